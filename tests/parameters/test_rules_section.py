"""A plan may change the limits of rules, by name."""

import pytest


def test_limits_are_kept_and_part_of_the_fingerprint(load):
    changed = load("rules: {pace: 3}\n")
    assert changed.rules == {"pace": 3}
    assert changed.fingerprint() != load().fingerprint()


@pytest.mark.parametrize(
    ("written", "address", "message", "hint"),
    [
        ("rules: {pcae: 3}\n", "rules.pcae", "unknown limit", "did you mean 'pace'?"),
        ("rules: {pace: fast}\n", "rules.pace", "must be a number (got 'fast')", ""),
        ("rules: {pace: -1}\n", "rules.pace", "must be >= 0", ""),
        ("rules: 3\n", "rules", "must hold limits by name (got 3)", ""),
    ],
)
def test_a_wrong_limit_is_told_with_its_line(refused, written, address, message, hint):
    [problem] = refused(written)
    assert (problem.address, problem.message, problem.hint) == (address, message, hint)
    assert problem.line > 0


def test_no_limits_are_ours(load):
    assert load().rules == {}
