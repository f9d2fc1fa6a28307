"""IPTC 7901 as dpa, ATS, KNA, AFP, Kyodo and AP file it."""

from datetime import UTC, datetime

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.model.body import Heading, Listing, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Draft, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.rules.normalise import Defaults, normalise
from tests.legacy import iptc_7901, read_all, read_one, recognised
from tests.makers import NOON, make_filing

TEXT = """Port Else (dpa) - Talks on the harbour resumed on Tuesday after a
pause of three weeks, the ministry said.

Fishermen have blocked the northern quay since October. No date for
an agreement was set."""
PARAGRAPHS = (
    Paragraph(
        "Port Else (dpa) - Talks on the harbour resumed on Tuesday after a pause of three weeks, the ministry said."
    ),
    Paragraph("Fishermen have blocked the northern quay since October. No date for an agreement was set."),
)


def test_a_message_is_read_whole() -> None:
    draft = read_one(iptc_7901("Harbour talks resume in Norvia =", TEXT + "\n\ndpa abc de\n"))
    assert draft == Draft(
        wire_number="dpa 0088",
        headline="Harbour talks resume in Norvia",
        slugline="Norvia/harbour/",
        provider="dpa",
        language="en",
        urgency=3,
        subjects=(Subject(code="a1312cat:i", scheme="http://cvx.iptc.org/anpa1312-category/"),),
        created=datetime(2026, 11, 24, 21, 1, tzinfo=UTC),
        body=draft.body,
    )
    assert draft.body.blocks == PARAGRAPHS


@pytest.mark.parametrize(
    ("header", "urgency", "number", "reference", "subject"),
    [
        ("eca062 4 i 211 ccccb   dpa 061", 4, "dpa 061", None, "a1312cat:i"),
        ("eca0124 3 i 93  dpa 1888  dpa 1790", 3, "dpa 1888", "dpa 1790", "a1312cat:i"),
        ("bdt0000 3 vm 831  dpa 0000", 3, None, None, "dpacat:vm"),
        ("bkn014 4 pl 171 vvvvb KNA 170123-89-00065", 4, "KNA 170123-89-00065", None, "pl"),
        ("v2557 4 txx 613 1tvks", 4, "v 2557", None, "txx"),
        ("bdt0012 2  21", 2, "bdt 0012", None, None),
        ("BSF213 5 EC 96", 5, "BSF 213", None, "EC"),
    ],
)
def test_header_lines(
    header: str, urgency: int, number: str | None, reference: str | None, subject: str | None
) -> None:
    draft = read_one(iptc_7901("Harbour talks resume =", TEXT, header=header))
    assert (draft.urgency, draft.wire_number, draft.predecessor) == (urgency, number, reference)
    assert [topic.code for topic in draft.subjects] == ([subject] if subject else [])


def test_a_number_with_its_version() -> None:
    draft = read_one(iptc_7901("Hafen =", TEXT, header="bkn014 4 pl 171 vvvvb KNA 170123-89-00065#2"))
    assert (draft.version, draft.provider) == (2, "KNA")


@pytest.mark.parametrize(
    ("trailer", "moment"),
    [
        ("131137 GMT Nov 13 ", datetime(2013, 11, 13, 11, 37, tzinfo=UTC)),
        ("071341 GMT Okt 15", datetime(2015, 10, 7, 13, 41, tzinfo=UTC)),
        ("050932 sep 14EDT", datetime(2014, 9, 5, 13, 32, tzinfo=UTC)),
        ("241205 Sep 24", datetime(2024, 9, 24, 10, 5, tzinfo=UTC)),
        ("241205 MEZ", datetime(2026, 11, 24, 11, 5, tzinfo=UTC)),
        ("242101", datetime(2026, 11, 24, 20, 1, tzinfo=UTC)),
        ("021205 GMT", datetime(2026, 12, 2, 12, 5, tzinfo=UTC)),
        ("991205 GMT Nov 13", None),
        ("", None),
    ],
)
def test_trailers(trailer: str, moment: datetime | None) -> None:
    draft = read_one(iptc_7901("Harbour talks resume =", TEXT, header="bdt0124 3 pl 93", trailer=trailer))
    assert draft.created == moment


def test_flags_headline_over_two_lines_and_byline() -> None:
    heading = "REFILE\n1ST LEAD\nHarbour talks resume in Norvia as\nfishermen lift blockade\nBy Jane Doe, dpa ="
    draft = read_one(iptc_7901(heading, TEXT))
    assert draft.headline == "REFILE\n1ST LEAD\nHarbour talks resume in Norvia as fishermen lift blockade"
    assert draft.byline == "Jane Doe, dpa"
    dispatch = normalise(draft, make_filing(b"x"), 0, Defaults(source="x", domain="wire.example"))
    assert dispatch.headline == "Harbour talks resume in Norvia as fishermen lift blockade"
    assert (dispatch.follows, dispatch.take) == (True, 1)


def test_remarks_in_brackets_are_kind_note_signal_and_pictures() -> None:
    heading = (
        "(Berichtigung: In einer früheren Fassung hieß es,\nder Kai sei gesperrt.)\n(KORR-Bericht)\n"
        "Norwiens Hafen öffnet\nVon Jane Doe und Max Muster, dpa\n(Foto Archiv) ="
    )
    draft = read_one(iptc_7901(heading, TEXT, header="bdt0012 3 wi 93  dpa 0031"))
    assert draft.headline == "Norwiens Hafen öffnet"
    assert (draft.genre, draft.signal) == ("KORR-Bericht", Signal.CORRECTION)
    assert draft.byline == "Jane Doe und Max Muster, dpa"
    assert draft.ed_note == "Berichtigung: In einer früheren Fassung hieß es, der Kai sei gesperrt.\nFoto Archiv"


def test_an_embargo_is_in_the_zone_of_the_wire_and_in_its_year() -> None:
    heading = "(Zusammenfassung 1630 Sperrfrist 26. Juni 14.20 Uhr - online ab 14.00)\nHafen öffnet ="
    draft = read_one(iptc_7901(heading, TEXT, header="bdt0012 3 wi 93", trailer="251205 Jun 19"))
    assert draft.embargo == datetime(2019, 6, 26, 12, 20, tzinfo=UTC)
    assert draft.genre == "Zusammenfassung"
    assert draft.headline == "Zusammenfassung\nHafen öffnet"
    assert draft.ed_note == "Sperrfrist 26. Juni 14.20 Uhr - online ab 14.00"


def test_a_name_that_opens_a_headline_is_no_byline() -> None:
    draft = read_one(iptc_7901("Von der Aue kündigt Rücktritt an =", TEXT, header="bdt0012 3 pl 93"))
    assert (draft.headline, draft.byline) == ("Von der Aue kündigt Rücktritt an", None)


def test_urgent_bells_are_no_note() -> None:
    draft = read_one(iptc_7901("(Eil \x07\x07\x07\x07\x07)\nHafen in Norwien gesperrt =", TEXT, header="bdt001 2 pl 9"))
    assert (draft.headline, draft.ed_note, draft.urgency) == ("Hafen in Norwien gesperrt", None, 2)


NOTEBOOK = """

# Notizblock

## Berichtigung
- der Meldung mit der Kennung
  urn:newsml:agency.example:20261124:930-240378 ("Hafen") vom
  24.11.26

## Redaktionelle Hinweise
- Zu diesem Text finden Sie Bilder

## Internet
- [Hafen von Port Else](https://harbour.example/a)

* * * *
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt

## Kontakte
- Redaktion: Jane Doe, +49 30 0000, <desk@wire.example>

dpa abc/de yyfgh a3 löd mda
"""


def test_the_notebook_is_for_editors() -> None:
    draft = read_one(iptc_7901("(Achtung: neu)\nHafen öffnet =", TEXT + NOTEBOOK))
    assert draft.body.blocks == PARAGRAPHS
    assert draft.ed_note == (
        "Achtung: neu\nBerichtigung\n"
        '- der Meldung mit der Kennung urn:newsml:agency.example:20261124:930-240378 ("Hafen") vom 24.11.26\n'
        "Redaktionelle Hinweise\n- Zu diesem Text finden Sie Bilder\nInternet\n"
        "- [Hafen von Port Else](https://harbour.example/a)\n"
        "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt\n"
        "Kontakte\n- Redaktion: Jane Doe, +49 30 0000, <desk@wire.example>"
    )
    assert draft.links == (
        Link(relation=Relation.PREVIOUS_VERSION, target="urn:newsml:agency.example:20261124:930-240378"),
    )


def test_stars_in_a_text_open_no_notebook() -> None:
    draft = read_one(iptc_7901("Harbour talks =", TEXT + "\n\n* * * *\nMore was said on the quay on Tuesday night."))
    assert draft.ed_note is None
    assert len(draft.body.blocks) == 3


def test_a_teaser_subheads_and_a_list() -> None:
    text = f"""Talks go on in Port Else. Nobody knows for how long.

{TEXT}

Fishermen wait for an answer

The fishermen said that they would wait on the quay until the
ministry had answered their letter of October.

  * one harbour
  * two quays"""
    draft = read_one(iptc_7901("Harbour talks =", text))
    assert [type(block) for block in draft.body.blocks] == [Heading, Paragraph, Paragraph, Heading, Paragraph, Listing]
    assert draft.body.blocks[0] == Heading("Talks go on in Port Else. Nobody knows for how long.")
    assert draft.body.blocks[3] == Heading("Fishermen wait for an answer")
    assert draft.body.blocks[-1] == Listing(("one harbour", "two quays"))


def test_paragraphs_set_in_without_empty_lines() -> None:
    text = (
        "   Port Else (dpa) - Talks on the harbour resumed on Tuesday after a\npause.\n   Fishermen wait. They\nhope."
    )
    draft = read_one(iptc_7901("Harbour talks =", text))
    assert draft.body.blocks == (
        Paragraph("Port Else (dpa) - Talks on the harbour resumed on Tuesday after a pause."),
        Paragraph("Fishermen wait. They hope."),
    )


def test_a_table_stays_one() -> None:
    text = TEXT + "\n\nPort Else     3   1\nQuayside      2   2\nPierhead      1   3"
    assert isinstance(read_one(iptc_7901("Harbour talks =", text)).body.blocks[-1], Table | Preformatted)


@pytest.mark.parametrize("words", ["KILL KILL KILL", "*** ELIMINAR - ELIMINAR ***", "АННУЛИРОВАНИЕ"])
def test_a_kill_names_what_it_kills(words: str) -> None:
    notice = "Please kill item dpa 157 (Harbour talks). It is wrong."
    draft = read_one(iptc_7901(f"{words} =", notice, header="eca0160 1 i 21  dpa 0160", encoding="utf-8"))
    dispatch = normalise(draft, make_filing(b"x"), 0, Defaults(source="x", domain="wire.example"))
    assert dispatch.pub_status is PubStatus.CANCELED
    assert draft.predecessor == "dpa 157"
    assert dispatch.ed_note == notice
    assert dispatch.body.blocks == ()


def test_a_message_taken_back_in_german() -> None:
    heading = "(Achtung) Die Meldung dpa 0157 vom 24. November wird zurückgezogen. ="
    draft = read_one(iptc_7901(heading, "Bitte verwenden Sie die Meldung nicht.", header="bdt0160 3 pl 21  dpa 0160"))
    assert (draft.pub_status, draft.predecessor) == (PubStatus.CANCELED, "dpa 0157")


def test_a_hold_is_withheld() -> None:
    draft = read_one(iptc_7901("HOLD HOLD HOLD =", "Please hold item dpa 157."))
    dispatch = normalise(draft, make_filing(b"x"), 0, Defaults(source="x", domain="wire.example"))
    assert dispatch.pub_status is PubStatus.WITHHELD


def test_ats_behind_its_prefix_with_a_dateline_that_no_dash_closes() -> None:
    message = iptc_7901(
        "Les pourparlers du port reprennent = ",
        "Port Else (ats) Les pourparlers ont repris mardi. Aucune date\nn'a été fixée.\n\n   Les pêcheurs attendent.",
        header="bsf013 4 EC 171",
        catch_line="Port/Pêche",
        trailer="241215 nov 26",
    )
    draft = read_one(b"\x7f\x7f\r\n\x7f" + message)
    assert (draft.headline, draft.dateline) == ("Les pourparlers du port reprennent", "Port Else (ats)")
    assert (draft.provider, draft.language) == ("ATS", "fr")
    assert draft.created == datetime(2026, 11, 24, 11, 15, tzinfo=UTC)
    assert draft.body.blocks == (
        Paragraph("Les pourparlers ont repris mardi. Aucune date n'a été fixée."),
        Paragraph("Les pêcheurs attendent."),
    )


def test_afp_opens_its_headline_with_a_caret_and_signs_with_strokes() -> None:
    draft = read_one(
        iptc_7901(
            "",
            "^Les pourparlers du port reprennent=\n(PHOTO ARCHIVES)=\n    PORT ELSE, 24 nov 2026 (AFP) - Les"
            " pourparlers\nont repris.\n    Aucune date.\n     abc-de/fgh/ij",
            header="fra0123 4 POL 238 FRA /AFP-AB12 ",
            trailer="241130 GMT NOV 26",
        )
    )
    assert (draft.headline, draft.provider) == ("Les pourparlers du port reprennent", "AFP")
    assert draft.ed_note == "PHOTO ARCHIVES"
    assert draft.body.blocks == (
        Paragraph("PORT ELSE, 24 nov 2026 (AFP) - Les pourparlers ont repris."),
        Paragraph("Aucune date."),
    )


def test_kyodo_closes_its_headline_with_a_plus() -> None:
    text = "Harbour talks resume as\nfishermen wait+\nPORT ELSE, Nov. 24 (Kyodo) -- Talks resumed on Tuesday.\n==Kyodo"
    draft = read_one(iptc_7901("", text, header="kyo0123 4 i 23"))
    assert (draft.headline, draft.provider) == ("Harbour talks resume as fishermen wait", "Kyodo")
    assert draft.body.blocks == (Paragraph("PORT ELSE, Nov. 24 (Kyodo) -- Talks resumed on Tuesday."),)


def test_a_headline_that_nothing_closes() -> None:
    draft = read_one(iptc_7901("", f"UPDATE 1-Harbour talks resume\n\n{TEXT}"))
    assert draft.headline == "UPDATE 1-Harbour talks resume"
    assert draft.body.blocks == PARAGRAPHS


def test_a_television_script_over_the_wire() -> None:
    text = (
        "^AP-XYTV-1330: Norvia Harbour<\n^Tuesday, 24 November 2026<\n<\n"
        "STORY:Norvia Harbour- Talks resume on the quay\n"
        "LENGTH: 03:31\t\nRESTRICTIONS: Clients Only\nSOURCE: EXAMPLE TELEVISION\n\nDATELINE: Port Else - 24 Nov 2026\n"
        "LENGTH: 03:31\n\n\x08\x08SHOTLIST:\n\x08\x08\n\x08\x081. Harbour from the quay\n\x08\x082. Minister arriving\n"
        "\x08\x083. Fishermen waiting, pan to minister walking out of the building of the ministry and away\n\x08\x08\n"
        "\x08\x08STORYLINE:\n\x08\x08\n\x08\x08Talks on the harbour resumed on Tuesday after a pause of three weeks.\n"
    )
    draft = read_one(
        iptc_7901(
            "", text, header="v2557 4 txx 613 1tvks", catch_line="AP-XYTV-1330:NorviaH", trailer="241132 nov 26EST"
        )
    )
    assert draft.headline == "AP-XYTV-1330: Norvia Harbour"
    assert draft.slugline == "AP-XYTV-1330:NorviaH"
    assert (draft.usage_terms, draft.credit) == ("Clients Only", "EXAMPLE TELEVISION")
    assert draft.dateline == "Port Else - 24 Nov 2026"
    assert draft.ed_note == "LENGTH: 03:31"
    assert draft.body.blocks[0] == Heading("Norvia Harbour- Talks resume on the quay")
    assert isinstance(draft.body.blocks[2], Listing)
    assert draft.body.blocks[-1] == Paragraph("Talks on the harbour resumed on Tuesday after a pause of three weeks.")
    assert draft.created == datetime(2026, 11, 24, 16, 32, tzinfo=UTC)


def test_several_messages_a_doubled_header_and_one_cut_off() -> None:
    first = iptc_7901("First =", TEXT)
    doubled = b"\x01eca0124 3 i 93  dpa 0088\r\n" + iptc_7901("Second =", TEXT)
    cut = iptc_7901("Third =", TEXT)[:-60]
    assert [draft.headline for draft in read_all(first + doubled + b"\r\n\r\n" + cut)] == ["First", "Second", "Third"]


def test_a_gateway_header_above_the_agency_s_own() -> None:
    draft = read_one(b"\x01abc0007 5 x 12\r\n" + iptc_7901("Harbour =", TEXT, catch_line="Norvia/")[1:])
    assert (draft.wire_number, draft.slugline, draft.urgency) == ("dpa 0088", "Norvia/", 3)


BARE = (
    "eca0124 3 i 93  dpa 0088\n\nNorvia/harbour/\nHarbour talks resume in\nNorvia =\n\n"
    + TEXT
    + "\n\n242101 GMT Nov 26\n"
)


@pytest.mark.parametrize(
    "content",
    [
        BARE.encode(),
        BARE.replace("\n", "\r\n").encode(),
        ("[SOH]" + BARE.replace("harbour/\n", "harbour/\n[STX]").replace("242101", "[ETX]242101") + "[EOT]").encode(),
        ("<SOH>" + BARE.replace("harbour/\n", "harbour/\n<STX>").replace("242101", "<ETX>242101") + "<EOT>").encode(),
        ("\u2401" + BARE.replace("harbour/\n", "harbour/\n\u2402").replace("242101", "\u2403242101")).encode(),
        BARE.replace("242101", "\x03242101").encode(),
        ("\x01" + BARE).encode(),
        BARE.replace("harbour/\n", "harbour/\n\x02").encode(),
    ],
    ids=["gone", "gone-crlf", "brackets", "angles", "pictures", "only-etx", "only-soh", "only-stx"],
)
def test_control_characters_lost_or_made_visible(content: bytes) -> None:
    draft = read_one(content)
    assert (draft.headline, draft.slugline) == ("Harbour talks resume in Norvia", "Norvia/harbour/")
    assert draft.created == datetime(2026, 11, 24, 21, 1, tzinfo=UTC)
    assert draft.body.blocks == PARAGRAPHS


def test_two_messages_without_control_characters() -> None:
    second = BARE.replace("eca0124", "eca0125").replace("resume", "stop")
    headlines = [draft.headline for draft in read_all((BARE + "\n" + second).encode())]
    assert headlines == ["Harbour talks resume in Norvia", "Harbour talks stop in Norvia"]


def test_line_ends_of_teleprinters() -> None:
    message = iptc_7901("Harbour talks =", TEXT).replace(b"\r\n", b"\r\r\n")
    assert read_one(message).body.blocks == PARAGRAPHS


def test_a_header_without_a_text_is_refused() -> None:
    with pytest.raises(UnreadableFiling, match="no IPTC 7901 message with a text"):
        list(Iptc7901().read(make_filing(b"\x01eca0124 3 i 93  dpa 0088\r\n\x02\r\n\x03\x04")))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x01",
        b"\x01not a header\x02text\x03",
        b"xwe0012 3 pl 210 Harbour\nHarbour talks resume\n\nPORT ELSE, Nov 24 (EXW) - Talks resumed.\n",
        b"Room 101 3 pm 20 guests\n\nA = B\n",
        b"u f BC-HARBOUR-TALKS   11-24 0105\nHARBOUR TALKS RESUME\n\nPORT ELSE, Nov 24 - Talks.\n",
        b"<?xml version='1.0'?><nitf/>",
        b"eca0124 3 i 93\x00\x00",
    ],
)
def test_what_is_something_else_is_left_to_others(content: bytes) -> None:
    assert recognised(content) == []


def test_the_same_bytes_are_the_same_dispatch_and_tomorrow_s_number_another() -> None:
    defaults = Defaults(source="x", domain="wire.example")

    def guid(content: bytes) -> str:
        return normalise(read_one(content), make_filing(content), 0, defaults).guid

    today = iptc_7901("Harbour talks =", TEXT)
    tomorrow = iptc_7901("Quay talks =", TEXT, trailer="252101 GMT Nov 26")
    assert guid(today) == guid(today)
    assert guid(today) != guid(tomorrow)


def test_lost_year_is_the_filing_s() -> None:
    assert read_one(iptc_7901("Harbour talks =", TEXT, trailer="241100 GMT")).created == NOON.replace(hour=11)


def test_tables_with_bars_lists_and_lines_between_them() -> None:
    text = """Port Else (dpa) - Games of the league on Saturday.

Results:

Home        | Guest     | Goals
------------|-----------|---------
Port Else   | Quayside  | 3:1 (1:0)
Pierhead    | Harbour   | 2:2 (1:1)

Standings:

Pl. | Club      | Pts
----|-----------|----
1.  | Port Else | 13
2.  | Quayside  |

+ Port Else: Sitting of the harbour parliament and its committees in
public
+ Quayside: 2 games"""
    blocks = read_one(iptc_7901("Harbour league =", text)).body.blocks
    assert blocks[2] == Table(
        (("Home", "Guest", "Goals"), ("Port Else", "Quayside", "3:1 (1:0)"), ("Pierhead", "Harbour", "2:2 (1:1)")), 1
    )
    assert isinstance(blocks[4], Table | Preformatted)
    assert blocks[-1] == Listing(
        ("Port Else: Sitting of the harbour parliament and its committees in public", "Quayside: 2 games")
    )


def test_reuters_names_reporters_and_whom_to_ask_below_the_text() -> None:
    text = (
        "UPDATE 1-Harbour talks resume\n\n    (Adds quote)\n    By Jane Doe\n    PORT ELSE, Nov 24 (Reuters) - Talks "
        "resumed.\n    More.\n (Reporting by Jane Doe; Editing by John Roe)\n((jane.doe@wire.example; +44 20 0000))"
    )
    draft = read_one(iptc_7901("", text, header="rtr0123 3 f 0123"))
    assert (draft.byline, draft.credit) == ("Jane Doe", "Reporting by Jane Doe; Editing by John Roe")
    assert draft.ed_note == "Adds quote\njane.doe@wire.example; +44 20 0000"
    assert len(draft.body.blocks) == 2


def test_a_number_may_have_nine_digits() -> None:
    draft = read_one(iptc_7901("Talks =", "Text.", header="exw3317 3 i 93  exw 088233170#2 exw 088233169"))
    assert (draft.wire_number, draft.version, draft.predecessor) == ("exw 088233170", 2, "exw 088233169")


def test_an_annulment_in_a_headline_is_news() -> None:
    draft = read_one(iptc_7901("Annulation des vols vers le nord =", "Text."))
    assert (draft.headline, draft.pub_status) == ("Annulation des vols vers le nord", None)


def test_a_byline_goes_on_behind_a_comma() -> None:
    draft = read_one(iptc_7901("Talks\nBy Jane Doe, John Roe,\nAnna Lind and Piet Oduya =", "Text."))
    assert (draft.headline, draft.byline) == ("Talks", "Jane Doe, John Roe, Anna Lind and Piet Oduya")


def test_a_notebook_opens_flush_left_below_an_empty_line() -> None:
    wrapped = "   The divers set a sign that nobody could overlook on the quay,\n## for wait."
    text = f"{wrapped}\n\n   ## is the sign.\n\n## Contacts\n- x"
    draft = read_one(iptc_7901("Talks =", text))
    first = "The divers set a sign that nobody could overlook on the quay, ## for wait."
    assert list(draft.body.lines()) == [first, "## is the sign."]
    assert draft.ed_note == "Contacts\n- x"


def test_what_is_set_in_below_a_heading_is_text() -> None:
    draft = read_one(iptc_7901("Talks =", "(With photos)\n\n   (So it says.)\n\n   Text goes on here."))
    assert draft.ed_note == "With photos"
    assert list(draft.body.lines()) == ["(So it says.)", "Text goes on here."]
