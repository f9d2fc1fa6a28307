"""The control characters that frame messages, and what converters make of them.

ISO 646 names: SOH opens the header, STX the text, ETX closes it, EOT ends the message (IPTC 7901 §2, ANPA 1312).
"""

import re

SOH, STX, ETX, EOT = "\x01", "\x02", "\x03", "\x04"
TABULAR = "\x12"

FRAMING = bytes((*range(1, 9), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F))
"""Every control character but NUL and line ends: a message may hold any of them and be sound."""

_NAMES = {
    "SOH": "\x01", "STX": "\x02", "ETX": "\x03", "EOT": "\x04", "ENQ": "\x05", "ACK": "\x06", "BEL": "\x07",
    "BS": "\x08", "FF": "\x0c", "SO": "\x0e", "SI": "\x0f", "DLE": "\x10", "DC1": "\x11", "DC2": "\x12",
    "DC3": "\x13", "DC4": "\x14", "SYN": "\x16", "FS": "\x1c", "GS": "\x1d", "RS": "\x1e", "US": "\x1f",
    "DEL": "\x7f",
}  # fmt: skip
_NAMED = re.compile(rf"(?:<(?P<a>{'|'.join(_NAMES)})>|\[(?P<b>{'|'.join(_NAMES)})\]|\{{(?P<c>{'|'.join(_NAMES)})\}})")
_PICTURES = {0x2400 + code: chr(code) for code in range(1, 0x20) if code not in b"\t\n\r"} | {0x2421: "\x7f"}
_SHOWN = re.compile("[<[{](?:SOH|STX)[>\\]}]|[\u2401\u2402]")


def restored(text: str) -> str:
    """Put back control characters that a converter made visible: `[SOH]`, `<STX>`, `{ETX}`, U+2401.

    Unchanged where the text has control characters of its own.
    """
    if SOH in text or STX in text or not _SHOWN.search(text):
        return text
    return _NAMED.sub(lambda found: _NAMES[str(found["a"] or found["b"] or found["c"])], text).translate(_PICTURES)


def with_line_feeds(text: str) -> str:
    """The text with LF for every line end, CR CR LF of teleprinters too; LF LF stays an empty line."""
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
