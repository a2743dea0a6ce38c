"""The charts that a run has only where draws were made."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.analyses.afford_chart import afford_chart
from outputs.analyses.bars_chart import shares_chart, tornado_chart
from outputs.analyses.convergence_chart import convergence_chart
from outputs.analyses.fan_chart import fan_chart
from outputs.chart_style import Chart
from scenarios import Projection, how_sure


def sure_charts(projection: Projection, source: str) -> Iterator[Chart]:
    """Fan, tornado, curve of affordability, convergence, importance: those that there is something to draw for."""
    sure = how_sure(projection)
    name = sure.outcome.scenario
    one = projection.scenarios[name]
    if one.drawn is None:
        return
    yield fan_chart(projection, one, source)
    if sure.tornado is not None:
        yield tornado_chart(sure.tornado, one.model.scenario, source)
    if name in sure.affordability:
        yield afford_chart(projection, sure.affordability[name], source)
    yield convergence_chart(projection, one, source)
    if sure.importance is not None:
        yield shares_chart(sure.importance, sure.outcome, one.model.scenario, source)
