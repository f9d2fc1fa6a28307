"""Curves over one axis as an SVG file: a panel for each thing, one under the other, light or dark as it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

WIDTH, HEIGHT = 720, 150
LEFT, RIGHT, TOP, BETWEEN, FOOT = 64, 40, 44, 40, 44
TICKS = 4
COLOURS = ("#2f6fbb", "#c2571a")
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#333}.title{font-weight:600}.grid{stroke:#ddd}"
    "polyline{fill:none;stroke-width:1.4}svg{background:#fff}"
    "@media(prefers-color-scheme:dark){svg{background:#161616}text{fill:#ddd}.grid{stroke:#383838}}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """What is drawn in one frame.

    Attributes:
        title: With its unit.
        curves: By name, a value for each place on the axis; at most two.
    """

    title: str
    curves: Mapping[str, Sequence[float]]


def drawn(places: Sequence[float], axis: str, panels: Sequence[Panel]) -> str:
    """Draw panels; each scale begins at 0 and ends at a round number.

    Args:
        places: On the axis below, rising from 0.
        axis: What they count.
        panels: From top to bottom.
    """
    height = TOP + len(panels) * (HEIGHT + BETWEEN) + FOOT - BETWEEN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + RIGHT} {height}" role="img">',
        f"<title>{escape(', '.join(panel.title for panel in panels))} by {escape(axis)}</title><style>{STYLE}</style>",
    ]
    most = max(places)
    for number, panel in enumerate(panels):
        parts += _panel(panel, [place / most for place in places], TOP + number * (HEIGHT + BETWEEN))
    bottom = height - FOOT + 18
    parts += [
        f'<text x="{LEFT + WIDTH * tick / TICKS:g}" y="{bottom}" text-anchor="middle">{most * tick / TICKS:,.0f}</text>'
        for tick in range(TICKS + 1)
    ]
    parts.append(f'<text x="{LEFT + WIDTH / 2:g}" y="{bottom + 18}" text-anchor="middle">{escape(axis)}</text></svg>')
    return "\n".join(parts) + "\n"


def _panel(panel: Panel, across: Sequence[float], top: int) -> Iterator[str]:
    most = rounded(max(max(values) for values in panel.curves.values()))
    yield f'<text class="title" x="{LEFT}" y="{top - 10}">{escape(panel.title)}</text>'
    for tick in range(TICKS + 1):
        y = top + HEIGHT * (1 - tick / TICKS)
        yield f'<path class="grid" d="M{LEFT} {y:g}h{WIDTH}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:g}" text-anchor="end">{most * tick / TICKS:g}</text>'
    for number, ((name, values), colour) in enumerate(zip(panel.curves.items(), COLOURS, strict=False)):
        points = " ".join(
            f"{LEFT + WIDTH * x:.1f},{top + HEIGHT * (1 - value / most):.1f}"
            for x, value in zip(across, values, strict=True)
        )
        yield f'<polyline points="{points}" stroke="{colour}"/>'
        if len(panel.curves) > 1:
            x = LEFT + WIDTH - 60 * (len(panel.curves) - 1 - number)
            yield f'<text x="{x}" y="{top - 10}" text-anchor="end" style="fill:{colour}">{escape(name)}</text>'


def rounded(most: float) -> float:
    """The next number at or above that is 1, 2, 4, 6 or 8 times a power of ten; 1 for nothing."""
    if most <= 0:
        return 1.0
    power = 10.0 ** floor(log10(most))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= most)
