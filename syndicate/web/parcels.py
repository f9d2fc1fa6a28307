"""From a request's body to the filings in it: one, or the parts of a multipart body (RFC 2046 §5.1, RFC 7578)."""

import re
from collections.abc import Iterator
from email.message import Message
from itertools import islice, pairwise
from typing import Final

from syndicate.ports.intake import Parcel
from syndicate.rules.framing import text_encoding
from syndicate.web.problems import Declined, problem

MOST_PARTS: Final = 100

_LONGEST_FIELD: Final = 1000
_LONGEST_HEAD: Final = 16 * 1024
_MULTIPART: Final = frozenset({"multipart/mixed", "multipart/form-data"})
_BLANK = re.compile(rb"\r?\n\r?\n")


def parcels(body: bytes, content_type: str | None, disposition: str | None) -> list[Parcel]:
    """The filings in a body.

    Args:
        body: Whole.
        content_type: The Content-Type field, or None. Only its charset and whether it is multipart matter: what the
            bytes are, they say themselves.
        disposition: The Content-Disposition field, whose file name is taken over, or None.

    Raises:
        Declined: It cannot be taken apart, or is a multipart type other than `mixed` and `form-data`.
    """
    fields = _fields(content_type, disposition)
    if fields.get_content_maintype() != "multipart":
        return [_parcel(fields, body)]
    if fields.get_content_type() not in _MULTIPART:
        kind = fields.get_content_type()
        raise Declined(problem(415, f"{kind} is not taken; send multipart/mixed or multipart/form-data."))
    try:
        boundary = fields.get_boundary()
    except (IndexError, LookupError, TypeError, ValueError):
        raise _malformed("the parameters of the Content-Type are damaged") from None
    if not boundary:
        raise _malformed("the Content-Type names no boundary")
    found = [_part(part) for part in _parts(body, boundary.encode("utf-8", "surrogateescape"))]
    if not found:
        raise _malformed("there is no part in it")
    return found


def _malformed(why: str) -> Declined:
    return Declined(problem(400, f"The multipart body cannot be taken apart: {why}."))


def _fields(content_type: str | None, disposition: str | None) -> Message:
    fields = Message()
    for name, value in (("Content-Type", content_type), ("Content-Disposition", disposition)):
        if value:
            fields[name] = re.sub(r"[\r\n]+", " ", value[:_LONGEST_FIELD])
    return fields


def _parcel(fields: Message, content: bytes) -> Parcel:
    try:
        name, charset = fields.get_filename() or "", fields.get_content_charset()
    except (IndexError, LookupError, TypeError, ValueError):  # the standard library, on damaged parameters (RFC 2231)
        name, charset = "", None
    shown = "".join(character for character in name if character.isprintable())[:255]
    return Parcel(name=shown, content=content, charset=text_encoding(charset or ""))


def _parts(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """What lies between the delimiters; what is before the first and after the last means nothing (§5.1.1)."""
    delimiter = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(?P<last>--)?[ \t]*(?=\r?\n|\Z)")
    found = list(islice(delimiter.finditer(body), MOST_PARTS + 1))
    last = next((at for at, each in enumerate(found) if each["last"]), None)
    if last is None:
        raise _malformed(
            f"there are more than {MOST_PARTS} parts in it" if len(found) > MOST_PARTS else "it has no end"
        )
    for this, following in pairwise(found[: last + 1]):
        part = body[this.end() : following.start()]
        yield part[2 if part.startswith(b"\r\n") else 1 :]


def _part(part: bytes) -> Parcel:
    if part.startswith((b"\r\n", b"\n")):
        return Parcel(content=part[2 if part.startswith(b"\r") else 1 :])
    blank = _BLANK.search(part, 0, _LONGEST_HEAD)
    if blank is None:
        raise _malformed("a part has no blank line after its fields")
    named: dict[str, str] = {}
    for line in part[: blank.start()].decode("utf-8", "surrogateescape").replace("\r\n", "\n").split("\n"):
        name, _, value = line.partition(":")
        named.setdefault(name.strip().lower(), value.strip())
    if named.get("content-transfer-encoding", "binary").lower() not in {"7bit", "8bit", "binary"}:
        raise _malformed("a part is in a Content-Transfer-Encoding; send its bytes as they are (RFC 7578 §4.7)")
    fields = _fields(named.get("content-type"), named.get("content-disposition"))
    return _parcel(fields, part[blank.end() :])
