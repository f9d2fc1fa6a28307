"""Whatever is private, whoever asks and however: nobody is sent a byte that no token of theirs opens."""

import asyncio
import tempfile
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.build import new_token
from syndicate.build.access import Records, guarded
from syndicate.config import Config, load
from syndicate.ports.ledger import Entry
from syndicate.rules.addresses import item_path
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.answers import Answer
from syndicate.web.app import Application
from syndicate.web.clients import Clients
from syndicate.web.keeper import Guarded
from tests.makers import NOON, make_dispatch
from tests.stores import lay_out
from tests.torture import times

SECTIONS, OUTLETS = ("harbours", "quays", "talks"), ("courier", "gazette")
GUIDS = tuple(f"tag:wire.example,2026:s{number}" for number in range(4))
FILES = {"index.html": "html", "rss.xml": "rss", "ninjs.json": "ninjs"}
SUFFIXES = {"html": "html", "json": "ninjs", "xml": "newsml-g2"}
HERE, ELSEWHERE = "192.0.2.7:40000", "198.51.100.7:40000"


@dataclass(frozen=True)
class World:
    """Which sections are private, what outlets take and may have, and in which sections each story is."""

    private: frozenset[str]
    takes: Mapping[str, frozenset[str]]
    formats: Mapping[str, frozenset[str]]
    closed_feeds: frozenset[str]
    bound: frozenset[str]
    stories: Sequence[frozenset[str]]

    def config(self) -> str:
        lines = ['[agency]\nname = "Meridian Press"\ntag = "MER"\ndomain = "wire.example"']
        lines.append('base_url = "https://wire.example/"')
        for name in SECTIONS:
            lines.append(f'[sections.{name}]\ntitle = "{name}"\nformerly = ["old-{name}"]')
            lines.append("public = false" if name in self.private else "")
        for name in OUTLETS:
            lines.append(f'[outlets.{name}]\nprofile = "plain"\nsections = {sorted(self.takes[name])}')
            lines.append(f"formats = {sorted(self.formats[name])}" if self.formats[name] else "")
            lines.append("public = false" if name in self.closed_feeds else "")
            lines.append('allowed_from = ["192.0.2.0/24"]' if name in self.bound else "")
        return "\n".join(lines)

    def words(self, sections: frozenset[str]) -> bytes:
        """What a page of these sections says."""
        return b" ".join(_mark(n) for n, its in enumerate(self.stories) if its & sections) + b" end"

    def is_secret(self, number: int) -> bool:
        return bool(self.private) and self.stories[number] <= self.private

    def may_read(self, outlet: str | None, number: int, path: str) -> bool:
        if not self.is_secret(number):
            return True
        if outlet is None or not self.takes[outlet] & self.stories[number]:
            return False
        if path.startswith("outlets/"):
            return path.startswith(f"outlets/{outlet}/")
        return self.has_form(outlet, path)

    def has_form(self, outlet: str, path: str) -> bool:
        suffixed = path.startswith("items/")
        form = SUFFIXES[path.rpartition(".")[2]] if suffixed else FILES[path.rpartition("/")[2]]
        return not self.formats[outlet] or form in self.formats[outlet]

    def is_open(self, outlet: str, path: str) -> bool:
        """Whether an outlet is to be sent a page."""
        folder, _, rest = path.partition("/")
        if folder == "outlets":
            name = rest.partition("/")[0]
            return name == outlet or self._is_public(name)
        if folder == "items":
            (number,) = (n for n, guid in enumerate(GUIDS) if path.startswith(item_path(guid, "")))
            its = self.stories[number]
            if not self.private or its - self.private:
                return True
            return bool(its & self.takes[outlet]) and self.has_form(outlet, path)
        return folder not in self.private or (folder in self.takes[outlet] and self.has_form(outlet, path))

    def _is_public(self, outlet: str) -> bool:
        return outlet not in self.closed_feeds and not self.takes[outlet] & self.private


def _mark(number: int) -> bytes:
    return b"<story-%d>" % number


some_sections = st.frozensets(st.sampled_from(SECTIONS))
worlds = st.builds(
    World,
    private=some_sections,
    takes=st.fixed_dictionaries({name: some_sections.filter(bool) for name in OUTLETS}),
    formats=st.fixed_dictionaries({name: st.frozensets(st.sampled_from(sorted(FILES.values()))) for name in OUTLETS}),
    closed_feeds=st.frozensets(st.sampled_from(OUTLETS)),
    bound=st.frozensets(st.sampled_from(OUTLETS)),
    stories=st.lists(some_sections, min_size=len(GUIDS), max_size=len(GUIDS)),
)


@dataclass
class Served:
    """A world behind its guard."""

    world: World
    config: Config
    ledger: SqlLedger
    guarded: Guarded
    application: Application
    pages: dict[str, bytes]
    loop: asyncio.AbstractEventLoop
    tokens: dict[str, str] = field(default_factory=dict)
    known: int = 0

    def ask(self, path: str, peer: str = HERE, method: str = "GET", **fields: str) -> Answer:
        if self.guarded.guard.is_open(path, fields.get):
            return self.application.answer(method, path, fields.get)
        guard = self.guarded.guard
        asking = guard.answer(self.application, method, path, fields.get, query="", peer=peer)
        answer = self.loop.run_until_complete(asking)
        again = guard.known(self.application, method, path, fields.get, query="", peer=peer)
        assert again is None or again == answer, "who comes again is told something else"
        self.known += again is not None
        return answer

    def refresh(self) -> None:
        self.guarded.guard.gate.keys.refresh()


@cache
def _empty_store() -> bytes:
    """A store with its tables, to be copied."""
    with tempfile.TemporaryDirectory() as folder:
        open_ledger(lay_out(Path(folder) / "syndicate.db")).close()
        return Path(folder, "syndicate.db").read_bytes()


@contextmanager
def serving(world: World) -> Iterator[Served]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.toml").write_text(world.config())
        (folder / "syndicate.db").write_bytes(_empty_store())
        config = load(folder / "config.toml")
        pages = dict(_pages(world))
        for path, words in (*pages.items(), ("closed/rss.xml.gone", b"")):  # not put: syncing takes its time
            file = folder / "feeds" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(words)
        with (
            closing(asyncio.new_event_loop()) as loop,
            closing(open_ledger(lay_out(folder / "syndicate.db"))) as ledger,
            closing(FolderStand(folder / "feeds")) as stand,
        ):
            with ledger.writing() as writing:
                stories = zip(GUIDS, world.stories, strict=True)
                entries = [
                    Entry(dispatch=make_dispatch(guid=guid), sections=its, announce=False) for guid, its in stories
                ]
                writing.record(entries, [])
            its = guarded(config, Records.of(ledger), Clients(), None, ())
            former = {former: section.name for section in config.sections for former in section.formerly}
            served = Served(world, config, ledger, its, Application(stand, renamed=former), pages, loop)
            for outlet in OUTLETS:
                served.tokens[outlet], kept = new_token(outlet, NOON)
                ledger.tokens().add(kept)
            served.refresh()
            try:
                yield served
            finally:
                loop.run_until_complete(loop.shutdown_default_executor())


def _pages(world: World) -> Iterator[tuple[str, bytes]]:
    public = frozenset(SECTIONS) - world.private
    yield "index.html", world.words(public)
    for section in SECTIONS:
        for file in FILES:
            yield f"{section}/{file}", world.words(frozenset({section}))
            yield f"{section}/archive/1/{file}", world.words(frozenset({section}))
    for outlet in OUTLETS:
        yield f"outlets/{outlet}/rss.xml", world.words(world.takes[outlet])
    for number, guid in enumerate(GUIDS):
        for suffix in SUFFIXES:
            yield item_path(guid, suffix), _mark(number)


def _basic(user: str, token: str) -> str:
    return "Basic " + b64encode(f"{user}:{token}".encode()).decode()


def _addresses(path: str) -> list[str]:
    folder = path.rpartition("/")[0]
    return [
        f"/{path}",
        f"/{path.removesuffix('index.html')}",
        f"/{path.upper()}",
        f"/{path.title()}",
        f"//{path}",
        f"/{path}.gz",
        f"/{path}/",
        f"/{folder}",
        f"/old-{path}",
        f"/./{path}",
        f"/x/../{path}",
        f"/{path}\0",
        f"/{path.replace('/', '%2f')}",
    ]


def _leaks(served: Served, answer: Answer, outlet: str | None, path: str) -> list[int]:
    return [
        number
        for number in range(len(GUIDS))
        if _mark(number) in answer.body and not served.world.may_read(outlet, number, path)
    ]


@settings(max_examples=times(12, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds, data=st.data())
def test_only_a_token_that_opens_a_story_shows_it(world: World, data: st.DataObject) -> None:
    with serving(world) as served:
        tokens = served.tokens
        for path in data.draw(st.lists(st.sampled_from(sorted(served.pages)), min_size=6, max_size=6)):
            for address in _addresses(path):
                for outlet in OUTLETS:
                    here = data.draw(st.sampled_from((HERE, ELSEWHERE)))
                    good = outlet if here == HERE or outlet not in world.bound else None
                    other = next(name for name in OUTLETS if name != outlet)
                    token = tokens[outlet]
                    asked = [
                        (None, served.ask(address, here)),
                        (None, served.ask(address, here, authorization="Bearer syn_00000000_" + "A" * 22)),
                        (None, served.ask(address, here, authorization=_basic(other, token))),
                        (None, served.ask(f"/key/{token[:-1]}{address}", here)),
                        (good, served.ask(address, here, authorization=f"Bearer {token}")),
                        (good, served.ask(address, here, authorization=_basic(outlet, token))),
                        (good, served.ask(f"/key/{token}{address}", here)),
                        (good, served.ask(address, here, "HEAD", authorization=f"Bearer {token}")),
                    ]
                    for who, answer in asked:
                        assert _leaks(served, answer, who, path) == [], (address, who, answer.status)
                        assert all(each not in str(answer.headers) for each in tokens.values())
                        assert all(each.encode() not in answer.body for each in tokens.values())


@settings(max_examples=times(12, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds)
def test_a_token_opens_what_is_its_outlets_and_nothing_once_it_has_ended(world: World) -> None:
    with serving(world) as served:
        for outlet, token in served.tokens.items():
            shown = f"Bearer {token}"
            for path, words in served.pages.items():
                answer = served.ask(f"/{path}", authorization=shown)
                assert (answer.body == words) is world.is_open(outlet, path), (path, answer.status)
        assert served.known >= len(OUTLETS)
        for outlet in OUTLETS:
            served.ledger.tokens().end(outlet, None, NOON + timedelta(days=1))
        served.refresh()
        for outlet, token in served.tokens.items():
            for path in served.pages:
                for answer in (
                    served.ask(f"/{path}", authorization=f"Bearer {token}"),
                    served.ask(f"/key/{token}/{path}"),
                    served.ask(f"/{path}", authorization=_basic(outlet, token)),
                ):
                    assert _leaks(served, answer, None, path) == []
                    if path.startswith("outlets/") and path.split("/")[1] in world.closed_feeds:
                        assert answer.status == 401


@settings(max_examples=times(12, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds.filter(lambda world: bool(world.private)), accept=st.sampled_from(("", "text/html", "*/*")))
def test_without_a_token_what_is_private_answers_like_what_is_not_there(world: World, accept: str) -> None:
    with serving(world) as served:
        wanted = served.ask("/nosuch/rss.xml", accept=accept)
        assert wanted.status == 401
        unknown = [f"/items/ab/{'ab' * 10}.html", "/nosuch", "/items/x", f"/{min(world.private)}/nothing.xml"]
        private = [f"/{section}/{file}" for section in world.private for file in ("", *FILES, "archive/1/rss.xml")]
        private += [f"/old-{section}/rss.xml" for section in world.private]
        private += [f"/{item_path(GUIDS[n])}" for n in range(len(GUIDS)) if world.is_secret(n)]
        for path in (*unknown, *private):
            assert served.ask(path, accept=accept) == wanted, path
        assert served.ask("/closed/rss.xml").status == 410
        assert served.ask("/robots.txt").status == 404
