"""How many examples a hypothesis test looks at: few in every run of the tests, many in the nightly one."""

from hypothesis import settings

USUAL = 50


def examples(usual: int) -> settings:
    """`usual` examples, as many as half a minute allows; in another profile as many times more as it has itself."""
    return settings(max_examples=max(1, usual * settings.default.max_examples // USUAL))
