"""The language of queries, as people know it from elsewhere.

    cocoa brazil            both words
    "cocoa review"          side by side
    -coffee                 without it; NOT is the same
    cocoa OR coffee         one of them; binds looser than standing side by side
    (cocoa OR coffee) bahia
    expor*                  what begins so
    headline:cocoa          in this field alone: headline, slugline (slug), byline (by), dateline (place)

Case and accents do not matter. What has no letter and no digit in it is passed over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from syndicate.errors import BadQuery
from syndicate.model.search import Either, Every, Field, Phrase, Query
from syndicate.rules.search.words import queried

LONGEST: Final = 1000
"""Characters of a query."""

MOST_TERMS: Final = 64
"""In all its words."""

_DEEPEST: Final = 8  # brackets in one another
_SHORTEST_PREFIX: Final = 2

_FIELDS: Final = {field.value: field for field in Field} | {
    "slug": Field.SLUGLINE,
    "by": Field.BYLINE,
    "place": Field.DATELINE,
}
_TOKEN: Final = re.compile(
    r"""
    \s+
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[^\s)]))
    | (?:(?P<field>[A-Za-z]+):)?
      (?: ["“”„](?P<phrase>[^"“”„]*)(?P<end>["“”„]?)(?P<star>\*?) | (?P<word>[^\s()"“”„]+) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    """One piece of a query.

    Attributes:
        kind: `open`, `close`, `minus`, `or`, or `phrase`.
        at: Its first character, from 1.
        phrase: What it says; None for what says nothing.
    """

    kind: str
    at: int
    phrase: Phrase | None = None


def parse(text: str) -> Query | None:
    """Read a query; None for one that is empty: it asks for anything.

    Raises:
        BadQuery: It cannot be understood; it says where.
    """
    if len(text) > LONGEST:
        raise BadQuery(f"it is longer than {LONGEST} characters", LONGEST + 1)
    tokens = _tokens(text)
    if not tokens:
        return None
    reading = _Reading(tokens)
    query = reading.either(0)
    if reading.token is not None:
        raise BadQuery("this bracket closes nothing", reading.token.at)
    if query is None:
        raise BadQuery("there is no word in it", tokens[0].at)
    return query


class _Reading:
    """Goes through tokens once; every method but `either` begins at the token that it is about."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def token(self) -> _Token | None:
        """The next."""
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def either(self, depth: int) -> Query | None:
        """Alternatives, up to a bracket that closes or to the end."""
        parts = [self._every(depth)]
        while (token := self.token) is not None and token.kind == "or":
            self._at += 1
            if parts[-1] is None:
                raise BadQuery("there is nothing in front of this OR", token.at)
            parts.append(self._every(depth))
            if parts[-1] is None:
                raise BadQuery("there is nothing behind this OR", token.at)
        said = tuple(part for part in parts if part is not None)
        return Either(said) if len(said) > 1 else next(iter(said), None)

    def _every(self, depth: int) -> Query | None:
        parts: list[Query] = []
        without: list[Query] = []
        first_minus = 0
        while (token := self.token) is not None and token.kind not in {"or", "close"}:
            said = parts
            while token.kind == "minus":
                self._at += 1
                said = without if said is parts else parts
                first_minus = first_minus or token.at
                following = self.token
                if following is None or following.kind in {"or", "close"}:
                    raise BadQuery("there is nothing behind this minus", token.at)
                token = following
            self._at += 1
            query = self._bracket(token, depth) if token.kind == "open" else token.phrase
            if query is not None:
                said.append(query)
        if without and not parts:
            raise BadQuery("say also what is to be there, not only what is not", first_minus)
        if len(parts) == 1 and not without:
            return parts[0]
        return Every(tuple(parts), tuple(without)) if parts else None

    def _bracket(self, opened: _Token, depth: int) -> Query | None:
        if depth == _DEEPEST:
            raise BadQuery(f"more than {_DEEPEST} brackets are open", opened.at)
        query = self.either(depth + 1)
        if self.token is None:
            raise BadQuery("this bracket is never closed", opened.at)
        self._at += 1
        return query


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    count = 0
    for found in _TOKEN.finditer(text):
        at = found.start() + 1
        kind = next((name for name in ("open", "close", "minus") if found[name]), None)
        if found["word"] in {"OR", "AND", "NOT"} and found["field"] is None:
            kind = {"OR": "or", "AND": "and", "NOT": "minus"}[found["word"]]
        if kind == "and":
            continue
        if kind is None and found[0].strip():
            phrase = _phrase(found, at)
            count += len(phrase.terms) if phrase else 0
            if count > MOST_TERMS:
                raise BadQuery(f"there are more than {MOST_TERMS} words", at)
            tokens.append(_Token("phrase", at, phrase))
        elif kind:
            tokens.append(_Token(kind, at))
    return tokens


def _phrase(found: re.Match[str], at: int) -> Phrase | None:
    field = _field(found["field"], at)
    if found["phrase"] is not None:
        if not found["end"]:
            raise BadQuery("this quotation mark is never closed", at)
        said, starred = found["phrase"], bool(found["star"])
    else:
        said = found["word"]
        if said.endswith(":") and said[:-1].lower() in _FIELDS:
            raise BadQuery(f"there is nothing behind {said}", at)
        starred = said.endswith("*")
    if found["field"] and field is None:
        said = f"{found['field']} {said}"  # `10:30`, `Reuters:Brazil`
    terms, goes_on = queried(said)
    if not terms:
        return None
    if starred and not goes_on and len(terms) == 1 and len(terms[0]) < _SHORTEST_PREFIX:
        raise BadQuery(f"at least {_SHORTEST_PREFIX} characters must stand in front of *", at)
    return Phrase(terms, prefix=starred or goes_on, field=field)


def _field(name: str | None, at: int) -> Field | None:
    if name is None:
        return None
    known = _FIELDS.get(name.lower())
    if known is None and (near := get_close_matches(name.lower(), _FIELDS, cutoff=0.8)):
        raise BadQuery(f"there is no field {name}; did you mean {near[0]}?", at)
    return known
