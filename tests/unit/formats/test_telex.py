"""ZCZC … NNNN, as it comes from Rome, Belgrade, Tehran, Sydney and elsewhere."""

from datetime import UTC, datetime

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.telex import Telex
from syndicate.model.body import Paragraph, Preformatted, Table
from syndicate.model.dispatch import Subject
from tests.legacy import read_all, read_one, recognised
from tests.makers import make_filing

DATED = "PORT ELSE, Nov 24 (EXW) - Talks on the harbour resumed on Tuesday."


@pytest.mark.parametrize(
    ("opening", "slugline", "number", "urgency", "subjects"),
    [
        ("ZCZC BC-HARBOUR-TALKS", "BC-HARBOUR-TALKS", None, None, []),
        ("ZCZC\nBC-HARBOUR-TALKS", "BC-HARBOUR-TALKS", None, None, []),
        ("ZCZC DPA123 4 pl 123", None, "DPA 123", 4, ["dpacat:pl"]),
        ("ZCZC\nAGI0123 3 CRO 0 R01 /\n", None, "AGI 0123", 3, ["CRO"]),
        ("ZCZC IPN 123 POL --/T XIC", None, "IPN 123", None, ["POL"]),
        ("ZCZC IPN 123\nPOL --/T\nXIC", None, "IPN 123", None, ["POL"]),
        ("ZCZC3158/SXA\nXPP20023\nR POL S0A QBXB", None, "SXA 3158", None, ["POL"]),
        ("ZCZC NR 123 POL", None, "NR 123", None, ["POL"]),
        ("ZCZC\r\r\nIRN-045\r\r\nHarbour-Talks", "Harbour-Talks", "IRN 045", None, []),
        ("VVVV\n\x0fZCZC E-123 Harbour talks", "Harbour talks", "E 123", None, []),
        ("ZCZC\n", None, None, None, []),
        ("zczc 123", None, "123", None, []),
    ],
)
def test_openings(
    opening: str, slugline: str | None, number: str | None, urgency: int | None, subjects: list[str]
) -> None:
    draft = read_one(f"{opening}\nHARBOUR TALKS RESUME AFTER A PAUSE\n\n{DATED}\n\nNNNN\n".encode())
    assert draft.headline == "HARBOUR TALKS RESUME AFTER A PAUSE"
    assert (draft.slugline, draft.wire_number, draft.urgency) == (slugline, number, urgency)
    assert [subject.code for subject in draft.subjects] == subjects
    assert draft.body.blocks == (Paragraph(DATED),)


def test_two_messages_of_ansa_with_times_and_initials() -> None:
    first, second = read_all(
        b"""ZCZC3158/SXA
XPP20023
R POL S0A QBXB
PORTO: RIPRENDONO I COLLOQUI, MINISTRO SODDISFATTO
   (ANSA) - PORTO ALTROVE, 24 NOV - I colloqui sul porto sono
ripresi martedi'. Nessuna data e' stata fissata.(ANSA).
     ABC/XYZ
24-NOV-26 15:32 NNN
NNNN

ZCZC IPN 123
POL --/T
XIC

PORTO: SECONDO GIORNO DI COLLOQUI
   (ANSA) - PORTO ALTROVE, 25 NOV - I colloqui proseguono.
25-LUG-26 12:05 NNNN
"""
    )
    assert first.headline == "PORTO: RIPRENDONO I COLLOQUI, MINISTRO SODDISFATTO"
    assert (first.provider, first.created) == ("ANSA", datetime(2026, 11, 24, 14, 32, tzinfo=UTC))
    assert first.body.blocks == (
        Paragraph(
            "(ANSA) - PORTO ALTROVE, 24 NOV - I colloqui sul porto sono ripresi martedi'."
            " Nessuna data e' stata fissata."
        ),
    )
    assert second.headline == "PORTO: SECONDO GIORNO DI COLLOQUI"
    assert second.created == datetime(2026, 7, 25, 10, 5, tzinfo=UTC)


def test_adnkronos_closes_its_headline_and_counts_as_7901() -> None:
    draft = read_one(
        b"""ZCZC
ADN0123 7 CRO 0 ADN CRO NAZ

PORTO: RIPRENDONO I COLLOQUI =

      Porto Altrove, 24 nov. (Adnkronos) - I colloqui sono ripresi.

      (Abc/Adnkronos)

ISSN 2465 - 1222
24-NOV-26 15:32

NNNN
"""
    )
    assert (draft.headline, draft.urgency, draft.language) == ("PORTO: RIPRENDONO I COLLOQUI", 7, "it")
    assert draft.created == datetime(2026, 11, 24, 14, 32, tzinfo=UTC)
    assert draft.body.blocks == (Paragraph("Porto Altrove, 24 nov. (Adnkronos) - I colloqui sono ripresi."),)


def test_aap_marks_its_header_lines() -> None:
    draft = read_one(
        b"ZCZC\n$s\n:HARBOUR\n=Talks Tuesday\n^Harbour talks resume\n*X\n&A\n+15000000\n"
        b"   PORT ELSE, Nov 24 AAP - Talks resumed.\n   More.\nNNNN\n"
    )
    assert (draft.headline, draft.slugline) == ("Harbour talks resume", "HARBOUR Talks Tuesday")
    assert draft.subjects == (
        Subject(code="a1312cat:s", scheme="http://cvx.iptc.org/anpa1312-category/"),
        Subject(code="subj:15000000", scheme="http://cv.iptc.org/newscodes/subjectcode/"),
    )
    assert len(draft.body.blocks) == 2


def test_aap_says_what_is_a_table() -> None:
    draft = read_one(b"ZCZC\n$r\n:RACING\n^Else fields\n*T\n1  Pier  57.0\n2  Quay  55.5\nNNNN\n")
    assert draft.body.blocks == (Table((("1", "Pier", "57.0"), ("2", "Quay", "55.5"))),)
    assert not any(isinstance(block, Preformatted) for block in draft.body.blocks)


def test_a_message_without_a_headline_is_named_by_its_first_sentence() -> None:
    draft = read_one(f"ZCZC NR 123\n{DATED} More is not known. {'It is late. ' * 20}\nNNNN".encode())
    assert draft.headline == "Talks on the harbour resumed on Tuesday"


def test_what_is_cut_off_ends_where_the_next_begins() -> None:
    content = f"ZCZC 1\nFIRST HEADLINE OF ALL\n\n{DATED}\nZCZC 2\nSECOND HEADLINE OF ALL\n\n{DATED}".encode()
    assert [draft.headline for draft in read_all(content)] == ["FIRST HEADLINE OF ALL", "SECOND HEADLINE OF ALL"]


def test_no_text_is_refused() -> None:
    with pytest.raises(UnreadableFiling, match="no telex message with a text"):
        list(Telex().read(make_filing(b"ZCZC 123\n\nNNNN\n")))


@pytest.mark.parametrize(
    "content", [b"", b"The letters ZCZC open a telex.\n", b"ZCZCzc is a name\n", b"x" * 500 + b"\nZCZC 1\nx\nNNNN"]
)
def test_what_is_something_else_is_left_to_others(content: bytes) -> None:
    assert recognised(content) == []
