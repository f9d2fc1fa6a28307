"""IPTC 7901 and ANPA 1312: every rule has a message that breaks it."""

from syndicate.formats.validation import anpa_1312, iptc_7901
from tests.spoiling import Spoiled, advice, check, each, findings

MESSAGE = (
    "\x01exw062 4 i 2 ccccb   exw 061\r\n\nHarbour-talks/\r\n\x02TALKS RESUME =\r\n\n"
    "   Kestrel Bay (EXW) - Talks resumed.\r\n\x03241200 GMT Nov 26\r\n\x7f\n\x7f\x04"
)
STORY = (
    "\x16\x16\x01W2870\x1fexw\nf l\x13\x11 BC-Harbour 1stLd-Writethru a0578 11-24 0007\n"
    "\x02^BC-Harbour, 1st Ld-Writethru,7<\n^Talks resume<\n\tKESTREL BAY (EXW) _ Talks resumed.\n"
    "\x03EXW-WF-11-24-26 1200GMT<\n\x0c\n\x04"
)


def test_sound_messages_have_no_finding() -> None:
    assert findings(iptc_7901.findings, MESSAGE * 2) == []
    assert findings(anpa_1312.findings, STORY * 2) == []


@each(
    Spoiled("\x01", "", 1, "no SOH opens the message"),
    Spoiled("\x02", "", 7, "ETX where STX must come"),
    Spoiled("\x03", "", 9, "EOT where ETX must come"),
    Spoiled("\x04", "", 9, "the message ends without EOT"),
    advice("\x01", "Good morning\n\x01", 1, "text that belongs to no message"),
    Spoiled("exw062", "exwi062", 1, "source has 4 characters, not 1 to 3"),
    Spoiled("exw062", "exw62", 1, "number has 2 characters, not 3 to 4"),
    Spoiled("062 4 ", "062 7 ", 1, "priority is no number from 1 to 6"),
    Spoiled(" i ", " poli ", 1, "category has 4 characters"),
    Spoiled(" i ", " 9 ", 1, "category is no letters"),
    Spoiled(" i 2 ", " i  2 ", 1, "more than one space"),
    Spoiled("ccccb   exw 061", "c" * 51, 1, "more than 50 characters behind the word count"),
    Spoiled("exw062 4 i 2", "talks", 1, "the header line is not"),
    Spoiled("Harbour-talks/\r\n", "", 1, "no catch-line"),
    Spoiled("Harbour-talks/", "H" * 70, 3, "the catch-line has 70 characters"),
    advice("Talks resumed.", "Talks resumed. " * 9, 6, "printers take 69"),
    advice("4 i 2 ", "4 i 200 ", 1, "the header tells of 200 words"),
    advice("Talks r", "Café talks r", 6, "bytes outside ISO 646"),
    Spoiled("241200 GMT Nov 26", "GMT Nov 26", 7, "no day and time"),
    Spoiled("241200", "321200", 7, "is no day and time"),
    Spoiled("Nov 26", "Nix 26", 7, "'Nix' is no month"),
    Spoiled("Nov 26", "Nov 26" + "x" * 33, 7, "more than 32 characters of separation"),
)
def test_a_rule_of_iptc_7901_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(iptc_7901.findings, MESSAGE, case)


@each(
    advice("\x16\x16", "", 1, "no SYN SYN"),
    Spoiled("\x02", "", 6, "ETX where STX must come"),
    Spoiled("W2870", "2870", 1, "the service level is no letter"),
    Spoiled("W2870", "W287", 1, "the story number has 3 digits, not 4"),
    advice("\x1fexw", "", 1, "no US and selector"),
    Spoiled("\x1fexw", "\x1f", 1, "the selector is empty"),
    Spoiled("\x1fexw", "\x1fexwire", 1, "the selector has 6 characters"),
    Spoiled("f l\x13\x11 ", "7 l\x13\x11 ", 2, "the priority is no letter"),
    Spoiled("BC-Harbour 1st", "BC-" + "H" * 30 + " 1st", 2, "the keyword has 33 characters"),
    Spoiled("11-24 0007", "0007", 2, "no priority, category, keyword, date"),
    Spoiled("11-24 0007", "13-32 0007", 2, "13-32 is no month and day"),
    advice("11-24 0007", "24-11 0007", 2, "has the day before the month"),
    Spoiled("11-24 0007", "11-24", 2, "no word count"),
    Spoiled("0007", "seven", 2, "no number of up to 4 digits"),
    advice("\x13\x11", "", 2, "do not say how the text is set"),
    advice("^Talks resume<", "^Talks resume", 4, "a header line that no < closes"),
    advice("EXW-WF-11-24-26 1200GMT<", "", 6, "no date and time behind ETX"),
)
def test_a_rule_of_anpa_1312_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(anpa_1312.findings, STORY, case)


def test_a_message_without_a_text_is_an_error() -> None:
    assert "the message has no text" in [
        one.message for one in findings(iptc_7901.findings, "\x01exw062 4 i 2\r\nA/\r\n\x02\x03241200\x04")
    ]
    assert "the story has no text" in [
        one.message
        for one in findings(anpa_1312.findings, "\x16\x16\x01W2870\x1fexw\nf l\x13\x11 BC-H 11-24 0001\n\x02\x03\x04")
    ]


def test_lines_that_end_in_lf_alone_are_warned_of() -> None:
    assert [one.message for one in findings(iptc_7901.findings, MESSAGE.replace("\r\n", "\n"))] == [
        "the header line ends in LF alone, not in CR LF"
    ]
