from datetime import timedelta

from syndicate.desk.editing import corrected, held, killed, released
from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, PubStatus, Signal, Subject
from syndicate.model.story import Story, Take
from syndicate.rules.lifecycle import Accept, place
from tests.makers import NOON, make_dispatch

LATER = NOON + timedelta(hours=1)
STANDING = make_dispatch(
    version=3,
    declared=3,
    byline="Jane Marlow",
    dateline=Dateline(raw="KESTREL BAY -", cities=("KESTREL BAY",)),
    slugline="BC-HARBOUR",
    keywords=("harbour",),
    subjects=(Subject(code="medtop:11000000"),),
    associations=(Association(href="https://wire.example/quay.jpg"),),
)


def test_a_kill_says_nothing_of_the_story() -> None:
    kill = killed(STANDING, "It is not so.", LATER)
    assert (kill.pub_status, kill.ed_note, kill.guid) == (PubStatus.CANCELED, "It is not so.", STANDING.guid)
    assert (kill.body, kill.byline, kill.dateline, kill.keywords, kill.subjects, kill.associations) == (
        Body(),
        None,
        None,
        (),
        (),
        (),
    )
    assert STANDING.headline not in kill.headline


def test_a_hold_and_a_release_keep_the_text() -> None:
    hold = held(STANDING, "Being checked.", LATER)
    assert (hold.pub_status, hold.body) == (PubStatus.WITHHELD, STANDING.body)
    assert released(hold, "Checked.", LATER).pub_status is PubStatus.USABLE


def test_a_release_ends_an_embargo() -> None:
    embargoed = make_dispatch(embargo=LATER + timedelta(days=1))
    assert released(embargoed, "Out early.", LATER).embargo is None


def test_a_correction_by_note_keeps_the_text_and_one_with_text_replaces_it() -> None:
    by_note = corrected(STANDING, "Corrects a name.", LATER)
    assert (by_note.signal, by_note.ed_note, by_note.body) == (Signal.CORRECTION, "Corrects a name.", STANDING.body)
    text = make_dispatch(headline="Harbour talks end", body=Body((Paragraph("They ended."),)))
    by_text = corrected(STANDING, "Corrects it.", LATER, text)
    assert (by_text.headline, by_text.body.text) == ("Harbour talks end", "They ended.")
    assert (by_text.byline, by_text.dateline, by_text.slugline) == ("Jane Marlow", STANDING.dateline, "BC-HARBOUR")


def test_what_the_desk_does_outranks_the_agencys_own_last_version() -> None:
    story = Story(guid=STANDING.guid, source="newsroom", chain=None, takes=(Take.of(STANDING),))
    for edit in (killed, held, released, corrected):
        outcome = place(story, edit(STANDING, "Note.", LATER))
        assert isinstance(outcome, Accept)
        assert (outcome.dispatch.version, outcome.announce) == (4, True)
