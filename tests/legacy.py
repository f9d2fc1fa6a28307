"""Messages of wires that are no more than fiction, in the forms that real ones have."""

from collections.abc import Iterable

from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.formats.telex import Telex
from syndicate.model.dispatch import Draft
from tests.makers import make_filing

READERS = (Iptc7901(), Anpa1312(), Telex())


def recognised(content: bytes) -> list[str]:
    """Which of the readers of legacy wires take the content."""
    return [reader.name for reader in READERS if reader.recognises(content)]


def read_all(content: bytes, charset: str | None = None) -> list[Draft]:
    """What the one reader that takes the content reads in it."""
    (reader,) = (reader for reader in READERS if reader.recognises(content))
    return list(reader.read(make_filing(content, charset=charset)))


def read_one(content: bytes, charset: str | None = None) -> Draft:
    """The only message of the content."""
    (draft,) = read_all(content, charset)
    return draft


def iptc_7901(
    heading: str,
    text: str,
    *,
    header: str = "eca0124 3 i 93  dpa 0088",
    catch_line: str = "Norvia/harbour/",
    trailer: str = "242101 GMT Nov 26",
    encoding: str = "latin-1",
) -> bytes:
    """An IPTC 7901 message."""
    body = f"{heading}\n\n{text}" if heading else text
    message = f"\x01{header}\n\n{catch_line}\n\x02{body}\n\x03{trailer}\n\x7f\n\x7f\x04"
    return message.replace("\n", "\r\n").encode(encoding)


def anpa_1312(
    lines: Iterable[str],
    *,
    story: str = "W2870\x1fasian",
    header: str = "u i\x13\x11 BC-AS--Norvia-Harbour 1stLd-Writethru   11-24 0144",
    trailer: str = "AP-WF-11-24-26 1509GMT<",
) -> bytes:
    """An ANPA 1312 story."""
    text = "\n".join(lines)
    return f"\x16\x16\x01{story}\n{header}\n\x02{text}\n\n\t   \x03{trailer}\n\n\x0c\n\x04".replace(
        "\n", "\r\n"
    ).encode()
