"""The words that wires write over a story to say what to do with it: facts, no rules.

Sources: Reuters Handbook of Journalism ("Headlines", "Corrections, refiles, kills"), AP (priority and cycle
designators, `Ld`, `Writethru`, `Add`, `Sub`, `Adv`), AFP (alert, urgent, lead, 2ndlead, wrap), dpa ("HOLD HOLD HOLD",
"KILL KILL KILL", KORR-Bericht), EFE and Europa Press (Avance, Ampliación), Yonhap and Xinhua (bracketed `LEAD`).
"""

from dataclasses import dataclass
from enum import IntEnum

from syndicate.model.dispatch import PubStatus, Signal


class Mark(IntEnum):
    """How plainly a text must set a word apart before it counts as a flag rather than as news."""

    NONE = 0
    """Nothing: no news begins like that (`KILL KILL KILL`)."""
    HYPHEN = 1
    """A bare hyphen after the word in capitals will do (`CORRECTED-`), besides what `CLEAR` asks for."""
    CLEAR = 2
    """A colon, a dash with space, brackets, stars or the end of the line; a bare hyphen only where the word is in
    capitals and the rest is not (`URGENT-Quake hits`, but not `FLASH-FLOODS KILL TWO`)."""
    CAPITALS = 3
    """As `CLEAR`, and in capitals (`LEAD: …`, but not `Lead: a poison in the pipes`)."""
    SLUG = 4
    """At the end of a slugline alone, after a comma or in brackets (`AM-Harbour, Add`): elsewhere it is news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One flag.

    Attributes:
        pattern: A regular expression without capturing groups, compared without case; the first number in what it
            matches is the take.
        mark: See :class:`Mark`.
        signal: What it asks of receivers, or None.
        pub_status: Whether it says the story may be used, or None.
        urgency: 1-9, or None.
        take: The take it means where it names no number.
        follows: Whether a story that carries it follows an earlier one.
        continues: Whether what carries it is a piece that goes on from an earlier text, not a text that replaces it.
        advance: Whether it is filed before its day of publication, which the number is.
        genre: What it makes of a dispatch that names no genre, or None.
    """

    pattern: str
    mark: Mark = Mark.CLEAR
    signal: Signal | None = None
    pub_status: PubStatus | None = None
    urgency: int | None = None
    take: int = 0
    follows: bool = False
    continues: bool = False
    advance: bool = False
    genre: str | None = None


def _kill(pattern: str, mark: Mark = Mark.CLEAR) -> Word:
    return Word(pattern=pattern, mark=mark, pub_status=PubStatus.CANCELED, follows=True)


def _correction(pattern: str, mark: Mark = Mark.CLEAR) -> Word:
    return Word(pattern=pattern, mark=mark, signal=Signal.CORRECTION, follows=True)


def _update(pattern: str, mark: Mark = Mark.CLEAR) -> Word:
    return Word(pattern=pattern, mark=mark, signal=Signal.UPDATE, take=1, follows=True)


def _repeat(pattern: str, mark: Mark = Mark.CLEAR) -> Word:
    return Word(pattern=pattern, mark=mark, signal=Signal.REPEAT, follows=True)


def _urgent(urgency: int, pattern: str, mark: Mark = Mark.CLEAR) -> Word:
    return Word(pattern=pattern, mark=mark, urgency=urgency)


def _piece(pattern: str, mark: Mark = Mark.HYPHEN, take: int = 1) -> Word:
    return Word(pattern=pattern, mark=mark, take=take, follows=True, continues=True)


_ORDINAL = r"\d{1,2} ?(?:st|nd|rd|th|e|er|[eè]me|[ºª.])?"
_LATER = r"(?:[2-9]|[12]\d) ?(?:nd|rd|th|[ºª.])?"
_LAST = r"(?: ?(?:and|&) ?(?:final|last))?"
_WRITETHRU = r"write[- ]?thr(?:u|ough)"

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

WORDS: tuple[Word, ...] = (
    _kill(r"kill(?:[\W_]+kill)+", Mark.NONE),
    _kill(r"(?:mandatory|bulletin|ap) kill|kill mandatory|kill(?: note| notice| advisory)?", Mark.CAPITALS),
    _kill(r"(?:(?:story|item) (?:is )?)?withdrawn|(?:story|item) (?:is )?(?:killed|cancell?ed)", Mark.CAPITALS),
    _kill(r"annulation|anulaci[oó]n|anulada|anula[çc][ãa]o|annullamento|annullata|widerruf", Mark.CAPITALS),
    _kill(r"аннулирован[оа]|аннуляция|аннулируется", Mark.CAPITALS),
    Word(pattern=r"hold(?:[\W_]+hold)+", mark=Mark.NONE, pub_status=PubStatus.WITHHELD, follows=True),
    Word(pattern=r"release(?:[\W_]+release)+", mark=Mark.NONE, pub_status=PubStatus.USABLE, follows=True),
    Word(
        pattern=r"hold (?:is )?(?:released|lifted|removed)|release (?:of )?hold|released from hold",
        mark=Mark.CAPITALS,
        pub_status=PubStatus.USABLE,
        follows=True,
    ),
    _correction(r"corrected(?: ?\((?:official|oficial)\))?|refile[sd]?|corregido|corrigido|korrektur", Mark.HYPHEN),
    _correction(r"correct(?:ion|ions|s|ing|ive)|refiling|korr(?:-\w+|igiert)?|berichtig(?:ung|t)"),
    _correction(r"rectificatif|corrig[eé]|annule et remplace|correcci[oó]n|rectificaci[oó]n|corre[çc][ãa]o"),
    _correction(r"rettifica|correzione|corretto|correctie|rectificatie|korekta|rättelse|düzeltme|ralat"),
    _correction(r"исправлен(?:о|ие|ная)|уточнени[ея]|уточняется|поправка|коррекция|виправлен[оа]"),
    _correction(r"تصحيح|تصويب|更正|訂正|정정"),
    _update(r"(?:update|updated|actualiza|atualiza|aktualisierung|lead) ?\d{1,2}|wrap-?up ?\d{1,2}", Mark.HYPHEN),
    _update(rf"{_ORDINAL}[ -]?(?:lead|ld)(?:[ -]{{0,3}}(?:{_WRITETHRU}|sub|add))?|{_ORDINAL} ?roundup", Mark.HYPHEN),
    _update(rf"{_ORDINAL}[ -]?{_WRITETHRU}", Mark.HYPHEN),
    _update(rf"(?:lead|ld)[ -]?{_WRITETHRU}|{_WRITETHRU}|wrap-?up|updated?|aktualisier(?:t|ung)"),
    _update(r"lead|ld|wrap", Mark.CAPITALS),
    _update(r"zusammenfassung|mise à jour|actualis(?:é|ation)|actuali[sz]a(?:ci[oó]n)?|ampliaci[oó]n|amplía|amp\."),
    _update(r"atualiza(?:[çc][ãa]o)?|aggiorna(?:mento)?|обновлен(?:о|ие)|дополнен(?:о|ие)|تحديث|更新|종합(?: ?\d보)?"),
    _repeat(r"rpt", Mark.HYPHEN),
    _repeat(r"repeat(?:s|ed|ing)?|re-?sending|re-?send|wiederholung|wdh|повтор(?:ение)?"),
    _repeat(r"répétition|repetici[oó]n|repite|repeti[çc][ãa]o|ripetizione"),
    _urgent(1, r"flash"),
    _urgent(1, r"blitz|молния", Mark.CAPITALS),
    _urgent(2, r"(?:ap )?news ?alert|breaking(?: news)?|eil(?:meldung)?|速報|快讯|快訊|속보|son dakika"),
    _urgent(2, r"bulletin|alert[ea]?|snap|عاجل", Mark.CAPITALS),
    _urgent(3, r"urgente?|dringend|срочно|терміново|pilne|acil"),
    _urgent(3, r"avance", Mark.CAPITALS),
    _piece(rf"(?:{_ORDINAL}|{'|'.join(ORDINALS)}){_LAST}[ -]?(?:add|sub(?:stitute)?|insert)"),
    _piece(rf"(?:{_LATER}|{'|'.join(ORDINALS[1:])}){_LAST}[ -]?take"),
    _piece(r"(?:add|insert|sub) \d{1,2}|(?:final|last) (?:add|take)"),
    _piece(rf"(?:take|page|teil|parte) ?{_LATER}(?: of \d{{1,2}})?", Mark.CAPITALS),
    Word(pattern=r"(?:\d{1,2}|two|three|four) takes", mark=Mark.CAPITALS),  # AP: in how many pieces it comes
    _piece(r"adds?|subs?|inserts?", Mark.SLUG),
    Word(pattern=r"\$?adv(?:ance)?[ .-]?(?:\d{1,2})(?:-\d{1,2})?", mark=Mark.CAPITALS, urgency=7, advance=True),
    Word(pattern=r"\$?adv", mark=Mark.SLUG, urgency=7),
    Word(
        pattern=r"(?:(?:media|press|news|editors?'?) )?advisory(?: to editors)?|(?:note|notice) to (?:editors|clients)",
        mark=Mark.CAPITALS,
        genre="Advisory",
    ),
    Word(pattern=r"extra|roundup", mark=Mark.CAPITALS),  # dpa: beside the story, summing it up; asks for nothing
)

PRIORITIES: dict[str, int] = {"f": 1, "b": 2, "u": 3, "r": 5, "d": 6, "a": 7, "s": 7, "w": 7}
"""Priority letters of ANPA 1312 (AP): flash, bulletin, urgent, regular, deferred, advances; digits mean themselves
(IPTC 7901 priority 1-6, NewsML-G2 urgency 1-9)."""

ADVISORIES: tuple[tuple[str, Signal], ...] = (
    (
        r"correct(?:s|ed|ing|ion)\b|refile[sd]?\b|refiling\b|fix(?:es|ing)\b|berichtigt\b|berichtigung\b",
        Signal.CORRECTION,
    ),
    (r"repeat(?:s|ed|ing)?\b|wiederholt\b", Signal.REPEAT),
    (r"update[sd]?\b|updating\b|adds?\b|adding\b|recast(?:s|ing)?\b|releads?\b|writethru\b", Signal.UPDATE),
)
"""How a note to editors begins that says what changed (Reuters: `(Corrects …)`, `(Refiles …)`, `(Repeats …)`,
`(Adds …)`; AP: `Eds: Updates …`)."""
