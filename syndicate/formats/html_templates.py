"""Templates of the HTML pages and the few words they need that are made in code.

Pages stand by themselves: style inlined, no script, links relative, so `feeds/` reads the same from a disk and behind
any host. Everything filed is escaped; `body_html` alone is markup, and made of our own elements.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from syndicate.formats.body_html import body_html
from syndicate.formats.dates import made, published, rfc3339
from syndicate.formats.direction import direction
from syndicate.formats.language_tag import language_tag
from syndicate.model.body import Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.ports.format import ItemWriter, Writer

MEDIA_TYPE: Final = "text/html; charset=utf-8"

# Not strftime: its names follow the locale of the process.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_LEDE_LENGTH = 400

_PRIORITIES = {"f": "Flash", "b": "Bulletin", "u": "Urgent"}
_URGENCIES = {1: "Flash", 2: "Urgent"}
_SIGNALS = {Signal.UPDATE: "Update", Signal.CORRECTION: "Correction", Signal.REPEAT: "Repeat"}


_TITLES = {
    "rss": "RSS",
    "atom": "Atom",
    "jsonfeed": "JSON Feed",
    "newsml-g2": "NewsML-G2",
    "newsml-g2-package": "Running order",
    "ninjs": "ninjs",
    "nitf": "NITF",
    "nitf-without-namespace": "NITF without namespace",
    "newsml-1.2": "NewsML 1.2",
    "iptc-7901": "IPTC 7901",
    "anpa-1312": "ANPA 1312",
    "text": "Plain text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form beside HTML that a page leads to.

    Attributes:
        name: Of its writer.
        title: For readers.
        ending: Of the address: the name of a section's file, the suffix of a story's.
        media_type: Without parameters.
    """

    name: str
    title: str
    ending: str
    media_type: str

    @property
    def discoverable(self) -> bool:
        """Whether programs are led to it: readers take what is `application/json` for a JSON Feed."""
        return self.media_type != "application/json"

    @classmethod
    def of_section(cls, writer: Writer) -> "Form":
        """What a section's page in this form is called."""
        return cls._of(writer, writer.filename)

    @classmethod
    def of_item(cls, writer: ItemWriter) -> "Form":
        """What a story's document in this form is called."""
        return cls._of(writer, writer.suffix)

    @classmethod
    def _of(cls, writer: Writer | ItemWriter, ending: str) -> "Form":
        media_type = writer.media_type.partition(";")[0]
        return cls(name=writer.name, title=_TITLES[writer.name], ending=ending, media_type=media_type)


@cache
def environment() -> Environment:
    """Load the templates, once; a name that a template does not get is an error."""
    templates = Environment(
        loader=PackageLoader("syndicate.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    templates.filters |= {
        "rfc3339": rfc3339,
        "day": day,
        "day_of_year": day_of_year,
        "clock": clock,
        "direction": direction,
        "labels": labels,
        "language_tag": language_tag,
        "made": made,
        "published": published,
        "lede": lede,
        "body": lambda dispatch: Markup(body_html(dispatch)),  # noqa: S704 - escapes what it renders
    }
    templates.tests |= {
        "killed": lambda dispatch: dispatch.pub_status is PubStatus.CANCELED,
        "urgent": lambda dispatch: any(label in _ALARMS for label in labels(dispatch)),
    }
    return templates


def day(moment: datetime) -> str:
    """The date in UTC (`24 Nov 2026`)."""
    there = moment.astimezone(UTC)
    return f"{there.day} {_MONTHS[there.month - 1]} {there.year}"


def day_of_year(moment: datetime) -> str:
    """The date in UTC without its year (`24 Nov`), for a list of what is newest."""
    return day(moment).rpartition(" ")[0]


def clock(moment: datetime) -> str:
    """The time of day in UTC (`09:05`)."""
    there = moment.astimezone(UTC)
    return f"{there.hour:02}:{there.minute:02}"


_ALARMS: Final = frozenset({*_PRIORITIES.values(), *_URGENCIES.values()})


def labels(dispatch: Dispatch) -> list[str]:
    """What a reader must see beside the headline: how urgent it is, and what it does to what was read before."""
    alarm = _PRIORITIES.get((dispatch.priority or "").lower()) or _URGENCIES.get(dispatch.urgency)
    signal = _SIGNALS[dispatch.signal] if dispatch.signal else None
    return [label for label in (alarm, signal) if label]


def lede(dispatch: Dispatch) -> str:
    """The first paragraph, cut at a word where it is long; empty where the body has none."""
    text = next((block.text for block in dispatch.body.blocks if isinstance(block, Paragraph)), "")
    if len(text) <= _LEDE_LENGTH:
        return text
    cut = text[:_LEDE_LENGTH]
    return f"{cut.rpartition(' ')[0] or cut} …"
