from dataclasses import replace

import pytest

from syndicate.model.dispatch import PubStatus, Signal
from syndicate.model.wire_number import WireNumber
from syndicate.rules.flags import (
    Flags,
    chain_of_pieces,
    more_urgent,
    of_advisory,
    of_headline,
    of_line,
    of_priority,
    of_slugline,
    stem_continued,
    stem_killed,
    stricter,
)
from syndicate.rules.flags.items import of_notice

UPDATE = Flags(signal=Signal.UPDATE, take=1, follows=True)
CORRECTION = Flags(signal=Signal.CORRECTION, follows=True)
REPEAT = Flags(signal=Signal.REPEAT, follows=True)
KILL = Flags(pub_status=PubStatus.CANCELED, follows=True)
HOLD = Flags(pub_status=PubStatus.WITHHELD, follows=True)
RELEASE = Flags(pub_status=PubStatus.USABLE, follows=True)


def update(take: int) -> Flags:
    return Flags(signal=Signal.UPDATE, take=take, follows=True)


def piece(take: int) -> Flags:
    return Flags(take=take, follows=True, continues=True)


def after(number: int, flags: Flags = UPDATE) -> Flags:
    """The same flags with the number of the take before, in AP's A wire."""
    return replace(flags, number=WireNumber("a", number))


ADVISORY = Flags(genre="Advisory")


def advance(day: int) -> Flags:
    return Flags(urgency=7, advance=day)


@pytest.mark.parametrize(
    ("headline", "flags", "rest"),
    [
        ("UPDATE 1-Harbour talks resume", UPDATE, "Harbour talks resume"),
        ("UPDATE 12 - Harbour talks", update(12), "Harbour talks"),
        ("UPDATE 1 -Harbour talks", UPDATE, "Harbour talks"),
        ("UPDATE2: Harbour talks", update(2), "Harbour talks"),
        ("Update: Harbour talks", UPDATE, "Harbour talks"),
        ("WRAPUP 3-Harbour talks", update(3), "Harbour talks"),
        ("1ST LEAD Harbour talks resume", UPDATE, "Harbour talks resume"),
        ("3RD ROUNDUP Harbour talks resume", update(3), "Harbour talks resume"),
        ("(2nd LD) Harbour talks", update(2), "Harbour talks"),
        ("(LEAD) Harbour talks", UPDATE, "Harbour talks"),
        ("LEAD - Harbour talks", UPDATE, "Harbour talks"),
        ("CORRECTED-Harbour talks", CORRECTION, "Harbour talks"),
        ("CORRECTED - HARBOUR TALKS", CORRECTION, "HARBOUR TALKS"),
        ("CORRECTED-HARBOUR TALKS", CORRECTION, "HARBOUR TALKS"),
        ("(CORRECTED) - HARBOUR TALKS", CORRECTION, "HARBOUR TALKS"),
        ("CORRECTED (OFFICIAL)-Harbour talks", CORRECTION, "Harbour talks"),
        ("Correction: Harbour talks", CORRECTION, "Harbour talks"),
        ("(KORR-Bericht) Hafengespräche", CORRECTION, "Hafengespräche"),
        ("REFILE\n1ST LEAD\nHarbour talks", Flags(signal=Signal.CORRECTION, take=1, follows=True), "Harbour talks"),
        ("REFILE 1ST LEAD Harbour talks", Flags(signal=Signal.CORRECTION, take=1, follows=True), "Harbour talks"),
        ("RPT-Harbour talks", REPEAT, "Harbour talks"),
        ("RPT-UPDATE 2-Harbour talks", Flags(signal=Signal.REPEAT, take=2, follows=True), "Harbour talks"),
        ("REPEAT - HARBOUR TALKS", REPEAT, "HARBOUR TALKS"),
        ("KILL KILL KILL", KILL, ""),
        ("KILL, KILL - Harbour talks", KILL, "Harbour talks"),
        ("STORY WITHDRAWN", KILL, ""),
        ("WITHDRAWN-Harbour talks", KILL, "Harbour talks"),
        ("BULLETIN KILL\nHarbour talks", KILL, "Harbour talks"),
        ("HOLD HOLD HOLD Harbour talks", HOLD, "Harbour talks"),
        ("HOLD RELEASED - Harbour talks", RELEASE, "Harbour talks"),
        ("RELEASE RELEASE RELEASE", RELEASE, ""),
        ("FLASH - Quake hits", Flags(urgency=1), "Quake hits"),
        ("BLITZ: Beben", Flags(urgency=1), "Beben"),
        ("AVANCE: Temblor", Flags(urgency=3), "Temblor"),
        ("***URGENT*** Quake hits", Flags(urgency=3), "Quake hits"),
        ("URGENT-Quake hits", Flags(urgency=3), "Quake hits"),
        ("BULLETIN: Quake hits", Flags(urgency=2), "Quake hits"),
        ("URGENTE.- Temblor", Flags(urgency=3), "Temblor"),
        ("СРОЧНО: Землетрясение", Flags(urgency=3), "Землетрясение"),
        ("【速報】地震", Flags(urgency=2), "地震"),
        ("[속보] 지진", Flags(urgency=2), "지진"),
        ("URGENT - CORRECTED - Quake", Flags(signal=Signal.CORRECTION, urgency=3, follows=True), "Quake"),
        ("EXTRA\nHarbour talks", Flags(), "Harbour talks"),
        ("", Flags(), ""),
        ("1ST ADD Harbour talks resume", piece(1), "Harbour talks resume"),
        ("FIRST ADD: Harbour talks", piece(1), "Harbour talks"),
        ("2nd and final add: Harbour talks", piece(2), "Harbour talks"),
        ("ADD 3 - HARBOUR TALKS", piece(3), "HARBOUR TALKS"),
        ("1ST SUB-Harbour talks", piece(1), "Harbour talks"),
        ("2ND TAKE-Harbour talks", piece(2), "Harbour talks"),
        ("SECOND TAKE-Harbour talks", piece(2), "Harbour talks"),
        ("TAKE 2 OF 3: Harbour talks", piece(2), "Harbour talks"),
        ("PAGE 2 - Harbour talks", piece(2), "Harbour talks"),
        ("-2-\nHarbour talks", piece(2), "Harbour talks"),
        ("- 3 -", piece(3), ""),
        ("2ND WRITETHRU-Harbour talks", update(2), "Harbour talks"),
        ("ADVISORY-Harbour talks", ADVISORY, "Harbour talks"),
        ("NOTE TO EDITORS: Harbour talks", ADVISORY, "Harbour talks"),
        ("(MEDIA ADVISORY) Harbour talks", ADVISORY, "Harbour talks"),
        ("ADV12-Harbour talks", advance(12), "Harbour talks"),
        ("$ADV 12: Harbour talks", advance(12), "Harbour talks"),
    ],
)
def test_flags_that_open_a_headline_are_read_and_taken_off(headline: str, flags: Flags, rest: str) -> None:
    assert of_headline(headline) == (flags, rest)


@pytest.mark.parametrize(
    "headline",
    [
        "Flash floods kill two",
        "FLASH-FLOODS KILL TWO",
        "Lead: a poison in the pipes",
        "LEAD INVENTORIES RISE",
        "Repeat offenders jailed",
        "Update your phone now",
        "KILL BILL RETURNS",
        "Kill: a film",
        "Hold on to your hats",
        "Breaking bad habits",
        "Corrected figures show growth",
        "MINISTRY TO REFILE PLANS",
        "(Lead inventories rise",
        "Release the hounds",
        "Extra: a newspaper's life",
        "Harbour talks resume: update",
        "Correctional officers strike",
        "1st lead singer quits",
        "Page 2: a novel",
        "PAGE 1: THE STORY",
        "TAKE FIVE-World markets themes",
        "ADD: the disorder",
        "(ADD) in class",
        "SUBS: HARBOUR UNITED 2, ISLES 0",
        "Advisory: stay home",
        "ADVANCE: a history",
        "-30-",
        "2 takes on the budget",
    ],
)
def test_news_that_begins_like_a_flag_is_left_alone(headline: str) -> None:
    assert of_headline(headline) == (Flags(), headline)


@pytest.mark.parametrize(
    ("slugline", "stem", "flags"),
    [
        ("BC-US--Harbour Talks, 1st Ld-Writethru", "us-harbour-talks", UPDATE),
        ("BC-HKN--Harbour-Talks 2ndLd-Writethru", "hkn-harbour-talks", update(2)),
        ("AM-Harbour, 2nd Ld-Writethru, a0578", "harbour", after(578, update(2))),
        ("AM-Harbour, 2nd Ld-Writethru, a0578,0411", "harbour", after(578, update(2))),
        ("AM-Harbour,2nd-Writethru,0311", "harbour", update(2)),
        ("AM-Harbour, 1st Ld - Sub, a0420", "harbour", after(420)),
        ("AM-Harbour, Bjt, a0420", "harbour", after(420, Flags())),
        ("AM-Harbour, Bjt - 2 Takes,0794", "harbour", Flags()),
        ("AM-Harbour, KILL, a0578", "harbour", after(578, KILL)),
        ("AM-Harbour, 1st Add, a0578", "harbour", after(578, piece(1))),
        ("AM-Harbour, a0578-2nd Take", "harbour", after(578, piece(2))),
        ("AM-Harbour, Add", "harbour", piece(1)),
        ("AM-Harbour, Insert, a0578", "harbour", after(578, piece(1))),
        ("BC-HARBOUR (ADD 2)", "harbour", piece(2)),
        ("BC-HARBOUR (ADD)", "harbour", piece(1)),
        ("harbour-first add", "harbour", piece(1)),
        ("HARBOUR-TALKS, page 2", "harbour-talks", piece(2)),
        ("HARBOUR-TALKS-2-", "harbour-talks", piece(2)),
        ("HARBOUR-TALKS, Advisory", "harbour-talks", ADVISORY),
        ("BC-Harbour,ADV12", "harbour", advance(12)),
        ("BC-Harbour, Adv 12-13", "harbour", advance(12)),
        ("BC-Harbour, Adv", "harbour", Flags(urgency=7)),
        ("RUSSIA-SUB", "russia-sub", Flags()),
        ("MATH-ADD", "math-add", Flags()),
        ("TRAVEL-ADVISORY", "travel-advisory", Flags()),
        ("PM-Harbour,466", "harbour", Flags()),
        ("BC-(CORRECTED)---HARBOUR", "harbour", CORRECTION),
        ("BC-CORRECTED---HARBOUR-TA", "harbour-ta", CORRECTION),
        ("BC-******HARBOUR-TALKS", "harbour-talks", Flags()),
        ("VIETNAM-TALKS", "vietnam-talks", Flags()),
        ("BC-VIETNAM-TALKS", "vietnam-talks", Flags()),
        ("ABC-STRIKE", "abc-strike", Flags()),
        ("HARBOUR-TALKS/ (UPDATE 3, PIX, TV)", "harbour-talks", update(3)),
        ("HARBOUR-TALKS/ (PIX, TV", "harbour-talks", Flags()),
        ("HARBOUR-CRASH/NAVY (URGENT)", "harbour-crash-navy", Flags(urgency=3)),
        ("XX-politics-harbour-2ndlead", "xx-politics-harbour", update(2)),
        ("XX-politics-harbour-LEAD", "xx-politics-harbour", UPDATE),
        ("METALS-LEAD", "metals-lead", Flags()),
        ("METALS-COPPER-LEAD", "metals-copper", UPDATE),
        ("RATES-HOLD", "rates-hold", Flags()),
        ("ROAD-KILL", "road-kill", Flags()),
        ("SAFETY-ROADS-KILL", "safety-roads-kill", Flags()),
        ("BC-HARBOUR, KILL", "harbour", KILL),
        ("HARBOUR HOLD HOLD HOLD", "harbour", HOLD),
        ("Hafen/Gespräche/Köln/", "hafen-gespräche-köln", Flags()),
        ("BC-", "", Flags()),
        ("***", "", Flags()),
        ("", "", Flags()),
    ],
)
def test_a_slugline_is_parted_into_flags_and_what_names_the_story(slugline: str, stem: str, flags: Flags) -> None:
    assert of_slugline(slugline) == replace(flags, stem=stem)


@pytest.mark.parametrize(
    ("note", "signal"),
    [
        ("(Corrects name in paragraph 2)", Signal.CORRECTION),
        ("(In this Dec. 8 story, corrects spelling)", Signal.CORRECTION),
        ("(Refiles Nov. 30 story to fix date)", Signal.CORRECTION),
        ("Eds: Adds quotes.", Signal.UPDATE),
        ("(ATTN: ADDS details in paras 4-5)", Signal.UPDATE),
        ("Repeats to reach all clients", Signal.REPEAT),
        ("Text 250 words", None),
        ("additional pictures to follow", None),
    ],
)
def test_a_note_that_says_what_changed_is_a_signal(note: str, signal: Signal | None) -> None:
    assert of_advisory(note) == Flags(signal=signal, follows=signal is not None)


def test_flags_without_end_are_read_quickly() -> None:
    endless = "REFILE " * 50_000
    assert of_headline(endless) == (Flags(), endless.strip())
    assert of_headline("FLASH: " * 50_000)[0] == Flags(urgency=1)
    assert of_slugline("-" * 100_000 + "(" * 100_000).stem == ""


def test_no_more_than_eight_flags_are_taken_off_a_headline() -> None:
    assert of_headline(8 * "FLASH: " + "Quake hits") == (Flags(urgency=1), "Quake hits")
    assert of_headline(9 * "FLASH: " + "Quake hits") == (Flags(urgency=1), "FLASH: Quake hits")


def test_a_line_of_news_is_no_line_of_flags() -> None:
    assert of_line("Harbour talks resume") is None
    assert of_line(" 1ST LEAD ") == (UPDATE, "")


@pytest.mark.parametrize(
    ("priority", "urgency"),
    [
        ("f", 1),
        ("B", 2),
        ("u", 3),
        ("r", 5),
        ("d", 6),
        ("a", 7),
        ("s", 7),
        ("w", 7),
        ("4", 4),
        ("12", 9),
        ("0", None),
        ("²", None),
        ("?", None),
    ],
)
def test_priority_letters_and_digits_give_an_urgency(priority: str, urgency: int | None) -> None:
    assert of_priority(priority) == urgency


def test_no_priority_gives_no_urgency() -> None:
    assert of_priority(None) is None
    assert more_urgent(None, None) is None


def test_of_two_statuses_the_stricter_counts() -> None:
    assert stricter(PubStatus.CANCELED, PubStatus.WITHHELD) is PubStatus.CANCELED
    assert stricter(PubStatus.USABLE, PubStatus.WITHHELD) is PubStatus.WITHHELD
    assert stricter(None, PubStatus.USABLE) is PubStatus.USABLE
    assert stricter(None, None) is None


def test_the_first_flag_gives_the_signal_and_the_most_urgent_the_urgency() -> None:
    joined = Flags(signal=Signal.REPEAT, urgency=3, take=2).joined(Flags(signal=Signal.UPDATE, urgency=1, take=1))
    assert joined == Flags(signal=Signal.REPEAT, urgency=1, take=2)


@pytest.mark.parametrize(
    ("stem", "story"),
    [
        ("harbour talks kill", "harbour talks"),
        ("harbour-talks-kill", "harbour-talks"),
        ("kill", "kill"),
        ("overkill", "overkill"),
    ],
)
def test_the_slug_of_a_kill_names_the_story_it_kills(stem: str, story: str) -> None:
    assert stem_killed(stem) == story


@pytest.mark.parametrize(
    ("notice", "number"),
    [
        ("Please kill item dpa 157 on the harbour talks.", WireNumber("dpa", 157)),
        ("KILL KILL KILL. Please kill item 0157, it is wrong.", WireNumber("", 157)),
        ("Kill AM-Harbour, a0578. It is wrong.", WireNumber("a", 578)),
        ("Please kill dpa 0157", WireNumber("dpa", 157)),
        ("Bitte Meldung dpa 0157 nicht verwenden", WireNumber("dpa", 157)),
        ("Item dpa 157 is withdrawn.", WireNumber("dpa", 157)),
        ("The hold on story No. 157 is lifted", WireNumber("", 157)),
        ("Kill the story moved at 1205 GMT", None),
        ("Kill story 1,200", None),
        ("Storms kill some 120 people", None),
        ("Kill this story", None),
    ],
)
def test_a_notice_quotes_the_number_of_what_it_means(notice: str, number: WireNumber | None) -> None:
    assert of_notice(notice) == number


def test_the_pieces_of_a_story_have_a_chain_of_their_own() -> None:
    assert stem_continued(chain_of_pieces("harbour-talks")) == "harbour-talks"
    assert stem_continued("harbour-add") is None
    assert of_slugline("HARBOUR ADD").stem != chain_of_pieces("harbour")
