"""What the desk does to stories by hand, over a real ledger, as the audit trail has it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.collect import Collector
from syndicate.desk.editor import SOURCE, DeskEditor
from syndicate.desk.reading import Desk
from syndicate.desk.trail import Trail
from syndicate.errors import IncompleteDispatch, KilledStory, RejectedFiling, SyndicateError, UnknownStory
from syndicate.formats.plain_text import PlainText
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.ports.editor import Copy
from syndicate.ports.ledger import Entry
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch, make_section
from tests.press import Clock
from tests.stores import lay_out

HOUR = timedelta(hours=1)
GUID = make_dispatch().guid
DEFAULTS = Defaults(source=SOURCE, agency="Example Wire", language="en", domain="wire.example")
COPY = Copy(headline="Harbour talks collapse", body="They ended on Tuesday.\r\n\r\n\r\n\r\nNo date was set.")
NOTHING = "Nothing changes: the story is as you want it already."


@dataclass
class Bureau:
    """An editor, and the record of what it does."""

    ledger: SqlLedger
    clock: Clock = field(default_factory=lambda: Clock(NOON + HOUR))

    @property
    def editor(self) -> DeskEditor:
        sections = [make_section(name="quays", title="Quays", any=make_section().any)]
        collector = Collector(ledger=self.ledger, bus=LocalBus(), desk=Desk((PlainText(),)), sections=sections)
        return DeskEditor(
            collector=collector, trail=Trail(acts=self.ledger.acts(), clock=self.clock), defaults=DEFAULTS
        )

    def record(self, **changes: object) -> Dispatch:
        dispatch = make_dispatch(**changes)
        with self.ledger.writing() as writing:
            writing.record([Entry(dispatch=dispatch, sections=frozenset({"quays"}), announce=True)], [])
        return dispatch

    @property
    def newest(self) -> Dispatch:
        return self.ledger.versions(GUID)[-1]

    @property
    def acts(self) -> list[tuple[str, str, str]]:
        return [(act.act, act.about, act.result) for act in self.ledger.acts().listed(5)]


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        yield Bureau(ledger)


def test_a_story_is_filed_with_its_paragraphs_and_a_second_time_changes_nothing(bureau: Bureau) -> None:
    done = bureau.editor.file(COPY, "anna")
    [story] = bureau.ledger.latest(5)
    assert (done.guid, done.version) == (story.guid, 1)
    assert story.body == Body((Paragraph("They ended on Tuesday."), Paragraph("No date was set.")))
    again = bureau.editor.file(COPY, "anna")
    assert (again.guid, again.version) == (story.guid, None)
    assert [about for _, about, _ in bureau.acts] == [story.guid, story.guid]
    assert bureau.ledger.counts().versions == 1


@pytest.mark.parametrize("body", ["They ended.", "KILL KILL KILL\n\nPlease kill this story."])
def test_a_story_without_a_headline_is_not_filed_and_the_trail_says_so(bureau: Bureau, body: str) -> None:
    with pytest.raises(IncompleteDispatch):
        bureau.editor.preview(Copy(headline=" ", body=body))
    with pytest.raises(IncompleteDispatch):
        bureau.editor.file(Copy(headline=" ", body=body), "anna")
    [(act, _, result)] = bureau.acts
    assert (act, result.startswith("not done: ")) == ("file", True)
    assert bureau.ledger.counts().versions == 0


def test_a_story_is_in_the_sections_it_was_put_into_and_in_no_section_that_there_is_not(bureau: Bureau) -> None:
    done = bureau.editor.file(Copy(headline="Talks end", body="They ended.", sections=("quays",)), "anna")
    assert bureau.ledger.sections([done.guid])[done.guid] == {"quays"}
    with pytest.raises(RejectedFiling, match="there is no section markets; there are quays"):
        bureau.editor.file(Copy(headline="Talks go on", body="They go on.", sections=("markets",)), "anna")


def test_a_correction_by_a_note_alone_keeps_the_text_and_tells_receivers(bureau: Bureau) -> None:
    standing = bureau.record()
    done = bureau.editor.correct_by(GUID, None, "Corrects a name.", "otto")
    assert done.version == bureau.newest.version == 2
    newest = bureau.newest
    assert (newest.signal, newest.ed_note, newest.body) == (Signal.CORRECTION, "Corrects a name.", standing.body)
    assert bureau.acts == [("correct", GUID, f"usable: version 2 of {GUID}")]


def test_a_correction_by_a_text_leaves_out_what_the_text_leaves_out_only_where_it_was_written_over(
    bureau: Bureau,
) -> None:
    bureau.record(byline="Jane Marlow")
    bureau.editor.correct_by(GUID, make_dispatch(headline="Talks end"), "Corrects it.", "otto")
    assert (bureau.newest.headline, bureau.newest.byline) == ("Talks end", "Jane Marlow")
    bureau.editor.correct(GUID, COPY, "Corrects it again.", "anna")
    assert (bureau.newest.headline, bureau.newest.byline) == ("Harbour talks collapse", None)


def test_an_embargoed_story_that_nobody_has_seen_is_released_from_its_newest_version(bureau: Bureau) -> None:
    bureau.record(embargo=NOON + timedelta(days=1))
    bureau.record(version=2, headline="Talks end", created=NOON + timedelta(minutes=1), embargo=NOON + 48 * HOUR)
    bureau.editor.release(GUID, "Out early.", "anna")
    assert (bureau.newest.headline, bureau.newest.embargo) == ("Talks end", None)


Act = Callable[[DeskEditor], object]
HOLD: Act = lambda editor: editor.hold(GUID, "Wait.", "anna")  # noqa: E731
KILL: Act = lambda editor: editor.kill(GUID, "It is not so.", "anna")  # noqa: E731


@pytest.mark.parametrize("act", [HOLD, KILL])
def test_of_a_story_that_there_is_not_it_is_said_where_to_look(bureau: Bureau, act: Act) -> None:
    with pytest.raises(UnknownStory, match="`syndicate list` shows what there is"):
        act(bureau.editor)
    assert bureau.ledger.counts().versions == 0


@pytest.mark.parametrize("act", [HOLD, KILL])
def test_a_killed_story_takes_no_further_act(bureau: Bureau, act: Act) -> None:
    bureau.record()
    KILL(bureau.editor)
    with pytest.raises(KilledStory, match="a kill is final"):
        act(bureau.editor)
    assert bureau.newest.version == 2


def test_a_forgotten_story_can_be_killed_and_nothing_else(bureau: Bureau) -> None:
    bureau.record()
    bureau.ledger.forgetting().forget([GUID], bureau.clock.now())
    with pytest.raises(SyndicateError, match="was forgotten after its keep_days; it can only be killed"):
        HOLD(bureau.editor)
    KILL(bureau.editor)
    assert bureau.newest.pub_status is PubStatus.CANCELED


def test_a_form_that_is_sent_twice_makes_one_version(bureau: Bureau) -> None:
    bureau.record(declared=1)
    HOLD(bureau.editor)
    again = bureau.editor.hold(GUID, "Wait.", "anna")
    assert (again.version, again.words) == (None, NOTHING)
    assert [result for _, _, result in bureau.acts] == [NOTHING, f"withheld: version 2 of {GUID}"]
    assert bureau.newest.version == 2
