"""A configuration to begin with: four things that only its operator knows, and a comment beside each."""

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from syndicate.config import values

_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_LONGEST_NAME: Final = 64
_WEB: Final = ("http://", "https://")

_TEMPLATE: Final = """\
# syndicate for {name_said}. Paths are relative to this file. `syndicate check` lists every problem with its place;
# docs/reference/config.md has every key.

# Who publishes: the name, the tag and the addresses that stand in every feed.
[agency]
name = {name}
tag = {tag}
domain = {domain}
# ^ A domain of yours: the stories' identifiers are minted in it. Once feeds are read, do not change it.
base_url = {base_url}
# ^ Where readers reach the feeds.
language = "en"
# copyright = {copyright}
# contact = {contact}

# Where dispatches come from; as many tables as there are sources.
{source}

# What is published: a set of feeds for each section, in the order of the front page. A dispatch goes into every section
# whose rules it meets. One without rules takes everything.
{sections}

# Everything below has these defaults and can be left out.
[store]
url = "sqlite:///var/syndicate.db"            # the record: every version of every story

[stand]
path = "feeds"                                # what is published

[web]
host = "127.0.0.1"                            # "0.0.0.0" for all, if there is no proxy in front
port = {port}

[log]
format = "console"                            # or "json"
level = "info"                                # debug, info, warning, error
"""

_FOLDER: Final = """\
# A file that is dropped into the folder is on the wire at once; it then moves to done/ in it, or to rejected/ with the
# reason beside it.
[sources.newsroom]
type = "spool"
path = {place}
# keep_days = 365                             # forget its stories after a year"""

_ADDRESS: Final = """\
# A feed or file that is fetched again and again.
[sources.newsroom]
type = "http"
url = {place}
every_secs = 60"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a new desk is.

    Attributes:
        name: Of the agency.
        tag: Its letters.
        domain: Its own.
        base_url: Where readers reach the feeds.
        place: Where dispatches arrive: a folder, or the address of a feed.
        sections: Their titles; the first takes everything.
        port: Where the web server listens.
    """

    name: str
    tag: str
    domain: str
    base_url: str
    place: str
    sections: tuple[str, ...]
    port: int = 8080

    @property
    def folder(self) -> str | None:
        """The folder that dispatches are dropped into; None for a feed."""
        return None if self.place.startswith(_WEB) else self.place

    def written(self) -> str:
        """As config.toml."""
        return _TEMPLATE.format(
            name_said=self.name,
            name=_quoted(self.name),
            tag=_quoted(self.tag),
            domain=_quoted(self.domain),
            base_url=_quoted(self.base_url),
            copyright=_quoted(f"© {self.name}"),
            contact=_quoted(f"desk@{self.domain}"),
            source=(_FOLDER if self.folder else _ADDRESS).format(place=_quoted(self.place)),
            sections="\n\n".join(map(_section, self.sections, range(len(self.sections)))),
            port=self.port,
        )


def tag_of(name: str) -> str:
    """Letters for an agency: the first of each word, or of the only one its first three."""
    words = [word.upper() for word in _WORD.findall(_plain(name)) if word[0].isalpha()]
    letters = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:3]
    return letters[:16] or "WIRE"


def domain_of(name: str) -> str:
    """A domain to stand for one until there is one: nobody has it (RFC 2606 §2)."""
    return f"{slug_of(name)}.example"


def slug_of(title: str) -> str:
    """A section's name, made of its title."""
    return "-".join(_WORD.findall(_plain(title).lower()))[:_LONGEST_NAME].strip("-") or "section"


def titles(value: object) -> tuple[str, ...]:
    """Titles of sections, with commas between.

    Raises:
        Unusable: There is none, one is there twice, or its name is taken.
    """
    found = tuple(title.strip() for title in values.text(value).split(",") if title.strip())
    names = [values.section_name(slug_of(title)) for title in found]
    if not found:
        raise values.Unusable("must name a section (like 'World')")
    if len(set(names)) < len(names):
        raise values.Unusable("must name each section once")
    return found


def place(value: object) -> str:
    """Where dispatches arrive: an address of the Web, or else a folder.

    Raises:
        Unusable: It is neither.
    """
    given = values.text(value)
    return values.web_address(given) if "://" in given else str(values.path(given))


def _section(title: str, at: int) -> str:
    table = f"[sections.{slug_of(title)}]\ntitle = {_quoted(title)}"
    if not at:
        return table
    return f"{table}\nany = {{ keywords = [{_quoted(title.lower())}] }}    # in keywords, slugline or headline; edit it"


def _plain(text: str) -> str:
    """Letters without their marks, where they are Latin."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)
