"""Language tags fit to be written."""

import re

_WELL_FORMED = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def language_tag(language: str) -> str | None:
    """The tag where it names a language and is well formed (`xs:language`, RFC 5646 §2.1), else None."""
    return language if language != "und" and _WELL_FORMED.fullmatch(language) else None
