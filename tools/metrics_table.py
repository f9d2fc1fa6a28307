"""Write the table of docs/reference/metrics.md anew: `python -m tools.metrics_table`."""

from pathlib import Path
from typing import Final

from syndicate.metrics.catalogue import EVERY, Metric

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "metrics.md"

_BEGIN: Final = "| metric | kind | labels | what it says |\n| --- | --- | --- | --- |\n"


def table() -> str:
    """A line for each metric."""
    return _BEGIN + "".join(map(_line, EVERY))


def with_table(page: str) -> str:
    """The page, its table made anew."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition("\n\n")
    return f"{before}{table()}\n{after}"


def _line(metric: Metric) -> str:
    labels = ", ".join(f"`{label}`" for label in metric.labels) or "-"
    return f"| `{metric.name}` | {metric.kind} | {labels} | {metric.says} |\n"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text()))
