"""Write the tables of docs/explanation/speed.md anew from bench/results: `python -m bench.page`.

A table stands between `<!-- NAME -->` and `<!-- end of NAME -->`, NAME being that of a benchmark.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bench.result import RESULTS, Result, aimed, marked, with_spread

PAGE: Final = Path(__file__).parents[1] / "docs" / "explanation" / "speed.md"
_TABLE: Final = re.compile(r"<!-- (?P<name>[a-z]+) -->\n.*?<!-- end of (?P=name) -->", re.DOTALL)


def renewed(text: str) -> str:
    """The page with the figures that were measured last."""
    return _TABLE.sub(lambda found: "\n".join(_table(found["name"])), text)


def _table(name: str) -> Iterator[str]:
    told: Mapping[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    machine = told["machine"]
    yield f"<!-- {name} -->"
    yield "| what | ours | beside | theirs | value | aim | |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for each in told["results"]:
        row = Result(**each)
        theirs = "" if row.theirs is None else with_spread(row.theirs, row.theirs_each)
        cells = (row.name, with_spread(row.ours, row.ours_each), row.beside, theirs, f"{row.value:g} {row.unit}")
        yield f"| {' | '.join((*cells, aimed(row), marked(row)))} |"
    yield ""
    yield (
        f"{machine['taken'][:10]}, {machine['processor']}, {machine['cores']} cores, Python {machine['python']};"
        f" medians (least–most) of {', '.join(_rounds(told))} rounds: [{name}.json](../../bench/results/{name}.json)."
    )
    yield f"<!-- end of {name} -->"


def _rounds(told: Mapping[str, Any]) -> list[str]:
    return [str(runs) for runs in sorted({each["runs"] for each in told["results"]})]


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"written: {PAGE}")
