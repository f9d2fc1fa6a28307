"""Which story a dispatch without a guid becomes part of, over a real ledger, within a batch and from batch to batch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.collect import Collector, Tally, file_one
from syndicate.desk.editing import killed
from syndicate.desk.reading import Desk
from syndicate.formats.plain_text import PlainText
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.filing import Filing
from syndicate.model.link import Link, Relation
from syndicate.ports.ledger import Ledger
from syndicate.rules.duplicates import Growth
from syndicate.rules.lifecycle import showing
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from tests.makers import NOON, make_filing, make_section
from tests.stores import lay_out

DEFAULTS = Defaults(source="newsroom", agency="Example Wire", language="en", domain="wire.example")
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
LEDE = (
    "The harbour authority of Port Avel closed its outer basin on Tuesday after divers found a crack 12 metres long\n"
    "in the eastern lock gate, and said that no vessel would be let through before engineers had looked at the hinges."
)
MORE = (
    "Eleven ships were held inside and a ferry with 240 passengers was sent on to Skerry Bay, the harbour master told\n"
    "reporters. The gate was last overhauled nine years ago by a yard that has closed since."
)
BASIN = "Port Avel closes its outer basin"


def text(*paragraphs: str, headline: str = BASIN, header: str = "") -> str:
    body = "\n\n".join(f"    {paragraph}" for paragraph in paragraphs)
    return f"{header}\n{headline}\n\n{body}\n".lstrip()


@dataclass
class Wire:
    """A source that files texts, each a minute after the one before, in batches of any size."""

    collector: Collector
    filed: int = 0

    def files(self, *texts: str, after: timedelta = MINUTE, growth: Growth = Growth.VERSION) -> Tally:
        made = [self._filing(each, after) for each in texts]
        outcome = self.collector.file(made, replace(DEFAULTS, growth=growth))
        return sum((one.tally for one in outcome), Tally())

    def _filing(self, content: str, after: timedelta) -> Filing:
        self.filed += 1
        moment = NOON + self.filed * after
        return make_filing(content.encode(), filed=moment, received=moment, name=f"{self.filed}.txt")

    def stories(self) -> dict[str, list[Dispatch]]:
        """Every version of each story, in the order stored."""
        found: dict[str, list[Dispatch]] = {}
        for batch in self.collector.ledger.every(100):
            for dispatch in batch:
                found.setdefault(dispatch.guid, []).append(dispatch)
        return found

    def standing(self) -> list[PubStatus | None]:
        """The status of what each story shows, in the order they began."""
        stories = self.collector.ledger.stories(list(self.stories()))
        shown = {story.guid: showing(story, NOON + timedelta(days=2)) for story in stories}
        return [take.pub_status if (take := shown[guid]) else None for guid in self.stories()]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(lay_out(tmp_path / "syndicate.db"))
    yield opened
    opened.close()


def wire_on(ledger: Ledger) -> Wire:
    sections = [make_section()]
    return Wire(Collector(ledger=ledger, bus=LocalBus(), desk=Desk((PlainText(),)), sections=sections))


def at_once(ledger: Ledger, texts: Sequence[str]) -> Wire:
    wire = wire_on(ledger)
    wire.files(*texts)
    return wire


def one_by_one(ledger: Ledger, texts: Sequence[str]) -> Wire:
    wire = wire_on(ledger)
    for each in texts:
        wire.files(each)
    return wire


def restarted(ledger: Ledger, texts: Sequence[str]) -> Wire:
    """Each text filed by a program of its own."""
    wire = wire_on(ledger)
    for each in texts:
        wire = Wire(wire_on(ledger).collector, wire.filed)
        wire.files(each)
    return wire


EVERY_WAY = pytest.mark.parametrize("way", [at_once, one_by_one, restarted])
Way = Callable[[Ledger, Sequence[str]], Wire]


@EVERY_WAY
def test_a_repeat_is_dropped_and_a_text_that_grew_is_the_next_version(ledger: Ledger, way: Way) -> None:
    wire = way(ledger, [text(LEDE), text(LEDE, header="BC-BASIN   11-24 0040"), text(LEDE, MORE)])
    ((first, second),) = wire.stories().values()
    assert (first.version, first.signal) == (1, None)
    assert (second.version, second.signal, second.body.word_count) == (2, Signal.UPDATE, 78)
    assert second.first_created == first.created


def test_where_the_source_says_link_the_longer_text_is_a_story_that_links_to_the_shorter(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE), growth=Growth.LINK)
    wire.files(text(LEDE), text(LEDE, MORE), text(LEDE, MORE, header="BC-BASIN   11-24 0074"), growth=Growth.LINK)
    (first,), (second,) = wire.stories().values()
    assert second.links == (Link(relation=Relation.EVOLVED_FROM, target=first.guid),)
    assert (second.version, second.signal) == (1, None)


def test_where_the_source_says_off_every_text_is_a_story(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE), text(LEDE, MORE), text(LEDE, header="BC-BASIN   11-24 0040"), growth=Growth.OFF)
    assert [len(versions) for versions in wire.stories().values()] == [1, 1, 1]
    wire.files(text(LEDE, MORE, header="BC-BASIN   11-24 0074"))
    assert len(wire.stories()) == 4


def test_what_became_of_a_repeat_is_said(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    assert wire.files(text(LEDE), text(LEDE, header="BC-BASIN   11-24 0040")) == Tally(stored=1, repeated=1)
    again = make_filing(text(LEDE, header="BC-BASIN   11-24 0040").encode())
    receipt = ledger.receipt(again.digest)
    assert receipt is not None
    assert receipt.outcome == "a repeat of a story that is already on the wire"
    assert receipt.versions == ((next(iter(wire.stories())), 1),)


def test_a_text_of_another_agency_is_another_story(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE))
    theirs = replace(DEFAULTS, agency="Meridian Press")
    elsewhere = replace(DEFAULTS, source="partner")
    wire.collector.file([make_filing(text(LEDE, MORE).encode())], theirs)
    wire.collector.file([make_filing(text(LEDE, MORE, header="BC-BASIN   11-24 0074").encode())], elsewhere)
    assert len(wire.stories()) == 3


def test_of_several_texts_the_one_most_alike_is_grown_from(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    ferry = "The ferry was to sail again on Wednesday, its owners said, if the inner basin was open by then."
    wire.files(text(LEDE), text(LEDE, MORE), growth=Growth.LINK)
    wire.files(text(LEDE, MORE, ferry))
    assert [len(versions) for versions in wire.stories().values()] == [1, 2]


def test_an_older_text_that_comes_late_does_not_stand(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE, MORE))
    early = NOON - HOUR
    wire.collector.file([make_filing(text(LEDE).encode(), filed=early, received=NOON + HOUR)], DEFAULTS)
    ((first, second),) = wire.stories().values()
    (story,) = ledger.stories([first.guid])
    shown = showing(story, NOON + 2 * HOUR)
    assert shown is not None
    assert (shown.version, second.version, second.signal) == (1, 2, None)


def test_a_repeat_of_what_was_killed_stays_away_and_what_was_mended_is_a_new_story(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE))
    (standing,) = ledger.latest(1)
    assert file_one(wire.collector, killed(standing, "The gate is sound.", NOON + 2 * MINUTE))
    assert wire.files(text(LEDE, header="BC-BASIN   11-24 0040")) == Tally(repeated=1)
    wire.files(text(LEDE.replace("a crack", "no crack"), MORE))
    assert [len(versions) for versions in wire.stories().values()] == [2, 1]
    assert wire.standing() == [PubStatus.CANCELED, PubStatus.USABLE]


def test_a_flagged_follow_up_goes_by_its_slug_and_not_by_its_words(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE, header="BC-BASIN"), text(MORE, headline="Ferry strike ends", header="BC-FERRIES"))
    wire.files(text(LEDE, MORE, header="BC-FERRIES, 1st Ld"))
    assert [len(versions) for versions in wire.stories().values()] == [1, 2]


def test_a_filing_tried_again_adds_nothing(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE))
    grown = make_filing(text(LEDE, MORE).encode(), filed=NOON + HOUR, received=NOON + HOUR)
    read = [one for growth in (Growth.VERSION, Growth.LINK) for one in _placed_twice(wire, grown, growth)]
    assert read == [Tally(stored=1), Tally(repeated=1), Tally(repeated=1), Tally(repeated=1)]


def _placed_twice(wire: Wire, filing: Filing, growth: Growth) -> list[Tally]:
    """As if its receipt had been lost."""
    tallies = []
    for number in range(2):
        content = filing.content + b"\n" * (number + 2 * (growth is Growth.LINK))
        (filed,) = wire.collector.file([replace(filing, content=content)], replace(DEFAULTS, growth=growth))
        tallies.append(filed.tally)
    return tallies


# Numbers


@EVERY_WAY
def test_a_writethru_joins_the_take_that_it_names(ledger: Ledger, way: Way) -> None:
    first = text(LEDE, header="a0578asia\nr a BC-BASIN   11-24 0040")
    other = text(MORE, headline="Ferry waits", header="a0579asia\nr a BC-FERRY   11-24 0034")
    lead = text(MORE, headline="Ships held", header="a0601asia\nr a BC-SHIPS, 1st Ld-Writethru, a0578   11-24 0034")
    wire = way(ledger, [first, other, lead])
    assert [[one.headline for one in versions] for versions in wire.stories().values()] == [
        [BASIN, "Ships held"],
        ["Ferry waits"],
    ]


@EVERY_WAY
def test_a_take_that_comes_after_the_one_that_names_it_joins_it(ledger: Ledger, way: Way) -> None:
    lead = text(MORE, headline="Ships held", header="a0601asia\nr a BC-SHIPS, 1st Ld-Writethru, a0578   11-24 0034")
    first = text(LEDE, header="a0578asia\nr a BC-BASIN   11-24 0040")
    wire = way(ledger, [lead, first])
    assert [len(versions) for versions in wire.stories().values()] == [2]


@EVERY_WAY
def test_a_kill_that_quotes_a_number_kills_that_one(ledger: Ledger, way: Way) -> None:
    stories = [
        text(LEDE, header="eca0124 3 i 93  dpa 157\n\nNorvia/harbour/basin"),
        text(MORE, headline="Ferry waits", header="eca0125 3 i 93  dpa 158\n\nNorvia/harbour/ferry"),
    ]
    notice = "KILL KILL KILL\n\nPlease kill item dpa 157 on the harbour basin. It is wrong.\n"
    wire = way(ledger, [*stories, notice])
    assert wire.standing() == [PubStatus.CANCELED, PubStatus.USABLE]


def test_a_kill_by_number_that_comes_first_waits_for_its_story(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files("KILL KILL KILL\n\nPlease kill item dpa 157 on the harbour basin. It is wrong.\n")
    wire.files(text(LEDE, header="eca0124 3 i 93  dpa 157\n\nNorvia/harbour/basin"))
    assert wire.standing() == [PubStatus.CANCELED]


# Pieces


@EVERY_WAY
def test_an_add_is_an_item_of_its_own_that_depends_on_its_story(ledger: Ledger, way: Way) -> None:
    wire = way(
        ledger,
        [
            text(LEDE, header="r a BC-BASIN   11-24 0040"),
            text(MORE, headline="Basin", header="r a BC-BASIN, 1st Add   11-24 0034"),
            text(LEDE, MORE, header="r a BC-BASIN, 1st Ld   11-24 0074"),
        ],
    )
    (first, lead), (add,) = wire.stories().values()
    assert add.links == (Link(relation=Relation.DEPENDS_ON, target=first.guid),)
    assert (lead.guid, lead.version, add.take) == (first.guid, 2, 1)


@EVERY_WAY
def test_the_kill_of_a_story_kills_its_pieces_whichever_comes_first(ledger: Ledger, way: Way) -> None:
    story = text(LEDE, header="r a BC-BASIN   11-24 0040")
    add = text(MORE, headline="Basin", header="r a BC-BASIN, 1st Add   11-24 0034")
    late = text("The gate was mended at once.", headline="Basin", header="r a BC-BASIN, 2nd Add   11-24 0006")
    wire = way(ledger, [story, add, "BC-BASIN, KILL\nKILL KILL KILL\n\nPlease kill this story.\n", late])
    assert wire.standing() == [PubStatus.CANCELED, PubStatus.CANCELED]


def test_a_kill_by_hand_kills_the_pieces_too(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE, header="r a BC-BASIN   11-24 0040"))
    wire.files(text(MORE, headline="Basin", header="r a BC-BASIN, 1st Add   11-24 0034"))
    first = next(iter(wire.stories().values()))[0]
    assert file_one(wire.collector, killed(first, "The gate is sound.", NOON + HOUR))
    assert wire.standing() == [PubStatus.CANCELED, PubStatus.CANCELED]
    assert len(ledger.errands(NOON + HOUR, 10)) == 4


def test_the_pieces_of_another_day_are_left_alone(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(MORE, headline="Basin", header="r a BC-BASIN, 1st Add   11-24 0034"), after=MINUTE)
    wire.files(text(LEDE, header="r a BC-BASIN   11-25 0040"), after=12 * HOUR)
    wire.files("BC-BASIN, KILL\nKILL KILL KILL\n\nPlease kill this story.\n", after=12 * HOUR)
    assert wire.standing() == [PubStatus.USABLE, PubStatus.CANCELED]


def test_a_piece_that_is_killed_already_is_not_killed_again_with_its_story(ledger: Ledger) -> None:
    wire = wire_on(ledger)
    wire.files(text(LEDE, header="r a BC-BASIN   11-24 0040"))
    wire.files(text(MORE, headline="Basin", header="r a BC-BASIN, 1st Add   11-24 0034"))
    story, add = (versions[0] for versions in wire.stories().values())
    assert file_one(wire.collector, killed(add, "No ferry waits.", NOON + HOUR))
    assert file_one(wire.collector, killed(story, "The gate is sound.", NOON + 2 * HOUR))
    (_, kill), (_, of_piece) = wire.stories().values()
    assert (kill.ed_note, of_piece.ed_note) == ("The gate is sound.", "No ferry waits.")
