"""Reads the flags that a wire writes over a story: in the headline, the slugline, a line of its own, a note.

A flag is taken for one only where the text sets it apart (:class:`~syndicate.rules.flags.words.Mark`): `FLASH - Quake
hits` is a flash, `Flash floods kill two` is news. The first flag read decides the signal (`RPT-UPDATE 2-` is a
repeat, of the third take), the most restrictive one the status, the most urgent one the urgency.
"""

import re
from dataclasses import dataclass, replace

from syndicate.model.dispatch import PubStatus, Signal
from syndicate.model.wire_number import WireNumber
from syndicate.rules.flags.words import ADVISORIES, ORDINALS, PRIORITIES, WORDS, Mark, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What the flags of one text say.

    Attributes:
        signal: See :class:`~syndicate.model.dispatch.Signal`; None where no flag gives one.
        pub_status: See :class:`~syndicate.model.dispatch.PubStatus`; None likewise.
        urgency: 1-9, or None.
        take: Which take of the story it says it is; 0 for the first.
        follows: Whether it says that it follows an earlier take.
        continues: Whether it is a piece that goes on from an earlier take (`1st Add`), and does not replace it.
        advance: The day of the month before which it is not to be published (`Adv12`), or None.
        genre: What kind of dispatch it makes (`Advisory`), or None.
        number: What the wire called the take that it follows (`…, 2nd Ld-Writethru, a0578`), or None.
        stem: Of a slugline: what is left of it without flags, cycle prefix and punctuation, case folded, its words
            joined by hyphens; empty for other texts.
    """

    signal: Signal | None = None
    pub_status: PubStatus | None = None
    urgency: int | None = None
    take: int = 0
    follows: bool = False
    continues: bool = False
    advance: int | None = None
    genre: str | None = None
    number: WireNumber | None = None
    stem: str = ""

    def joined(self, other: "Flags") -> "Flags":
        """Both together; where both speak of the signal, this one is heard, and the stem stays."""
        if other is _NONE:
            return self
        return Flags(
            signal=self.signal or other.signal,
            pub_status=stricter(self.pub_status, other.pub_status),
            urgency=more_urgent(self.urgency, other.urgency),
            take=max(self.take, other.take),
            follows=self.follows or other.follows,
            continues=self.continues or other.continues,
            advance=self.advance or other.advance,
            genre=self.genre or other.genre,
            number=self.number or other.number,
            stem=self.stem,
        )


_NONE = Flags()
_SEVERITY = (None, PubStatus.USABLE, PubStatus.WITHHELD, PubStatus.CANCELED)


def stricter(one: PubStatus | None, other: PubStatus | None) -> PubStatus | None:
    """The status that forbids more."""
    return max(one, other, key=_SEVERITY.index)


def more_urgent(one: int | None, other: int | None) -> int | None:
    """The lower of the urgencies that are known."""
    return min((urgency for urgency in (one, other) if urgency is not None), default=None)


def of_priority(priority: str | None) -> int | None:
    """The urgency that a wire's priority letter or digit stands for; None for letters we do not know."""
    letter = (priority or "").strip().casefold()
    if letter.isascii() and letter.isdigit() and letter != "0":
        return min(int(letter), 9)
    return PRIORITIES.get(letter)


_GROUPS = {f"w{number}": word for number, word in enumerate(WORDS)}
_ANY_WORD = "|".join(f"(?P<{group}>{word.pattern})" for group, word in _GROUPS.items())
_LEADING = re.compile(rf"[\s*+=/!.,;:_–—-]*(?:(?P<open>[(\[【])[ \t]*)?(?:{_ANY_WORD})(?![^\W_])", re.IGNORECASE)
_CLOSE = re.compile(r"[ \t]*[)\]】]")
_MARK = re.compile(r"(?P<gap>[ \t]*)(?P<mark>[*+=!]{2,}|[:：]|\.-|--+|[–—]|(?<=[ \t])[-_]|[-_](?=\s)|\r?\n|$)?")
_MARKS = re.compile(r"[\s*+=/!:：.\-–—_]*")
_PAGE = re.compile(r"[-–—][ \t]?(?P<number>[2-9]|1\d)[ \t]?[-–—][ \t]*(?:\r?\n|$)\s*")
"""A page of a text that was sent in pages (`-2-`); `-30-` ends one."""
_MOST_FLAGS = 8
_NUMBER = re.compile(r"\d+")


def of_headline(headline: str) -> tuple[Flags, str]:
    """Read the flags that open a headline.

    Args:
        headline: As filed; a line end in it parts a flag from the rest.

    Returns:
        The flags, and the headline without them; empty where it was nothing but flags.
    """
    return _opening(headline.strip())


def _opening(text: str, *, slug: bool = False) -> tuple[Flags, str]:
    """The flags that open a headline or, where `slug` is set, a piece of a slugline."""
    flags = read = _NONE
    taken = position = 0
    if page := _PAGE.match(text):
        flags = read = _page(page)
        taken = position = page.end()
    for _ in range(_MOST_FLAGS):
        found = _LEADING.match(text, position)
        if not found:
            break
        word, written = _GROUPS[str(found.lastgroup)], found[str(found.lastgroup)]
        read = read.joined(_flags(word, written))
        end = None if word.mark is Mark.SLUG and not slug else _set_apart(word, found, text)
        if end is not None:
            flags, taken, position = read, end, end
        elif _capitals(written):
            position = found.end()  # a flag after all if the next one is set apart: `REFILE 1ST LEAD Harbour talks`
        else:
            break
    return flags, text[taken:]


def _capitals(text: str) -> bool:
    return not any(letter.islower() for letter in text)


def _set_apart(word: Word, found: re.Match[str], text: str) -> int | None:
    """Where the text goes on after a flag and its mark; None if the word is news and not a flag."""
    end = found.end()
    if found["open"]:
        closed = _CLOSE.match(text, end)
        return _skip_marks(text, closed.end()) if closed else None
    written, rest = text[found.start(str(found.lastgroup)) : end], text[end:]
    capitals, plain = _capitals(written), not _capitals(rest)
    mark = _MARK.match(text, end)
    marked = mark is not None and mark["mark"] is not None
    if marked or rest.startswith(("\r", "\n")):
        apart = capitals or word.mark is not Mark.CAPITALS
    elif rest.startswith("-"):
        apart = capitals and (word.mark <= Mark.HYPHEN or plain)
    else:
        apart = word.mark is Mark.NONE or (word.mark is Mark.HYPHEN and _numbered(written) and capitals and plain)
    return _skip_marks(text, end) if apart else None


def _numbered(written: str) -> bool:
    return _number(written) is not None


def _skip_marks(text: str, start: int) -> int:
    skipped = _MARKS.match(text, start)
    return skipped.end() if skipped else start


def _flags(word: Word, written: str) -> Flags:
    number = _number(written) if word.take or word.advance else None
    return Flags(
        signal=word.signal,
        pub_status=word.pub_status,
        urgency=word.urgency,
        take=number or word.take if word.take else 0,
        follows=word.follows,
        continues=word.continues,
        advance=number if word.advance else None,
        genre=word.genre,
    )


def _page(found: re.Match[str]) -> Flags:
    return Flags(take=int(found["number"]), follows=True, continues=True)


def _number(written: str) -> int | None:
    """The first number in a flag, in figures or as `first` to `tenth`."""
    if figures := _NUMBER.search(written):
        return int(figures[0])
    first = written.split(maxsplit=1)[0].casefold().partition("-")[0]
    return ORDINALS.index(first) + 1 if first in ORDINALS else None


def of_line(line: str) -> tuple[Flags, str] | None:
    """Read a line that opens with a flag (a body's first line): the flags and the rest; None for any other line."""
    flags, rest = of_headline(line)
    return (flags, rest) if rest != line.strip() else None


_DATED = r"in (?:this |the )?[\w.]+ \d{1,2}(?:st|nd|rd|th)? (?:story|item|article),?\s*"
_SAYS = "|".join(f"(?P<{signal.value}>{pattern})" for pattern, signal in ADVISORIES)
_LEAD_IN = re.compile(rf"[\W_]*(?:eds?\b[.:]*\s*|attn\b[.:]*\s*|{_DATED})?(?:{_SAYS})", re.IGNORECASE)


def of_advisory(note: str) -> Flags:
    """Read how a note to editors begins (`(Corrects name in paragraph 2)`): a signal, or nothing."""
    found = _LEAD_IN.match(note)
    return Flags(signal=Signal(str(found.lastgroup)), follows=True) if found else _NONE


_CYCLE = re.compile(r"^\s*(?:bc|am|pm)-+", re.IGNORECASE)
_REMARK = re.compile(r"[\s,/-]*\((?P<remark>[^()]*)\)?\s*$")
_SERIAL = re.compile(r"\s*,\s*(?:(?P<number>[a-z]\d{3,4})|\d{2,4}|bjt)\s*$", re.IGNORECASE)
"""What AP writes behind a slug: the number of the take before it, a count of words, `Bjt` (it is on the budget)."""
_SLUG_PAGE = re.compile(r"[\s,;:/_-]*-\s?(?P<number>[2-9]|1\d)\s?-\s*$")
_TRAILING = re.compile(rf"(?P<parted>[\s,;:/_-]+)(?:{_ANY_WORD})[\s,;:/_.-]*$", re.IGNORECASE)
_NOISE = re.compile(r"[\W_]+")
_BARE = re.compile(r"flash|alerte?|urgent|lead|ld|wrap|update|correct(?:ed|ion)|repeat|rpt", re.IGNORECASE)
"""What may end a slug after a bare hyphen or space (AFP: `US-politics-vote-LEAD`) …"""
_LONGEST_SLUG = 256
_TOPICS = 2
"""… if so many words stay before it: `METALS-LEAD` is about the metal."""


def of_slugline(slugline: str) -> Flags:
    """Read the flags around a slugline and what names the story in it (`BC-US--Harbour Talks, 1st Ld-Writethru`)."""
    slug = _CYCLE.sub("", slugline[:_LONGEST_SLUG])
    flags, slug = of_headline(slug)
    while True:
        if remark := _REMARK.search(slug):
            for part in remark["remark"].split(","):
                flags = flags.joined(_opening(part.strip(), slug=True)[0])
            slug = slug[: remark.start()]
        elif serial := _SERIAL.search(slug):
            flags = flags.joined(Flags(number=WireNumber.read(serial["number"])))
            slug = slug[: serial.start()]
        elif page := _SLUG_PAGE.search(slug):
            flags, slug = flags.joined(_page(page)), slug[: page.start()]
        elif (found := _TRAILING.search(slug)) and _ends_slug(found, slug):
            flags = flags.joined(_flags(_GROUPS[str(found.lastgroup)], found[str(found.lastgroup)]))
            slug = slug[: found.start()]
        else:
            break
    return replace(flags, stem=_NOISE.sub("-", slug).strip("-").casefold())


def _ends_slug(found: re.Match[str], slug: str) -> bool:
    """Whether a word at the end of a slug is a flag: after a comma always, else where no topic is called so."""
    written = found[str(found.lastgroup)]
    if "," in found["parted"] or _GROUPS[str(found.lastgroup)].mark is Mark.NONE or _numbered(written):
        return True
    topics = _NOISE.sub(" ", slug[: found.start()]).split()
    return _BARE.fullmatch(written) is not None and len(topics) >= _TOPICS


_KILL_AT_END = re.compile(r"[\W_](?:kill|withdrawn|withdrawal)$")


def stem_killed(stem: str) -> str:
    """The stem of the story that a kill means, where the kill's own slug ends in the word (`HARBOUR-TALKS-KILL`).

    Only for what is known to be a kill: `ROAD-KILL` is a story too.
    """
    return _KILL_AT_END.sub("", stem)


_PIECE = " add"
"""Behind the stem of a story's slug in the chain of its pieces; no stem has a space in it."""


def chain_of_pieces(stem: str) -> str:
    """The chain of the pieces that go on from the story of a stem: they must not be taken for the story itself."""
    return f"{stem}{_PIECE}"


def stem_continued(chain: str) -> str | None:
    """The stem of the story that a piece of this chain goes on from; None for any other chain."""
    return chain.removesuffix(_PIECE) if chain.endswith(_PIECE) else None
