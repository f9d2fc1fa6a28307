"""Dispatches thrown with dice: any clean text in any field, the same for the same number.

Faster by far than Hypothesis, for counts that it does not reach; what it finds is not made smaller.
"""

import random
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from syndicate.model.body import Block, Body, Emphasis, Heading, Listing, Mark, Paragraph, Preformatted, Quote, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place

_T = TypeVar("_T")
_U = TypeVar("_U")

_BEGIN = datetime(1971, 1, 1, tzinfo=UTC)
_MARKUP = "<>&\"'`]]>--#%{}[]();:/?@=+*\\|^~$"
_LIKE_FRAMING = (
    "ZCZC",
    "NNNN",
    "-30-",
    "^",
    "KILL",
    "]]>",
    "<![CDATA[",
    "&amp;",
    "</p>",
    "Embargoed",
    "\u202e",
    "\u0301",
)


class Dice:
    """Throws one dispatch after another."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311  not for secrets

    def dispatch(self, number: int) -> Dispatch:
        dice = self._dice
        created = _BEGIN + timedelta(microseconds=dice.randrange(10**15, 4 * 10**15))
        return Dispatch(
            guid=f"urn:newsml:wire.example:20261124:{number}" + self._maybe(self._word(), ""),
            version=dice.randint(1, 99),
            source="newsroom",
            headline=self._line() or "A headline",
            slugline=self._maybe(self._line(), None) or None,
            byline=self._maybe(self._line(), None) or None,
            dateline=self._dateline(),
            item_class=dice.choice(("text", "text", "picture", "composite")),
            located=tuple(self._place() for _ in range(dice.randrange(2))),
            provider=self._maybe(self._line(), None) or None,
            agency=self._maybe(self._line(), None) or None,
            credit=self._maybe(self._line(), None) or None,
            language=dice.choice(("en", "en-GB", "fr", "ar", "zh-Hans", "und", "ru")),
            urgency=dice.randint(1, 9),
            priority=dice.choice((None, *"fburda")),
            keywords=tuple(filter(None, (self._line() for _ in range(dice.randrange(3))))),
            subjects=tuple(self._subject() for _ in range(dice.randrange(3))),
            genre=self._maybe(self._line(), None) or None,
            body=Body(tuple(self._block() for _ in range(dice.randrange(5)))),
            ed_note=self._maybe(self._line(), None) or None,
            signal=dice.choice((None, *Signal)),
            pub_status=dice.choices(tuple(PubStatus), (8, 1, 1))[0],
            embargo=self._maybe(created - timedelta(hours=1), None),
            copyright=self._maybe(self._line(), None) or None,
            usage_terms=self._maybe(self._line(), None) or None,
            associations=tuple(self._association() for _ in range(dice.randrange(2))),
            links=tuple(self._link() for _ in range(dice.randrange(2))),
            created=created,
            filed=created,
            received=created + timedelta(seconds=dice.randrange(100)),
        )

    def _maybe(self, one: _T, other: _U) -> _T | _U:
        return one if self._dice.random() < 0.5 else other

    def _character(self) -> str:
        dice = self._dice
        kind = dice.random()
        if kind < 0.45:
            return chr(dice.randrange(0x20, 0x7F))
        if kind < 0.6:
            return " "
        if kind < 0.7:
            return dice.choice(_MARKUP)
        top = 0x10FFFF if kind > 0.9 else 0xFFFF
        return chr(dice.randrange(0xA0, top))

    def _line(self) -> str:
        words = [self._character() for _ in range(self._dice.randrange(40))]
        if self._dice.random() < 0.1:
            words.append(self._dice.choice(_LIKE_FRAMING))
        text = "".join(filter(_clean, "".join(words)))
        return " ".join(unicodedata.normalize("NFC", text).split())

    def _word(self) -> str:
        return "".join(self._dice.choices("abcdefghij0123456789-", k=8))

    def _address(self) -> str:
        return f"https://wire.example/{self._word()}"

    def _block(self) -> Block:
        dice = self._dice
        text = self._line() or "text"
        match dice.randrange(7):
            case 0:
                return Heading(text)
            case 1:
                return Quote(text)
            case 2:
                return Listing(tuple(self._line() or "one" for _ in range(3)), ordered=dice.random() < 0.5)
            case 3:
                return Table(tuple((self._line(), self._line()) for _ in range(3)), head=dice.randrange(2))
            case 4:
                return Preformatted(f"{text}\n  {self._line()}\t1")
            case _:
                return Paragraph(text, self._marks(text))

    def _marks(self, text: str) -> tuple[Mark, ...]:
        start, end = sorted((self._dice.randrange(len(text) + 1), self._dice.randrange(len(text) + 1)))
        if start == end or " " in {text[start], text[end - 1]}:
            return ()
        kind = self._dice.choice(tuple(Emphasis))
        return (Mark(start, end, kind, self._address() if kind is Emphasis.LINK else None),)

    def _dateline(self) -> Dateline | None:
        raw = self._line()
        return Dateline(raw=raw, cities=tuple(filter(None, (self._line(),)))) if self._maybe(raw, "") else None

    def _place(self) -> Place:
        dice = self._dice
        return Place(
            name=self._line() or "Port Elder",
            code=self._maybe(f"exwgeo:{self._word()}", None),
            country_code=self._maybe("CH", None),
            latitude=dice.uniform(-90, 90),
            longitude=dice.uniform(-180, 180),
        )

    def _subject(self) -> Subject:
        code = self._dice.choice(("medtop:11000000", "subj:04000000", self._line() or "code", f"exw:{self._word()}"))
        return Subject(
            code=code, name=self._maybe(self._line(), None) or None, scheme=self._maybe(self._address(), None),
            kind=self._dice.choice((None, None, "person", "organisation", "geoArea")),
        )  # fmt: skip

    def _association(self) -> Association:
        return Association(
            href=self._address(),
            media_type=self._dice.choice((None, "image/jpeg", "video/mp4")),
            size=self._maybe(123_456, None),
            width=self._maybe(1200, None),
            height=self._maybe(800, None),
            caption=self._maybe(self._line(), None) or None,
            credit=self._maybe(self._line(), None) or None,
        )

    def _link(self) -> Link:
        return Link(
            relation=self._dice.choice(tuple(Relation)), target=f"urn:newsml:wire.example:20261123:{self._word()}",
            version=self._maybe(2, None), title=self._maybe(self._line(), None) or None,
        )  # fmt: skip


def _clean(character: str) -> bool:
    """Whether it may stand in a record (see `syndicate.rules.text.clean`)."""
    code = ord(character)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code < 0xFDF0 or character == "\ufeff"
    return not noncharacter and unicodedata.category(character) not in {"Cs", "Cc", "Zl", "Zp"}
