"""Which charsets a message of a wire can be framed in."""

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
