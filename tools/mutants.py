"""Tries the tests: a slip is made in a rule, and its tests must fail.

`make mutants`, or for some modules:

python -m tools.mutants [MODULE …] [--only LINE …]

Each mutant runs in a process of its own, forked from this one, and no file is touched. What was seen is kept in
bench/results/mutants.json, and a module that was tried with the same code and the same tests is not tried again.
"""

import argparse
import hashlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
from rich.console import Console
from rich.progress import Progress

from tools.mutating import Mutant, mutants

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "bench" / "results" / "mutants.json"
PAGE = ROOT / "docs" / "explanation" / "mutants.md"
"""Where those are explained that no test can kill."""

CPU_SECS = 60
"""What a mutant may compute before it counts as killed: it has lost its way."""

_UNIT, _PROPERTY = "tests/unit/rules", "tests/property"
_DATELINE = (
    *(f"{_UNIT}/test_dateline{part}.py" for part in ("", "_conventions", "_refused", "_unseen")),
    f"{_PROPERTY}/test_dateline.py",
)
_EMBARGO = (f"{_UNIT}/test_embargo.py", f"{_UNIT}/test_wire_numbers.py", f"{_PROPERTY}/test_normalise.py")
_PARTS = ("closing", "dates", "days", "east", "lead_in", "line", "pieces", "place_words", "places", "proof", "search")
TESTS = {
    "embargo": _EMBARGO,
    "embargo.moment": _EMBARGO,
    "embargo.words": _EMBARGO,
    "lifecycle": (f"{_UNIT}/test_lifecycle.py", f"{_PROPERTY}/test_lifecycle.py"),
    "chains": (f"{_UNIT}/test_chains.py", f"{_PROPERTY}/test_lifecycle.py"),
    "routing": (f"{_UNIT}/test_routing.py", f"{_UNIT}/test_subjects.py"),
    "retry": (f"{_UNIT}/test_retry.py",),
    "withholding": (f"{_UNIT}/test_withholding.py",),
    "revisions": (f"{_PROPERTY}/test_revisions.py",),
    "text": (f"{_UNIT}/test_text.py",),
    "access": (f"{_PROPERTY}/test_access.py",),
    "http_fields": (f"{_UNIT}/test_http_fields.py",),
} | {f"dateline.{part}": _DATELINE for part in _PARTS}
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


class _Misprint(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a mutant's tree, every other as ever."""

    def __init__(self, name: str, source: Path, code: CodeType) -> None:
        self._name, self._source, self._code = name, source, code

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        spec = importlib.util.spec_from_file_location(
            fullname,
            self._source,
            loader=self,
            submodule_search_locations=[str(self._source.parent)] if self._source.name == "__init__.py" else None,
        )
        assert spec  # noqa: S101 - a file has one
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102 - our own code, with a slip in it


def source_of(module: str) -> Path:
    """The file of a module of the rules."""
    path = ROOT.joinpath("syndicate", "rules", *module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def survives(module: str, mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Whether the tests pass with a mutant in the module's place, or, for None, with the module itself."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    code = 1
    try:
        code = _tested(module, mutant, tests)
    finally:
        os._exit(code)


def _tested(module: str, mutant: Mutant | None, tests: Sequence[str]) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECS, CPU_SECS))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    if mutant:
        source = source_of(module)
        code = compile(mutant.tree, str(source), "exec", dont_inherit=True)
        sys.meta_path.insert(0, _Misprint(f"syndicate.rules.{module}", source, code))
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=slips")
    return next((int(failed) for test in tests if (failed := pytest.main([str(ROOT / test), *options]))), 0)


def tried(module: str, lines: Sequence[int], progress: Progress) -> Seen:
    """Try every mutant of a module, or those of some lines."""
    tests = TESTS[module]
    if not survives(module, None, tests):
        sys.exit(f"mutants: the tests of {module} fail without a slip: python -m pytest {' '.join(tests)}")
    some = [one for one in mutants(source_of(module).read_text()) if not lines or one.line in lines]
    task = progress.add_task(module, total=len(some))
    alive = []
    for mutant in some:
        if survives(module, mutant, tests):
            alive.append(mutant)
            progress.console.print(f"alive  {module}:{mutant.line}  {mutant.slip}", markup=False, highlight=False)
        progress.advance(task)
    return Seen(len(some), alive)


def _fingerprint(module: str) -> str:
    """Of the module, of its tests, and of how slips are made."""
    files = (source_of(module), *(ROOT / test for test in TESTS[module]), ROOT / "tools" / "mutating.py")
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try what was asked for; 1 where a mutant lives that nobody has explained."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("modules", nargs="*", choices=[*TESTS, []], metavar="MODULE", help=f"of: {', '.join(TESTS)}")
    parser.add_argument("--only", type=int, nargs="+", default=[], metavar="LINE", help="and keep nothing")
    options = parser.parse_args(arguments)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()
    kept = json.loads(KEPT.read_text()) if KEPT.is_file() else {}
    with Progress(console=Console(stderr=True)) as progress:
        for module in options.modules or TESTS:
            fingerprint = _fingerprint(module)
            if kept.get(module, {}).get("fingerprint") == fingerprint and not options.only:
                continue
            seen = tried(module, options.only, progress)
            if not options.only:
                kept[module] = _record(fingerprint, seen)
                KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    for line in report(kept):
        print(line)  # noqa: T201 - what was asked for
    explained = PAGE.read_text()
    return int(any(f"`{module}:{slip.partition(':')[0]}`" not in explained for module, slip in _alive(kept)))


def _alive(kept: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((module, slip) for module, seen in kept.items() for slip in seen["alive"])


def _record(fingerprint: str, seen: Seen) -> dict[str, object]:
    alive = [f"{mutant.line}: {mutant.slip}" for mutant in seen.alive]
    return {"fingerprint": fingerprint, "mutants": seen.tried, "killed": seen.tried - len(alive), "alive": alive}


def report(kept: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A line for each module, and for each mutant that lives."""
    for module, seen in sorted(kept.items()):
        yield f"{module:24} {seen['mutants']:>5} mutants  {seen['killed']:>5} killed"
    for module, slip in sorted(_alive(kept)):
        yield f"alive  {module}:{slip}"


if __name__ == "__main__":
    sys.exit(main())
