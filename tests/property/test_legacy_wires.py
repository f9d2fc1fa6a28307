"""Whatever happens to a message on its way, it is read or refused, soon, and always in the same way."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.errors import RejectedFiling
from syndicate.formats.wires.charset import wire_text
from syndicate.formats.wires.national import in_national_letters
from syndicate.formats.wires.stamps import read_stamp
from syndicate.formats.wires.t61 import decode_t61
from syndicate.model.dispatch import Draft
from syndicate.rules.normalise import Defaults, normalise
from tests.legacy import READERS, anpa_1312, iptc_7901
from tests.makers import make_filing

TEXT = (
    "Port Else (dpa) - Talks resumed on Tuesday after a\npause.\n\nFishermen wait\n\nThey wait on quays.\n\n"
    "# Notizblock\n\n## Internet\n- [a](b)\n\n* * * *\nnicht zur Veröffentlichung\n\n## Kontakte\n- x\n\ndpa abc/de\n"
)
MESSAGES = (
    iptc_7901("1ST LEAD\n(Berichtigung: falsch)\nHarbour talks\nBy Jane Doe, dpa =", TEXT),
    iptc_7901(
        "", "^Harbour<\n^Talks<\n<\nSTORY:a\nLENGTH: 1\nDATELINE: b\n\nSHOTLIST:\n1. a\n2. b\n3. c", header="v25 4 t 6"
    ),
    iptc_7901("KILL KILL KILL =", "Please kill item dpa 157.")[1:],
    anpa_1312(("^BC-A, 1st Ld, a0578,4<", "^B<", "^AP Photo A1<", "^By C=", "^D=", "\t   E (AP) _ F.", "\t   ___")),
    anpa_1312(("^BC-A<", "\x08a\tb\t1", "\x08c\td\t2"), header="r s\x14\x12 BC-A  11-24 9"),
    (
        b"\x01a1234KYODO\x1fasian\nr i\x13\x11 BC-H  11-24 0210\n\x02BC-H\nA+\nB, Nov. 24 Kyodo - C.\n==Kyodo\n"
        b"\x03JST-14:05-24-11-26\x04"
    ),
    (
        b"ZCZC3158/SXA\nXPP20023\nR POL S0A QBXB\nPORTO: COLLOQUI\n  (ANSA) - PORTO, 24 NOV - A.(ANSA).\n"
        b"24-NOV-26 15:32\nNNNN\n"
    ),
    b"ZCZC\n$s\n:A\n^B\n*T\n1  a  2\n3  b  4\nNNNN\nZCZC DPA1 4 pl 1\nA =\n\nB\nNNNN",
)
PIECES = st.sampled_from(
    [
        *(b"\x01", b"\x02", b"\x03", b"\x04", b"\x1f", b"\x14\x12", b"\x08", b"\x00", b"\xff", b"\xc8a", b"\x1b-A"),
        *(b"^", b"<", b"=", b" =\r\n", b"(", b")", b"+\n", b"\n\n", b"\r\r\n", b"#", b"## ", b"* * * *\n", b"- "),
        *(b"ZCZC ", b"NNNN\n", b"(PROFILE (CO:a;", b"{|}~", b"f}r ", b"[SOH]", b"\xe2\x90\x81", b"131137 GMT Nov 13"),
        *(b"KILL KILL KILL", b"Sperrfrist 1. Mai 9.00 Uhr", b"EMBARGOED", b"^By ", b"--  --", b"| a | b |\n", b"dpa 1"),
    ]
)  # fmt: skip
DEFAULTS = Defaults(source="x", domain="wire.example")


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """One or two of the messages, cut, doubled, overwritten and strewn with pieces of others."""
    content = bytearray(b"".join(draw(st.lists(st.sampled_from(MESSAGES), min_size=1, max_size=2))))
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 80)))
        match draw(st.integers(0, 4)):
            case 0:
                content[start:end] = b""
            case 1:
                content[start:start] = draw(PIECES)
            case 2:
                content[start:end] = draw(st.binary(max_size=4))
            case 3:
                content[start:start] = content[end : end + 200]
            case _:
                del content[max(start, 1) :]
    return bytes(content)


def read(content: bytes) -> list[Draft]:
    drafts: list[Draft] = []
    for reader in READERS:
        try:
            reader.recognises(content)
            drafts += reader.read(make_filing(content))
        except RejectedFiling:
            continue
    return drafts


def normalised(content: bytes, drafts: Sequence[Draft]) -> None:
    for position, draft in enumerate(drafts):
        try:
            normalise(draft, make_filing(content), position, DEFAULTS)
        except RejectedFiling:
            continue


@given(mutated())
@settings(max_examples=250, deadline=None)
def test_a_damaged_message_is_read_or_refused(content: bytes) -> None:
    drafts = read(content)
    assert drafts == read(content)
    normalised(content, drafts[:4])


@given(st.binary(max_size=600))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    decode_t61(content)
    try:
        wire_text(content)
    except RejectedFiling:
        return


@given(st.text(st.characters(max_codepoint=127), max_size=300))
def test_national_letters_leave_no_more_and_no_less_than_was_there(text: str) -> None:
    assert len(in_national_letters(text)) == len(text)


MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2068, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001 zone added
    lambda at: at.replace(second=0, microsecond=0)
)


@given(MOMENTS)
def test_every_minute_comes_through_every_trailer(at: datetime) -> None:
    filed = at + timedelta(days=400)
    for line in (
        f"{at:%d%H%M GMT %b %y}",
        f"AP-WF-{at:%m-%d-%y %H%M}GMT<",
        f"{at:%d-%b-%y %H:%M}",
        f"{at:%d-%m-%y %H-%M}",
    ):
        stamp = read_stamp(line, filed)
        assert stamp is not None
        assert stamp.at == at


@given(MOMENTS, st.timedeltas(timedelta(days=-13), timedelta(days=13)))
def test_a_day_of_the_month_is_found_again_near_the_filing(at: datetime, later: timedelta) -> None:
    stamp = read_stamp(f"{at:%d%H%M}", at + later)
    assert stamp is not None
    assert stamp.at == at


@given(st.text(max_size=300))
def test_any_line_has_a_moment_or_none(line: str) -> None:
    stamp = read_stamp(line, datetime(2026, 11, 24, tzinfo=UTC))
    assert stamp is None or stamp.at.tzinfo is not None
