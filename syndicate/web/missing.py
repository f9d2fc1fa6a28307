"""A 404 or 410 that helps: the nearest address there is, the sections and the front page."""

import difflib
from collections.abc import Sequence
from html import escape
from typing import Literal

from syndicate.web.answers import Answer
from syndicate.web.refusals import refused

_LONGEST = 200
_NOT_FOUND = 404


def missing(path: str, accept: str, addresses: Sequence[str], status: Literal[404, 410] = 404) -> Answer:
    """Say that nothing lies here, in the form that the client reads.

    Args:
        path: As asked for, starting with `/`.
        accept: The Accept field.
        addresses: What there is (`diplomacy/`, `diplomacy/rss.xml`).
        status: 410 where something was published here, and will not be again (RFC 9110 §15.5.11).
    """
    where = path if len(path) <= _LONGEST else path[:_LONGEST] + "…"
    where = where.encode("utf-8", "replace").decode()
    said = f"Nothing is published at {where}{'' if status == _NOT_FOUND else ' any more'}"
    near = [f"/{address}" for address in difflib.get_close_matches(path[1 : _LONGEST + 1], addresses, n=1, cutoff=0.5)]
    sections = [f"/{address}" for address in addresses if address.endswith("/")]
    return refused(
        status,
        said,
        accept,
        members={"nearest": near, "sections": sections},
        more={"page": _links(near, sections), "text": _lines(near, sections)},
    )


def _lines(near: Sequence[str], sections: Sequence[str]) -> str:
    lines = [f"Did you mean {address} ?" for address in near]
    lines += ["", "Front page: /"]
    lines += [f"Section: {address}" for address in sections]
    return "\n".join(lines) + "\n"


def _links(near: Sequence[str], sections: Sequence[str]) -> str:
    def link(address: str, words: str) -> str:
        return f'<a href="{escape(address)}">{escape(words)}</a>'

    meant = "".join(f"<p>Did you mean {link(address, address)}?</p>\n" for address in near)
    items = "".join(f"<li>{link(address, address)}</li>\n" for address in sections)
    return f"{meant}<ul>\n<li>{link('/', 'Front page')}</li>\n{items}</ul>\n"
