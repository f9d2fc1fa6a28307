"""What marked-up text begins like: enough to say that it is not plain text."""

import codecs
import re

_REACH = 1024
_FORMS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<\?xml[\s?]", re.IGNORECASE), "XML"),
    (re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE), "HTML"),
    (re.compile(rb"<!(?:doctype\b|--)", re.IGNORECASE), "XML"),
    (re.compile(rb"<(?P<name>[A-Za-z_][\w:.-]*)(?:\s+[\w:.-]+\s*=\s*[\"'][^<]*)?/?>", re.DOTALL), "XML"),
    (re.compile(rb"\{\s*\"[^\"\n]*\"\s*:|\[\s*\{\s*\"|\{\s*\}|\[\s*\]"), "JSON"),
    (re.compile(rb"\{\\rtf"), "RTF"),
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def form_of(content: bytes) -> str | None:
    """The form that content begins like, or None for what may be plain text."""
    head = content[:_REACH]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\x00", b"").lstrip()  # UTF-16's other half
    if head[:1] not in (b"<", b"{", b"["):
        return None
    for pattern, form in _FORMS:
        found = pattern.match(head)
        if found and (not found.groupdict() or _closes(found["name"], content)):
            return form
    return None


def _closes(name: bytes, content: bytes) -> bool:
    """Whether an element is closed somewhere: `<Example Corp>` in a headline is not."""
    plain = content.replace(b"\x00", b"") if b"\x00" in content else content
    return b"</" + name in plain or plain.rstrip().endswith(b"/>")
