"""Labelled lines that desks and people type above (or below) a text: `Slug: harbour-talks`.

A label counts only where its value is of the label's kind, so that a headline such as `Version: a tale of two ports`
stays a headline. Labels whose values can be any text are taken only from the closed list here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from syndicate.model.dispatch import Association, Draft, Subject
from syndicate.rules.flags import of_line, of_priority

Taker = Callable[[Draft, str], Draft | None]

_LABELLED = re.compile(
    r"(?P<label>[^\W\d_][^\W\d_'’]*(?:[ -][^\W\d_(][^\W\d_)]*){0,2}(?:\(s\))?)\s?[:：]\s*(?P<value>\S.*)"
)
_LONGEST_LABEL = 24
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(
    r"(?P<href>(?:https?|ftp|urn|tag):\S+|(?:[\w.~%-]+/)*[\w~%-][\w.~%-]*\.(?:jpe?g|png|gif|webp|tiff?|svg|mp[34]|webm|pdf))"
)
_SEPARATOR = re.compile(r"\s*[;,，、|]\s*")
_QCODE = re.compile(r"(?P<code>[A-Za-z][\w.-]*:\S+|\d{8})(?:\s*[(=]?\s*(?P<name>[^()]+?)\)?)?")
_TRIM = " \t–—-|,;:"


def _headline(draft: Draft, value: str) -> Draft | None:
    return replace(draft, headline=value) if draft.headline is None else None


def _slugline(draft: Draft, value: str) -> Draft | None:
    return replace(draft, slugline=value) if draft.slugline is None else None


def _byline(draft: Draft, value: str) -> Draft | None:
    return replace(draft, byline=value) if draft.byline is None else None


def _dateline(draft: Draft, value: str) -> Draft | None:
    return replace(draft, dateline=value) if draft.dateline is None else None


def _credit(draft: Draft, value: str) -> Draft | None:
    return replace(draft, credit=value) if draft.credit is None else None


def _agency(draft: Draft, value: str) -> Draft | None:
    return replace(draft, agency=value) if draft.agency is None else None


def _genre(draft: Draft, value: str) -> Draft | None:
    return replace(draft, genre=value) if draft.genre is None else None


def _copyright(draft: Draft, value: str) -> Draft | None:
    return replace(draft, copyright=value) if draft.copyright is None else None


def _usage(draft: Draft, value: str) -> Draft | None:
    return replace(draft, usage_terms=value) if draft.usage_terms is None else None


def _urgency(draft: Draft, value: str) -> Draft | None:
    return replace(draft, urgency=int(value)) if re.fullmatch(r"[1-9]", value) else None


def _version(draft: Draft, value: str) -> Draft | None:
    return replace(draft, version=int(value)) if re.fullmatch(r"[1-9]\d{0,8}", value, re.ASCII) else None


def _priority(draft: Draft, value: str) -> Draft | None:
    """A wire's letter, a number, or a word such as `Urgent` that rules.flags knows."""
    if of_priority(value) is not None:
        return replace(draft, priority=value.lower()) if value.isalpha() else replace(draft, urgency=of_priority(value))
    known = of_line(f"{value.upper()}:")
    if known and known[0].urgency and not known[1]:
        return replace(draft, urgency=known[0].urgency)
    return replace(draft, urgency=_ROUTINE) if value.casefold() in {"routine", "normal", "regular"} else None


_ROUTINE = 5


def _guid(draft: Draft, value: str) -> Draft | None:
    return replace(draft, guid=value) if not re.search(r"\s", value) else None


def _language(draft: Draft, value: str) -> Draft | None:
    if _LANGUAGE.fullmatch(value):
        return replace(draft, language=value.replace("_", "-"))
    named = _LANGUAGE_NAMES.get(value.casefold())
    return replace(draft, language=named) if named else None


_LANGUAGE_NAMES = {
    name: tag
    for tag, names in (
        *(("en", "english"), ("fr", "french|français"), ("de", "german|deutsch"), ("es", "spanish|español")),
        *(
            ("it", "italian|italiano"),
            ("pt", "portuguese|português"),
            ("ru", "russian|русский"),
            ("tr", "turkish|türkçe"),
        ),
        *(("ar", "arabic|العربية"), ("zh", "chinese|中文"), ("ja", "japanese|日本語"), ("ko", "korean|한국어")),
        *(("nl", "dutch|nederlands"), ("uk", "ukrainian|українська"), ("pl", "polish|polski")),
    )
    for name in names.split("|")
}


def _keywords(draft: Draft, value: str) -> Draft | None:
    words = tuple(word for word in _SEPARATOR.split(value) if word)
    return replace(draft, keywords=draft.keywords + words)


def _subjects(draft: Draft, value: str) -> Draft | None:
    return replace(draft, subjects=draft.subjects + tuple(map(_subject, filter(None, _SEPARATOR.split(value)))))


def _subject(text: str) -> Subject:
    coded = _QCODE.fullmatch(text)
    return Subject(code=coded["code"], name=coded["name"]) if coded else Subject(code=text, name=text)


def _date(draft: Draft, value: str) -> Draft | None:
    moment = _moment(value)
    return replace(draft, created=moment) if moment else None


def _moment(value: str) -> datetime | None:
    """A time that names its zone, in RFC 3339 or RFC 5322 form."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, IndexError, TypeError, OverflowError):
            return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else None
    except OverflowError:
        return None


def _picture(draft: Draft, value: str) -> Draft | None:
    found = _ADDRESS.search(value)
    if found is None:
        return None
    caption = " ".join(filter(None, (value[: found.start()].strip(_TRIM), value[found.end() :].strip(_TRIM))))
    picture = Association(href=found["href"], caption=caption or None)
    return replace(draft, associations=(*draft.associations, picture))


def _caption(draft: Draft, value: str) -> Draft | None:
    return _last_picture(draft, lambda picture: replace(picture, caption=value))


def _picture_credit(draft: Draft, value: str) -> Draft | None:
    return _last_picture(draft, lambda picture: replace(picture, credit=value))


def _last_picture(draft: Draft, change: Callable[[Association], Association]) -> Draft | None:
    if not draft.associations:
        return None
    *others, last = draft.associations
    return replace(draft, associations=(*others, change(last)))


def _note(draft: Draft, value: str) -> Draft | None:
    return with_note(draft, value)


def with_note(draft: Draft, note: str) -> Draft:
    """Add a line to what the desk tells editors."""
    return replace(draft, ed_note=f"{draft.ed_note}\n{note}" if draft.ed_note else note)


@dataclass(frozen=True, slots=True)
class Label:
    """What to do with a label's value, and whether it is looked for below the text too."""

    take: Taker
    below: bool = False


def _table(*rows: tuple[str, Label]) -> dict[str, Label]:
    return {name: label for names, label in rows for name in names.split("|")}


_NOTE_NAMES = (
    "note to editors|notes to editors|note to editor|editor's note|editors' note|editors note|editor note|ed note"
)
_LABELS = _table(
    ("headline|title|titre|titel|überschrift|titular|título|titulo|titolo|заголовок", Label(_headline)),
    ("slug|slugline|slug line|catchline|stichwort", Label(_slugline)),
    ("byline|author|authors|auteur|autor|автор", Label(_byline)),
    ("dateline", Label(_dateline)),
    ("credit|credit line|creditline", Label(_credit, below=True)),
    ("agency|agence|agentur|agencia|agenzia|agência|агентство|provider", Label(_agency)),
    ("genre", Label(_genre)),
    ("copyright|copyright notice", Label(_copyright, below=True)),
    ("usage|usage terms|terms of use|restrictions", Label(_usage, below=True)),
    ("urgency|dringlichkeit|urgence|urgencia|срочность", Label(_urgency)),
    ("priority|priorität|priorité|prioridad|приоритет", Label(_priority)),
    ("version|revision", Label(_version)),
    ("guid|id|item id|story id|message-id|uri", Label(_guid)),
    ("language|lang|sprache|langue|idioma|lingua|язык", Label(_language)),
    (
        "keywords|keyword|key words|tags|schlagwörter|mots-clés|palabras clave|parole chiave|palavras-chave|теги",
        Label(_keywords, below=True),
    ),
    ("ключевые слова", Label(_keywords, below=True)),
    ("subject|subjects|subject(s)|subject codes|topics", Label(_subjects, below=True)),
    ("date|created|sent|filed", Label(_date)),
    ("picture|photo|image|graphic|video|audio|media|foto|bild|фото", Label(_picture, below=True)),
    ("caption|picture caption|photo caption|bildunterschrift|légende", Label(_caption, below=True)),
    ("picture credit|photo credit|image credit|photographer", Label(_picture_credit, below=True)),
    (f"{_NOTE_NAMES}|eds|editors|attn|attention editors|attn editors|achtung|advisory", Label(_note, below=True)),
)


def take_label(draft: Draft, line: str, *, below: bool = False) -> Draft | None:
    """The draft with what a labelled line says; None where the line is no label of ours, or its value is not fit."""
    if ":" not in line[: _LONGEST_LABEL + 2] and "：" not in line[:_LONGEST_LABEL]:
        return None
    found = _LABELLED.fullmatch(line)
    if found is None:
        return None
    label = _LABELS.get(found["label"].casefold().replace("’", "'"))
    if label is None or (below and not label.below):
        return None
    return label.take(draft, found["value"])
