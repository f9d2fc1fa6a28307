"""A million dispatches: searched by their words, beside a scan for the same letters, on both engines; and at the desk.

They are short, 40 words each, and drawn as words of a language are: the second of them half as often as the first,
the third a third as often. What is timed is the whole answer with its 50 hits and their marks, as the desk and an
outlet's program get it.
"""

import os
import random
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from rich.progress import track
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from bench import desk
from bench.material import WORDS
from bench.result import Result
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch
from syndicate.model.search import Wanted
from syndicate.ports.ledger import Entry
from syndicate.rules.search.query import parse
from syndicate.store import open_ledger
from syndicate.store.engine import connect
from syndicate.store.ledger import SqlLedger

SIZE: Final = int(os.environ.get("SYNDICATE_BENCH_SEARCH", "1000000"))
POSTGRESQL: Final = os.environ.get("SYNDICATE_TEST_POSTGRESQL", "postgresql+psycopg://root@127.0.0.1:5432/test")
BATCH: Final = 2_000
FIRST: Final = datetime(2025, 1, 1, tzinfo=UTC)
RARE_EVERY: Final = 100_000
SECTION_EVERY: Final = 1_000
AIM_MILLIS: Final = 100.0
TURNS: Final = 20

_WEIGHTS: Final = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))
_SCANS: Final = {
    "sqlite": "SELECT seq FROM versions WHERE CAST(record AS TEXT) LIKE '%quizzacious%' ORDER BY seq DESC LIMIT 50",
    "postgresql": "SELECT seq FROM versions WHERE convert_from(record, 'UTF8') LIKE '%quizzacious%'"
    " ORDER BY seq DESC LIMIT 50",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One kind of search.

    Attributes:
        name: Of it.
        wanted: What is asked.
    """

    name: str
    wanted: Wanted


def turns() -> list[Turn]:
    """What is searched for."""
    first, second, third = WORDS[:3]
    harbours = frozenset({"harbours"})
    asked: Mapping[str, tuple[str, frozenset[str] | None]] = {
        "a rare word": ("quizzacious", None),
        "the commonest word": (first, None),
        "two common words": (f"{second} {third}", None),
        "a word in a hundred dispatches": (WORDS[len(WORDS) // 4], None),
        "a phrase of common words": (f'"{first} {second}"', None),
        "a common word without another": (f"{second} -{third}", None),
        "a common word in a section of a thousandth": (first, harbours),
        "two common words that never meet": ("dawn dusk", None),
        "a prefix": ("quizz*", None),
        "everything": ("", None),
    }
    made = [Turn(name, Wanted(query=parse(query), sections=sections)) for name, (query, sections) in asked.items()]
    month = Wanted(query=parse(first), since=FIRST, until=FIRST + timedelta(days=20))
    return [*made, Turn("a common word in a month long ago", month)]


def run(repeats: int) -> list[Result]:
    """Time every search, `repeats` times twenty, on every engine that is there."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
        for engine in ("sqlite", "postgresql"):
            with _store(engine, Path(name)) as url:
                if url:
                    results += _timed(engine, url, repeats)
                if url and engine == "sqlite":
                    results += desk.timed(Path(name), url, SIZE, (WORDS[0], "quizzacious"), TURNS * repeats)
    return results


def _timed(engine: str, url: str, repeats: int) -> list[Result]:
    ledger = open_ledger(url)
    _fill(ledger)
    database = connect(url)
    _settle(database)
    scan = _millis(lambda: _scan(database, engine), 1)[0]
    search = ledger.search()
    results = []
    for turn in turns():
        taken = _millis(partial(search.find, turn.wanted), TURNS * repeats)
        results.append(
            Result(
                name=f"search of {SIZE:,} dispatches, {engine}: {turn.name} (p50 {median(taken):.1f} ms)",
                value=round(quantiles(taken, n=100)[98], 1),
                unit="ms, p99",
                aim=AIM_MILLIS,
                better="lower",
                beside="a scan for a rare word",
                ours=round(median(taken), 2),
                theirs=round(scan, 1),
                runs=len(taken),
            )
        )
        print(results[-1].name, results[-1].value, file=sys.stderr, flush=True)
    database.dispose()
    ledger.close()
    return results


def _millis(work: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1000)
    return taken


def _scan(database: Engine, engine: str) -> None:
    with database.connect() as connection:
        connection.execute(text(_SCANS[engine])).all()


def _settle(database: Engine) -> None:
    """What each engine does by itself in time."""
    if database.dialect.name == "postgresql":
        with database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _fill(ledger: SqlLedger) -> None:
    dice = random.Random(1)  # noqa: S311  a benchmark is no secret
    for first in track(range(0, SIZE, BATCH), f"an archive of {SIZE:,}", disable=not sys.stderr.isatty()):
        entries = [_entry(number, dice) for number in range(first, min(first + BATCH, SIZE))]
        with ledger.writing() as writing:
            writing.record(entries, [])


def _entry(number: int, dice: random.Random) -> Entry:
    moment = FIRST + timedelta(seconds=number * 30)
    words = dice.choices(WORDS, cum_weights=_WEIGHTS, k=46)
    words.append("dawn" if number < SIZE // 2 else "dusk")
    if number % RARE_EVERY == 0:
        words.append("quizzacious")
    dispatch = Dispatch(
        guid=f"tag:wire.example,2026:{number}",
        version=1,
        source="newsroom",
        headline=" ".join(words[:6]),
        body=Body((Paragraph(" ".join(words[6:])),)),
        created=moment,
        filed=moment,
        received=moment,
    )
    sections = {"all", "harbours"} if number % SECTION_EVERY == 0 else {"all"}
    return Entry(dispatch=dispatch, sections=frozenset(sections), announce=False)


@contextmanager
def _store(engine: str, folder: Path) -> Iterator[str | None]:
    """The address of an empty store; None where no server answers."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'search.db'}"
        return
    schema = f"syndicate_{uuid.uuid4().hex[:12]}"
    server = create_engine(make_url(POSTGRESQL).update_query_dict({"connect_timeout": "3"}))
    with ExitStack() as held:
        held.callback(server.dispose)
        try:
            with server.begin() as connection:
                connection.execute(text(f"CREATE SCHEMA {schema}"))
        except (OperationalError, ModuleNotFoundError):
            yield None
            return
        held.callback(_drop, server, schema)
        address = make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"})
        yield address.render_as_string(hide_password=False)


def _drop(server: Engine, schema: str) -> None:
    with server.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
