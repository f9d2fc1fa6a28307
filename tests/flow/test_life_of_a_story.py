"""One story through flash, urgent, lead, update, correction, hold, release and kill, looked at in every form.

After each step every page of its section, its archive document and every document of its own is read by our readers,
and what they say of the story is held against what has happened; and each form says it in its own terms (formats.md,
"Kill, correction, update, embargo").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.build import readers
from syndicate.build.writers import front_writers, item_writers, outlet_writer, writers
from syndicate.config.forms import SECTION_FORMS
from syndicate.desk.lines import Line
from syndicate.desk.reading import Desk, Refusal
from syndicate.formats.ninjs.writing import NinjsWriter
from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.outlet import Form, Outlet
from syndicate.rules.addresses import archive_path, item_path, section_path, version_path
from syndicate.rules.facts.profiles import PROFILES
from syndicate.rules.normalise import Defaults
from tests.makers import AGENCY, NOON, make_dispatch, make_filing, make_section
from tests.press import press_house

GUID = "urn:newsml:wire.example:20261124:sluice-17"
MINUTE = timedelta(minutes=1)
NOTE = "CORRECTS number of barges in paragraph 1 to two, not twenty."
HOLD_NOTE = "Hold for a legal check."
KILL_NOTE = "The story is wrong; do not use it."
SLUGLINE = "SLUICE-BRIDGE"
FIRST = "Grand Sluice bridge closed after barge collision"
WORDS = ("Sluice bridge", "barges", "Halloran", "engineers")


def version(number: int, **changes: object) -> Dispatch:
    moment = NOON + number * MINUTE
    fields: dict[str, object] = {
        "guid": GUID,
        "version": number,
        "declared": number,
        "slugline": SLUGLINE,
        "headline": "Two barges hit Grand Sluice bridge",
        "byline": "Ines Halloran",
        "agency": "Example Wire",
        "language": "en",
        "dateline": Dateline(raw="PORT ELDER (EXW) -", cities=("PORT ELDER",), agency="EXW"),
        "body": Body((Paragraph("Twenty barges hit the Grand Sluice bridge, engineers said."), Paragraph("No date."))),
        "created": moment,
        "filed": moment,
        "received": moment + timedelta(seconds=1),
    }
    return make_dispatch(**(fields | changes))


@dataclass(frozen=True)
class Step:
    """What is filed, and what is to be seen of it then."""

    name: str
    filed: Dispatch

    @property
    def usable(self) -> bool:
        return self.filed.pub_status is PubStatus.USABLE


CORRECTED = Body((Paragraph("Two barges hit the Grand Sluice bridge, engineers said."), Paragraph("No date.")))
STEPS = [
    Step("flash", version(1, urgency=1, priority="f", headline=FIRST, body=Body(), dateline=None, byline=None)),
    Step("urgent", version(2, urgency=2, headline=FIRST, body=Body((Paragraph("A barge hit it, engineers said."),)))),
    Step("lead", version(3, urgency=3, follows=True, take=1)),
    Step("update", version(4, urgency=3, signal=Signal.UPDATE, headline="Barges hit Grand Sluice bridge; two hurt")),
    Step("correction", version(5, signal=Signal.CORRECTION, ed_note=NOTE, body=CORRECTED)),
    Step("hold", version(6, pub_status=PubStatus.WITHHELD, ed_note=HOLD_NOTE, body=CORRECTED)),
    Step("release", version(7, signal=Signal.UPDATE, body=CORRECTED)),
    Step("kill", version(8, pub_status=PubStatus.CANCELED, ed_note=KILL_NOTE, headline="KILL", body=Body())),
]
NAMES = [step.name for step in STEPS]

DESK = Desk(readers())
DEFAULTS = Defaults(source="downstream", agency="Example Wire", language="en", domain="downstream.example")

WIRES = ("iptc-7901", "anpa-1312")
"""Forms that have no place for a guid and a version."""

FEEDS = ("rss", "atom", "jsonfeed")
"""Forms that leave a story out while it is held."""

TERMS = {
    "rss": {"kill": rb'class="kill"', "correction": rb"Correction: |CORRECTS number"},
    "atom": {"kill": rb"<at:deleted-entry [^>]*ref=", "correction": rb"CORRECTS number"},
    "jsonfeed": {"kill": rb'"pubstatus":"canceled"', "correction": rb'"signal":"correction"'},
    "newsml-g2": {
        "kill": rb'<pubStatus qcode="stat:canceled"/>',
        "hold": rb'<pubStatus qcode="stat:withheld"/>',
        "correction": rb'<signal qcode="sig:correction"/>',
        "update": rb'<signal qcode="sig:update"/>',
        "release": rb'<pubStatus qcode="stat:usable"/>',
    },
    "newsml-g2-package": {
        "kill": rb'<pubStatus qcode="stat:canceled"/>',
        "hold": rb'<pubStatus qcode="stat:withheld"/>',
        "release": rb'<pubStatus qcode="stat:usable"/>',
    },
    "ninjs": {
        "kill": rb'"pubStatus":"canceled"',
        "hold": rb'"pubStatus":"withheld"',
        "correction": rb'"edNote":"CORRECTS',
        "release": rb'"pubStatus":"usable"',
    },
    "nitf": {
        "kill": rb'management-status="canceled"',
        "hold": rb'management-status="withheld"',
        "correction": rb'<correction info="CORRECTS',
        "update": rb'generation="4"',
        "release": rb'management-status="usable"',
    },
    "newsml-1.2": {
        "kill": rb'<Status FormalName="Canceled"',
        "hold": rb'<Status FormalName="Withheld"',
        "correction": rb'<RevisionId PreviousRevision="4" Update="N">5</RevisionId>',
        "release": rb'<Status FormalName="Usable"',
    },
    "iptc-7901": {"kill": rb"\x07{5}KILL KILL KILL", "hold": rb"HOLD HOLD HOLD", "correction": rb"(?i)correct"},
    "anpa-1312": {"kill": rb"(?s)\x07{5}.*KILL KILL KILL", "hold": rb"HOLD HOLD HOLD", "correction": rb"(?i)correct"},
    "text": {"kill": rb"KILL", "hold": rb"HOLD", "correction": rb"(?i)correct"},
    "html": {"correction": rb"(?i)correction"},
}
"""By form and step, what must stand on the page in the form's own terms."""


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The whole stand after each step, by the step's name."""
    folder = tmp_path_factory.mktemp("life")
    section = make_section(limit=2, formats=SECTION_FORMS)
    with press_house(
        folder,
        section,
        writers=writers(AGENCY),
        item_writers=item_writers(AGENCY),
        versions={"newsml-g2"},
        front_writers=front_writers(AGENCY),
    ) as house:
        house.press = replace(house.press, lines=[_line(name) for name in ("sitemap", "smartnews", "msn")])
        stands: dict[str, Path] = {}
        for step in STEPS:
            house.file(step.filed)
            house.press.publish()
            stands[step.name] = _copied(folder / "feeds", folder / step.name)
        yield stands


def _line(name: str) -> Line:
    outlet = Outlet(name=name, title=name, sections=("all",), profile=PROFILES[name])
    return Line(outlet=outlet, writer=outlet_writer(outlet, AGENCY))


def _copied(feeds: Path, to: Path) -> Path:
    for path in feeds.rglob("*"):
        if path.is_file() and path.suffix not in {".gz", ".br", ".zst"}:
            copy = to / path.relative_to(feeds)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return to


def said(stand: Path, path: str) -> bytes:
    """What is answered at an address: the page, or what is said of one that is gone; nothing for a 404."""
    found = next((file for file in (stand / path, stand / f"{path}.gone") if file.is_file()), None)
    return found.read_bytes() if found else b""


def understood(page: bytes) -> list[Dispatch]:
    """What another desk of ours makes of a page."""
    if page.split() in ([], [b"[", b"]"]):
        return []
    outcomes = list(DESK.read(make_filing(page), DEFAULTS))
    assert [outcome for outcome in outcomes if isinstance(outcome, Refusal)] == []
    return [outcome for outcome in outcomes if isinstance(outcome, Dispatch)]


def pages(form: str) -> list[str]:
    """Every address that a form of the story has but those in the archive."""
    found = [section_path("all", writer.filename) for writer in writers(AGENCY) if writer.name == form]
    names = {"nitf": ("nitf", "nitf-without-namespace")}.get(form, (form,))
    return found + [item_path(GUID, writer.suffix) for writer in item_writers(AGENCY) if writer.name in names]


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
@pytest.mark.parametrize("form", [form for form in TERMS if form not in {"html", "newsml-g2-package"}])
def test_every_form_says_what_has_become_of_the_story(lives: dict[str, Path], form: str, step: Step) -> None:
    for path in pages(form):
        found = understood(said(lives[step.name], path))
        if form in FEEDS and step.name == "hold":
            assert found == [], path
            continue
        [story] = found
        if form not in WIRES:
            assert story.guid == GUID, path
            assert story.declared in {step.filed.version, None}, path
        assert story.pub_status is step.filed.pub_status, path
        assert (story.slugline or SLUGLINE).startswith(SLUGLINE), path
        if step.usable:
            assert story.headline == step.filed.headline, path
            assert story.body.text.endswith(step.filed.body.text[-20:]), path
        if step.name == "correction":
            assert story.signal is Signal.CORRECTION or form == "ninjs", path
            assert "two, not twenty" in (story.ed_note or ""), path
        if step.name == "kill":
            assert KILL_NOTE in (story.ed_note or ""), path


@pytest.mark.parametrize(
    ("form", "step"), [(form, step) for form, terms in TERMS.items() for step in terms], ids=lambda value: value
)
def test_every_form_says_it_in_its_own_terms(lives: dict[str, Path], form: str, step: str) -> None:
    for path in pages(form):
        assert re.search(TERMS[form][step], said(lives[step], path)), path


@pytest.mark.parametrize("step", ["hold", "kill"])
def test_while_it_may_not_be_used_no_page_says_a_word_of_it(lives: dict[str, Path], step: str) -> None:
    for path in lives[step].rglob("*"):
        if path.is_file():
            content = path.read_bytes().decode()
            assert [word for word in WORDS if word in content] == [], path


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_its_archive_document_holds_it_while_it_may_be_used(lives: dict[str, Path], step: Step) -> None:
    for writer in writers(AGENCY):
        page = said(lives[step.name], archive_path("all", 1, writer.filename))
        if writer.name in {"html", "newsml-g2-package"}:
            assert (step.filed.headline.encode() in page) is step.usable
        else:
            stories = [story for story in understood(page) if story.item_class != "composite"]
            assert [story.headline for story in stories] == ([step.filed.headline] if step.usable else []), writer.name


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_search_engines_are_told_of_it_while_it_may_be_used(lives: dict[str, Path], step: Step) -> None:
    listed = b"news:title" in said(lives[step.name], "outlets/sitemap/sitemap.xml")
    assert listed is step.usable


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_outlets_are_told_in_their_terms(lives: dict[str, Path], step: Step) -> None:
    smartnews = said(lives[step.name], "outlets/smartnews/smartnews.xml")
    msn = said(lives[step.name], "outlets/msn/rss.xml")
    if step.usable:
        assert b"deleted" not in smartnews
        assert b"expirationDate>" not in msn
    else:
        assert smartnews.count(b'state="deleted"') == 1
        assert b"<mi:expirationDate>" in msn


def test_at_its_addresses_it_is_gone_after_the_kill_in_every_form(lives: dict[str, Path]) -> None:
    at = [item_path(GUID, writer.suffix) for writer in item_writers(AGENCY)]
    at += [version_path(GUID, number, "xml") for number in range(1, 9)]
    for path in at:
        assert not (lives["kill"] / path).exists(), path
        assert (lives["kill"] / f"{path}.gone").is_file(), path


def test_updated_moves_with_every_version_and_published_never(lives: dict[str, Path]) -> None:
    moments = []
    for step in STEPS:
        page = said(lives[step.name], "all/atom.xml").decode()
        if step.usable:
            [published] = re.findall(r"<published>([^<]*)", page)
            [updated] = re.findall(r"<entry.*?<updated>([^<]*)", page, re.DOTALL)
            moments.append(datetime.fromisoformat(updated))
            assert datetime.fromisoformat(published) == STEPS[0].filed.created
    assert moments == [step.filed.received for step in STEPS if step.usable]


@pytest.mark.parametrize("release", ["2.1", "1.4"])
@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_earlier_releases_of_ninjs_say_the_same(release: str, step: Step) -> None:
    [story] = understood(NinjsWriter(AGENCY, release).document(step.filed))
    assert (story.guid, story.declared, story.pub_status) == (GUID, step.filed.version, step.filed.pub_status)
    assert (story.headline == step.filed.headline) is step.usable


def test_an_embargo_shows_nowhere_before_its_end_and_everywhere_at_it(tmp_path: Path) -> None:
    end = NOON + timedelta(hours=6)
    with press_house(
        tmp_path,
        make_section(limit=2, formats=SECTION_FORMS),
        writers=writers(AGENCY),
        item_writers=item_writers(AGENCY),
        versions={"newsml-g2"},
        front_writers=front_writers(AGENCY),
    ) as house:
        house.press = replace(house.press, lines=[_line(name) for name in ("sitemap", "plain")])
        house.press.refresh()
        before = _everything(tmp_path / "feeds")
        house.file(version(1, embargo=end))
        house.clock.moment = end - timedelta(microseconds=1)
        assert house.press.publish() + house.press.refresh() == 0
        assert _everything(tmp_path / "feeds") == before
        house.clock.moment = end
        house.press.publish()
        forms = [form for form in TERMS if form != "html"]
        lacking = [path for form in forms for path in pages(form) if GUID not in house.page(path)]
        wires = {"all/iptc-7901.txt", "all/anpa-1312.txt"}
        assert [path for path in lacking if "iptc-7901" not in path and "anpa-1312" not in path] == []
        for path in wires:
            assert "Grand Sluice" in house.page(path)
        for path in ("outlets/sitemap/sitemap.xml", "outlets/plain/rss.xml", "index.html", item_path(GUID)):
            assert "Two barges" in house.page(path)


def _everything(feeds: Path) -> dict[Path, bytes]:
    files = (path for path in feeds.rglob("*") if path.is_file() and path.suffix not in {".br", ".zst"})
    return {path: path.read_bytes() for path in files}


def test_a_form_of_outlets_is_missing_nowhere() -> None:
    assert {form for form in Form if form not in {Form.SMARTNEWS, Form.SITEMAP, Form.NITF}} <= {*SECTION_FORMS}
