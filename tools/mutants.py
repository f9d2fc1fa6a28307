"""Tries the tests: a slip is made in a rule, and its tests must fail.

`make mutants`, or for some modules:

python -m tools.mutants [MODULE …] [--only LINE …]

Each mutant runs in a process of its own, forked from this one, and no file is touched. What was seen is kept in
bench/results/mutants.json, and a module that was tried with the same code and the same tests is not tried again.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from tools.mutating import Mutant, mutants
from tools.trying import fates

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "bench" / "results" / "mutants.json"
PAGE = ROOT / "docs" / "explanation" / "mutants.md"
"""Where those are explained that no test can kill."""

_UNIT, _PROPERTY = "tests/unit/rules", "tests/property"


def _tests(names: str) -> tuple[str, ...]:
    """Files by their names, those of properties written with `*`."""
    return tuple(
        f"{_PROPERTY}/test_{name[1:]}.py" if name.startswith("*") else f"{_UNIT}/test_{name}.py"
        for name in names.split()
    )


_DATELINE = (
    "dateline dateline_days dateline_marks dateline_east dateline_lead_ins dateline_proof dateline_credits "
    "dateline_places dateline_conventions dateline_refused dateline_edges dateline_unseen *dateline"
)
_EMBARGO = "embargo wire_numbers *normalise"
_NORMALISE = "normalise normalise_datelines trimming flags wire_numbers *normalise"
_OUTLETS = "outlets *outlets"
_PLACES = "places normalise_datelines *places"
_SEARCH = "query search_words search_entries snippets search_bounds *search"
TESTS: Mapping[str, tuple[str, ...]] = {
    module: _tests(names)
    for module, names in {
        "lifecycle": "lifecycle *lifecycle",
        "withholding": "withholding",
        "routing": "routing subjects",
        "chains": "chains *lifecycle",
        "embargo": _EMBARGO,
        "embargo.moment": _EMBARGO,
        "embargo.words": _EMBARGO,
        "compose": "compose",
        "duplicates": "duplicates",
        "retry": "retry",
        "normalise": _NORMALISE,
        "normalise.cleaning": _NORMALISE,
        "normalise.datelines": _NORMALISE,
        "normalise.located": f"{_NORMALISE} places",
        "normalise.paragraphs": _NORMALISE,
        "normalise.status": _NORMALISE,
        "normalise.trimming": _NORMALISE,
        "normalise.wire": _NORMALISE,
        "normalise.work": _NORMALISE,
        "flags": "flags normalise",
        "flags.items": "flags normalise",
        "flags.words": "flags normalise",
        "access": "access",
        "addresses": "addresses",
        "allowance": "*allowance",
        "arrival": "arrival",
        "crontab": "crontab",
        "delivering": "delivering pace",
        "event_reading": "event_reading",
        "event_stream": "event_stream",
        "framing": "framing",
        "http_fields": "http_fields",
        "health": "health",
        "hub": "hub",
        "keeping": "keeping",
        "language": "language",
        "language_model": "language",
        "lead": "outlets compose",
        "media_topics": "subjects subject_tree routing",
        "networks": "networks *guarded",
        "pace": "pace",
        "page_links": "page_links",
        "publication": "publication",
        "request_ids": "request_ids",
        "revisions": "*revisions",
        "sign_offs": "trimming normalise",
        "subject_tree": "subject_tree",
        "subjects": "subjects",
        "text": "text *normalise",
        "tokens": "tokens",
        "websub": "websub",
        "outlets.composing": _OUTLETS,
        "outlets.markup": _OUTLETS,
        "outlets.pictures": _OUTLETS,
        "outlets.refusing": _OUTLETS,
        "outlets.shape": _OUTLETS,
        "places": _PLACES,
        "places.choice": _PLACES,
        "places.forms": _PLACES,
        "places.scope": _PLACES,
        "facts.keys": "dateline_facts",
        "facts.country_codes": "addresses",
        "facts.places": _PLACES,
        "facts.places.folding": _PLACES,
        "facts.places.table": f"places_table {_PLACES}",
        "search.entries": _SEARCH,
        "search.query": _SEARCH,
        "search.snippet": _SEARCH,
        "search.words": _SEARCH,
        **{
            f"dateline.{part}": _DATELINE
            for part in (
                "closing",
                "dates",
                "days",
                "east",
                "lead_in",
                "line",
                "pieces",
                "place_words",
                "places",
                "proof",
                "search",
                "shapes",
                "agencies",
            )
        },
        "dateline": _DATELINE,
    }.items()
}
"""Each module that is tried, and the tests that hold it, quickest first."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a module's mutants.

    Attributes:
        tried: How many.
        alive: Those that every test passed.
    """

    tried: int
    alive: Sequence[Mutant]


def source_of(module: str) -> Path:
    """The file of a module of the rules."""
    path = ROOT.joinpath("syndicate", "rules", *module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def tried(module: str, wanted: Callable[[Mutant], bool], progress: Progress) -> Seen:
    """Try every mutant of a module, or those that are wanted; the others count as killed."""
    source = source_of(module)
    every = list(mutants(source.read_text()))
    some = [one for one in every if wanted(one)]
    task = progress.add_task(module, total=len(some))
    alive = []
    tests = [str(ROOT / test) for test in TESTS[module]]
    for mutant, lives in zip(some, fates(source, f"syndicate.rules.{module}", some, tests), strict=True):
        if lives:
            alive.append(mutant)
            progress.console.print(f"alive  {module}:{mutant.line}  {mutant.slip}", markup=False, highlight=False)
        progress.advance(task)
    return Seen(len(every), alive)


def _digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _source(module: str) -> str:
    """Names the code of a module."""
    return _digest(source_of(module))


def _tests_of(module: str) -> str:
    """Names the tests of a module, and how slips are made and tried."""
    tools = [ROOT / "tools" / name for name in ("mutating.py", "trying.py")]
    return _digest(*(ROOT / test for test in TESTS[module]), *tools)


def _read() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(KEPT.read_text()) if KEPT.is_file() else {}
    return kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Try what was asked for; 1 where a mutant lives that nobody has explained."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("modules", nargs="*", choices=[*TESTS, []], metavar="MODULE", help=f"of: {', '.join(TESTS)}")
    parser.add_argument("--only", type=int, nargs="+", default=[], metavar="LINE", help="and keep nothing")
    parser.add_argument("--alive", action="store_true", help="those that lived, where tests were only added since")
    options = parser.parse_args(arguments)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()
    with Progress(console=Console(stderr=True)) as progress:
        for module in options.modules or TESTS:
            if options.only:
                tried(module, lambda one: one.line in options.only, progress)
            elif (record := _tried_again(module, progress, alive=options.alive)) is not None:
                KEPT.write_text(
                    json.dumps(_read() | {module: record}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
                )
    kept = _read()
    for line in report(kept):
        print(line)  # noqa: T201 - what was asked for
    explained = PAGE.read_text()
    return int(any(f"`{module}:{slip.partition(':')[0]}`" not in explained for module, slip in _alive(kept)))


def _tried_again(module: str, progress: Progress, *, alive: bool) -> dict[str, object] | None:
    """What becomes of a module's mutants; None where that is known."""
    names = {"source": _source(module), "tests": _tests_of(module)}
    kept = _read().get(module, {})
    if names.items() <= kept.items():
        return None
    lived = set(kept["alive"]) if alive and kept.get("source") == names["source"] else None
    seen = tried(module, lambda one: lived is None or _said(one) in lived, progress)
    return {
        **names,
        "mutants": seen.tried,
        "killed": seen.tried - len(seen.alive),
        "alive": [_said(mutant) for mutant in seen.alive],
    }


def _said(mutant: Mutant) -> str:
    return f"{mutant.line}: {mutant.slip}"


def _alive(kept: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((module, slip) for module, seen in kept.items() for slip in seen["alive"])


def report(kept: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A line for each module, and for each mutant that lives."""
    for module, seen in sorted(kept.items()):
        yield f"{module:24} {seen['mutants']:>5} mutants  {seen['killed']:>5} killed"
    for module, slip in sorted(_alive(kept)):
        yield f"alive  {module}:{slip}"


if __name__ == "__main__":
    sys.exit(main())
