"""Which names of charsets are known, and in which of them a message of a wire can be framed."""

import codecs

_CODES = tuple(range(0x80))


def known_charset(charset: str) -> str:
    """The name that Python has for a charset.

    Raises:
        ValueError: It is unknown, or does not write ASCII as ASCII: the framing of a message is in ASCII.
    """
    try:
        name = codecs.lookup(charset).name
        plain = bytes(_CODES).decode(name)
    except (LookupError, UnicodeError):
        plain = ""
    if plain != "".join(map(chr, _CODES)):
        raise ValueError(f"{charset} is no charset that a message can be framed in")
    return name


def text_encoding(charset: str) -> str | None:
    """The name that Python has for an encoding of text; None where there is none of that name (`uu` is not of text)."""
    try:
        found = codecs.lookup(charset).name
        " ".encode(found)
    except (LookupError, ValueError):
        return None
    return found
