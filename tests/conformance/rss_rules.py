"""RSS 2.0 pages by the rules that `syndicate validate` has."""

from syndicate.formats.validation import rss

_ANY_TEXT = "looks like HTML; it is plain text"


def violations(page: bytes) -> list[str]:
    """Every error and every warning of this page in a sentence; an empty list is a pass.

    But for titles that look like HTML: the headlines of tests are any text at all, and stay as they are.
    """
    return [finding.message for finding in rss.findings(page) if not finding.message.endswith(_ANY_TEXT)]
