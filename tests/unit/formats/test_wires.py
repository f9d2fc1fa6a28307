"""What the wires share: moments, character sets, control characters."""

from datetime import UTC, datetime, timedelta

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.wires.charset import wire_text
from syndicate.formats.wires.controls import restored
from syndicate.formats.wires.stamps import day_of, is_stamp, read_stamp
from tests.legacy import anpa_1312, iptc_7901, read_one
from tests.makers import NOON


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("131137 GMT Nov 13 ", "2013-11-13T11:37:00+00:00"),
        ("131137NOV13", "2013-11-13T11:37:00+01:00"),
        ("050932 sep 14EDT", "2014-09-05T09:32:00-04:00"),
        ("121514 GMT MÄR 08", "2008-03-12T15:14:00+00:00"),
        ("121514 MESZ Juli 08", "2008-07-12T15:14:00+02:00"),
        ("121514 QQT avr 08", "2008-04-12T15:14:00+02:00"),
        ("AP-WF-11-13-13 1509GMT<", "2013-11-13T15:09:00+00:00"),
        ("JST-14:05-13-11-13", "2013-11-13T14:05:00+09:00"),
        ("16:35ET 31-10-14<", "2014-10-31T16:35:00-04:00"),
        ("14-FEB-19 15:32", "2019-02-14T15:32:00+01:00"),
        ("14-feb-19 9:32", "2019-02-14T09:32:00+01:00"),
        ("13-11-13 15-09-44", "2013-11-13T15:09:44+01:00"),
        ("2013-11-13T11:37:00+0530", "2013-11-13T11:37:00+05:30"),
        ("2013-11-13 11:37:00 -99:99", "2013-11-13T11:37:00-23:39"),
        ("13.11.2013 15:09", "2013-11-13T15:09:00+01:00"),
        ("1509 GMT 13 Nov 2013", "2013-11-13T15:09:00+00:00"),
        ("132400 GMT Nov 13", "2013-11-14T00:00:00+00:00"),
        ("131137 GMT Nov 89", "1989-11-13T11:37:00+00:00"),
        ("231137", "2026-11-23T11:37:00+01:00"),
        ("302200 GMT", "2026-11-30T22:00:00+00:00"),
        ("321137 GMT Nov 13", None),
        ("131137 GMT Foo 13", None),
        ("300000 GMT Feb 13", None),
        ("99-99-99 99-99-99", None),
        ("no figures", None),
        ("", None),
    ],
)
def test_moments_of_trailers(line: str, moment: str | None) -> None:
    read = read_stamp(line, NOON, "Europe/Berlin")
    assert (read.at.isoformat() if read else None) == moment


def test_a_line_with_more_than_a_moment_is_no_trailer() -> None:
    assert is_stamp("131137 GMT Nov 13", NOON) is not None
    assert is_stamp("Talks went on until 131137 GMT Nov 13", NOON) is None


def test_a_day_without_a_year_is_the_last_before_the_filing() -> None:
    assert day_of(11, 24, NOON) == NOON
    assert day_of(2, 20, NOON) == datetime(2026, 2, 20, tzinfo=UTC)
    assert day_of(11, 25, NOON) == datetime(2026, 11, 25, tzinfo=UTC)
    assert day_of(12, 30, NOON) == datetime(2025, 12, 30, tzinfo=UTC)
    assert day_of(2, 30, NOON) is None


def test_a_message_near_the_turn_of_a_month_is_of_the_nearer_one() -> None:
    filed = datetime(2027, 1, 1, 0, 30, tzinfo=UTC)
    read = read_stamp("312355 GMT", filed)
    assert read is not None
    assert filed - read.at == timedelta(minutes=35)


FRENCH = "Les pêcheurs de Port Else ont été reçus à l'hôtel de ville, où ça n'a guère duré."


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8", "utf-8-sig"])
def test_common_encodings(encoding: str) -> None:
    assert wire_text(FRENCH.encode(encoding)) == FRENCH


ISO_6937 = (
    b"Les p\xc3echeurs de Port Else ont \xc2et\xc2e re\xcbcus \xc1a l'h\xc3otel de ville,"
    b" o\xc1u \xcbca n'a gu\xc1ere dur\xc2e."
)


@pytest.mark.parametrize("charset", [None, "T.61", "iso6937"])
def test_accents_before_their_letters(charset: str | None) -> None:
    assert wire_text(ISO_6937, charset) == FRENCH


def test_umlauts_of_iso_6937_and_capitals_of_latin_1() -> None:
    assert (
        wire_text(b"Die Beh\xc8orde f\xc8ur H\xc8afen schlie\xfbt \xc8Ubersee")
        == "Die Behörde für Häfen schließt Übersee"
    )
    german = "Äußerungen über Äpfel aus Île-de-France, Ähnliches"
    assert wire_text(german.encode("latin-1")) == german


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Die Gespr{che }ber den Hafen k|nnten f}r die L{nder gro~ sein. [dpa] Die H{fen w{ren zu.",
            "Die Gespräche über den Hafen könnten für die Länder groß sein. [dpa] Die Häfen wären zu.",
        ),
        (
            "Hamnen {r |ppen f|r alla fr}n och med tv} p} dagen, ocks} n{r det bl}ser.",
            "Hamnen är öppen för alla från och med två på dagen, också när det blåser.",
        ),
        ("Il ministro {: non, perch} |...", None),
        (
            "Ils ont {t{ re\\us @ l'aube, apr}s des ann{es de gr}ve tr}s dure. desk@wire.example",
            "Ils ont été reçus à l'aube, après des années de grève très dure. desk@wire.example",
        ),
    ],
)
def test_national_letters(written: str, read: str | None) -> None:
    assert wire_text(written.encode("ascii")) == (read or written)


@pytest.mark.parametrize(
    "text",
    [
        'The program prints {"a": 1} and {"b": 2} for {"c": 3}, which f}r and f}r and k|nnen do not.',
        "Port Else | 3 | 1\nQuayside | 2 | 2\nPier | 1 | 3\nf}r gro~ k|nnen",
        "He wrote a|b and c|d and e|f on the wall, and x~y and z~w too.",
        "A plain English text with `` quotes '' and [brackets] as wires have them {sic}.",
    ],
)
def test_signs_that_are_no_letters_stay(text: str) -> None:
    assert wire_text(text.encode()) == text


def test_a_designated_set_is_believed() -> None:
    assert wire_text(b"\x1b-L" + "Порт открыт".encode("iso8859_5")) == "Порт открыт"
    assert wire_text(b"\x1b%G" + "Порт открыт".encode()) == "Порт открыт"
    assert wire_text(b"\x1b(BPort \x1b)Eopen") == "Port open"


def test_the_source_s_charset_is_believed_if_it_can_be() -> None:
    polish = "Żółć w porcie"
    assert wire_text(polish.encode("iso8859_2"), "iso-8859-2") == polish
    assert wire_text(FRENCH.encode("latin-1"), "utf-8") == FRENCH
    assert wire_text(FRENCH.encode("latin-1"), "no-such-charset") == FRENCH
    assert wire_text(FRENCH.encode("utf-8"), "hex") == FRENCH
    message = iptc_7901("Żółw w porcie =", "Port Else (PAP) - Żółw wrócił do portu.", encoding="iso8859_2")
    assert read_one(message, "iso-8859-2").headline == "Żółw w porcie"


def test_line_ends_of_all_machines() -> None:
    assert wire_text(b"a\r\nb\r\r\nc\rd\ne\r\n\r\nf") == "a\nb\nc\nd\ne\n\nf"


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\x01\x02\x03\x04", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFiling):
        wire_text(content)


def test_visible_control_characters_come_back_only_where_none_are_left() -> None:
    assert restored("[SOH]a[STX]b{ETX}c<EOT>") == "\x01a\x02b\x03c\x04"
    assert restored("␁a␂b␃") == "\x01a\x02b\x03"
    assert restored("\x01a\x02[SOH] is what opens it") == "\x01a\x02[SOH] is what opens it"
    assert restored("the signal <ETX> alone") == "the signal <ETX> alone"


def test_many_short_messages_are_not_taken_for_binary() -> None:
    content = anpa_1312(("^BC-A<", "\t   PORT ELSE (AP) _ Yes.")) * 40
    assert wire_text(content).count("\x01") == 40
