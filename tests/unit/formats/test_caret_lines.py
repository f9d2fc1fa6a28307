"""Header lines of the AP kind in plain text, and what wires write below one."""

from datetime import UTC, datetime

import pytest

from syndicate.formats.plain_text import PlainText
from syndicate.formats.plain_text.carets import opens_with_caret
from syndicate.model.body import Heading, Listing, Paragraph
from syndicate.model.dispatch import Draft
from tests.makers import make_filing

LEDE = "   PORT ELSE, Norvia (AP) _ Talks on the harbour resumed on Tuesday."


def read(text: str) -> Draft:
    (draft,) = PlainText().read(make_filing(text.encode()))
    return draft


@pytest.mark.parametrize(
    "text",
    [
        f"""u f BC-HARBOUR-TALKS   11-24 0105
^BC-Harbour Talks, 1st Ld-Writethru, a0578,416<
^Harbour talks resume in Port Else<
^Eds: New material in grafs 3-5<
^By JANE DOE=
^Associated Press Writer=
{LEDE}
   Nobody knew why.
AP-NR-12-29-89 2355EST<
""",
        f"""u f BC-HARBOUR-TALKS   11-24 0105
BC-Harbour Talks, 1st Ld-Writethru, a0578,416<
Harbour talks resume in Port Else<
Eds: New material in grafs 3-5<
By JANE DOE=
Associated Press Writer=
{LEDE}
   Nobody knew why.
AP-NR-12-29-89 2355EST<
""",
        f"""^BC-Harbour Talks, 1st Ld-Writethru, a0578,416<
^Harbour talks resume
in Port Else<
^(Eds: New material in grafs 3-5)<
^By JANE DOE=
^Associated Press Writer=
{LEDE}
   Nobody knew why.
AP-NR-12-29-89 2355EST<
""",
    ],
    ids=["carets", "no-carets", "no-header"],
)
def test_header_lines_in_plain_text(text: str) -> None:
    draft = read(text)
    assert draft.headline == "Harbour talks resume in Port Else"
    assert draft.slugline == "BC-Harbour Talks, 1st Ld-Writethru, a0578"
    assert (draft.predecessor, draft.byline) == ("a0578", "JANE DOE, Associated Press Writer")
    assert draft.ed_note == "New material in grafs 3-5"
    assert (draft.provider, draft.created) == ("AP", datetime(1989, 12, 30, 4, 55, tzinfo=UTC))
    assert draft.body.blocks == (Paragraph(LEDE.strip()), Paragraph("Nobody knew why."))


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        (["^BC-Harbour<"], True),
        (["", "^Harbour"], True),
        (["BC-Harbour,416<"], True),
        (["Harbour talks<", "By JANE DOE="], True),
        (["Harbour talks<", "Talks resumed."], False),
        (["Harbour talks ="], False),
        (["^"], False),
        (["Bids < asks"], False),
        ([], False),
    ],
)
def test_what_opens_with_header_lines(lines: list[str], opens: bool) -> None:  # noqa: FBT001 - a table of cases
    assert opens_with_caret(lines) is opens


def test_a_flag_line_a_second_headline_and_a_date_alone() -> None:
    draft = read(
        f"^BC-Harbour<\n^URGENT<\n^Harbour talks resume<\n^Friday, 5 September 2014<\n^Fishermen wait<\n{LEDE}\n"
    )
    assert draft.headline == "URGENT\nHarbour talks resume"
    assert draft.body.blocks[0] == Heading("Fishermen wait")


@pytest.mark.parametrize(
    ("ending", "provider"),
    [
        ("\n\ndpa abc de\n", "dpa"),
        ("\n\ndpa abc/de yyfgh a3 löd mda\n", "dpa"),
        ("\n\nAAP jd/cdh\n", "AAP"),
        ("\n     abc-de/fgh/ij\n", None),
        ("\n     ABC/DE\n", None),
        ("\n\n(Abc/Adnkronos)\n", "Adnkronos"),
        ("\n==Kyodo\n", "Kyodo"),
        ("(ANSA).\n     ABC-DE\n", None),
    ],
)
def test_initials_of_writers_and_editors_are_no_text(ending: str, provider: str | None) -> None:
    draft = read(f"Harbour talks resume\n\nPORT ELSE, Nov 24 (EXW) - Talks resumed on Tuesday.{ending}")
    assert draft.body.blocks[0] == Paragraph("PORT ELSE, Nov 24 (EXW) - Talks resumed on Tuesday.")
    assert draft.provider == provider


def test_words_that_only_look_like_initials_stay() -> None:
    draft = read("Harbour talks resume\n\nPORT ELSE, Nov 24 (EXW) - Ships now come in at half the speed, or 10\nkm/h\n")
    assert draft.body.text.endswith("10 km/h")


def test_two_remarks_in_brackets_keep_them() -> None:
    assert read(f"(ADV29) (Eds: moved early)\nHarbour talks\n\n{LEDE}\n").ed_note == "(ADV29) (Eds: moved early)"


def test_a_numbered_list() -> None:
    text = f"Harbour talks\n\n{LEDE}\n\n1. The quay is to open\n2. The pier is to stay\n3. All fishermen go home\n"
    assert read(text).body.blocks[-1] == Listing(
        ("The quay is to open", "The pier is to stay", "All fishermen go home"), ordered=True
    )
