"""Tries the mutants of a module, each in a process forked from one that has gathered the tests.

The tests are run once to see which lines each of them comes by; of a mutant's tests only those run that come by its
line. The module is carried out anew with the slip in it, and what that makes takes the place of what was there: a
function keeps its identity and gets other code. No file is touched.

Of a module that tests come by only as it is imported, tables, other modules have made things of their own: each of its
mutants is in place before anything is imported.
"""

import ast
import inspect
import os
import pickle
import resource
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import BinaryIO

import pytest
from coverage import Coverage

from tools.mutating import Mutant

CPU_SECS = 20
"""What the tests of a mutant may compute before it counts as killed: it has lost its way."""

OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=slips")


def fates(source: Path, module: str, mutants: Sequence[Mutant], tests: Sequence[str]) -> Iterator[bool]:
    """Whether each mutant lives, in order.

    Raises:
        ChildProcessError: The tests fail without a slip, or their process died.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _silence()
        with os.fdopen(writing, "wb") as told:
            pytest.main([*tests, *OPTIONS], plugins=[_Trial(source, module, mutants, told)])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        seen = 0
        while byte := told.read(1):
            yield _lives_from_the_start(source, module, mutants[seen], tests) if byte == _UNREAD else byte == _LIVES
            seen += 1
    os.waitpid(child, 0)
    if seen < len(mutants):
        raise ChildProcessError(f"the tests of {module} fail without a slip: python -m pytest {' '.join(tests)}")


_LIVES, _DIES, _UNREAD = b"+", b"-", b"?"


def _lives_from_the_start(source: Path, module: str, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether a mutant lives that is there before the tests are gathered."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    _silence()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECS, CPU_SECS))
    sys.meta_path.insert(0, _Instead(module, source, mutant.tree))
    os._exit(pytest.main([*tests, *OPTIONS]))


class _Instead(SourceFileLoader):
    """Finds a mutant in place of the module that it was made of."""

    def __init__(self, module: str, source: Path, tree: ast.Module) -> None:
        super().__init__(module, str(source))
        self._tree = tree

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The module, and no other."""
        return spec_from_loader(name, self) if name == self.name else None

    def get_code(self, _: str) -> CodeType:
        """The mutant's."""
        return compile(self._tree, self.path, "exec", dont_inherit=True)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Takes the place of pytest's loop over the tests."""

    source: Path
    module: str
    mutants: Sequence[Mutant]
    told: BinaryIO

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run each mutant's tests, and tell which mutants live."""
        seen = _seen(self.source, session.items)
        for mutant in self.mutants if seen else ():
            self.told.write(self._fate(mutant, session, seen) if seen and seen.by_line else _UNREAD)
            self.told.flush()
        return True

    def _fate(self, mutant: Mutant, session: pytest.Session, seen: "_Seen") -> bytes:
        chosen = [session.items[number] for number in _passing(mutant, seen)]
        return _LIVES if _passes(session, chosen, partial(_slip, sys.modules[self.module], mutant)) else _DIES


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the tests did without a slip: by line the tests that came by, by test what it took."""

    by_line: Mapping[int, Sequence[int]]
    took: Sequence[float]


def _seen(source: Path, items: Sequence[pytest.Item]) -> _Seen | None:
    """None where a test fails."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "wb") as told:
            pickle.dump(_watched(source, items), told)
            told.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        seen: _Seen | None = pickle.load(told)  # noqa: S301 - of our own child
    os.waitpid(child, 0)
    return seen


def _watched(source: Path, items: Sequence[pytest.Item]) -> _Seen | None:
    took = []
    coverage = Coverage(data_file=None, include=[str(source)], config_file=False)
    coverage.set_option("run:disable_warnings", ["no-data-collected"])
    coverage.start()
    for number, item in enumerate(items):
        coverage.switch_context(str(number))
        _forget()
        began = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=_next(items, number))
        took.append(time.process_time() - began)
    coverage.stop()
    contexts = coverage.get_data().contexts_by_lineno(str(source))
    by_line = {line: [int(one) for one in names if one] for line, names in contexts.items()}
    return None if items and items[0].session.testsfailed else _Seen(by_line, took)


def _forget() -> None:
    """Empty every cache of ours: what is found in one is not done again, and no test but the first would come by."""
    for module in [one for name, one in sys.modules.items() if name.startswith("syndicate.")]:
        for held in list(vars(module).values()):
            if callable(clear := getattr(held, "cache_clear", None)):
                clear()


def _next(items: Sequence[pytest.Item], number: int) -> pytest.Item | None:
    return items[number + 1] if number + 1 < len(items) else None


def _passing(mutant: Mutant, seen: _Seen) -> list[int]:
    """The tests that come by a mutant, quickest first; every test for what is done at import alone."""
    numbers = {number for line in _lines(mutant) or () for number in seen.by_line.get(line, ())}
    return sorted(numbers or range(len(seen.took)), key=lambda number: seen.took[number])


def _lines(mutant: Mutant) -> range | None:
    """Those of the smallest statement that the slip is in; None where it is in no function."""
    within = [
        node
        for node in ast.walk(mutant.statement)
        if isinstance(node, ast.stmt) and node.lineno <= mutant.line <= (node.end_lineno or 0)
    ]
    functions = [node for node in within if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= mutant.line]
    if not functions:
        return None
    body = getattr(within[-1], "body", None)
    return range(within[-1].lineno, body[0].lineno if body else 1 + (within[-1].end_lineno or 0))


def _passes(session: pytest.Session, items: Sequence[pytest.Item], slipped: partial[None]) -> bool:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECS, CPU_SECS))
    code = 1
    try:
        slipped()
        _forget()
        for number, item in enumerate(items):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=_next(items, number))
            if session.testsfailed:
                break
        else:
            code = 0
    finally:
        os._exit(code)


def _slip(module: ModuleType, mutant: Mutant) -> None:
    """Carry out the mutant, and let what it makes take the place of what the module made, wherever that is held."""
    anew = {name: value for name, value in vars(module).items() if name.startswith("__")}
    exec(compile(mutant.tree, str(module.__file__), "exec", dont_inherit=True), anew)  # noqa: S102 - our own code
    for name, new in anew.items():
        old = vars(module).get(name)
        if not _recoded(old, new) and not name.startswith("__") and _is_other(old, new):
            for held in [vars(one) for one in sys.modules.values() if vars(one).get(name) is old]:
                held[name] = new


def _is_other(old: object, new: object) -> bool:
    """Whether it is another value of the same type; the module's own types are new each time, and stay as they were."""
    return type(old) is type(new) and not isinstance(old, type) and old != new


def _recoded(old: object, new: object) -> bool:
    """Give a function, or those of a class, the code of its new self; False for what has no code."""
    if isinstance(old, type) and isinstance(new, type):
        for name in vars(old).keys() & vars(new).keys() if old is not new else ():
            _recoded(_bare(vars(old)[name]), _bare(vars(new)[name]))
        return True
    one, other = (inspect.unwrap(it) if callable(it) else it for it in (old, new))
    if not (isinstance(one, FunctionType) and isinstance(other, FunctionType)):
        return False
    if one is not other and one.__code__.co_freevars == other.__code__.co_freevars:
        one.__code__, one.__defaults__, one.__kwdefaults__ = other.__code__, other.__defaults__, other.__kwdefaults__
    return True


def _bare(member: object) -> object:
    """The function behind what stands in a class."""
    if isinstance(member, property):
        return member.fget
    if isinstance(member, cached_property):
        return member.func
    return member.__func__ if isinstance(member, classmethod | staticmethod) else member


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
