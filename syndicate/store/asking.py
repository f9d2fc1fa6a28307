"""A query in the words of each engine; both find the same."""

from collections.abc import Iterator

from syndicate.model.search import Either, Every, Phrase, Query, Wanted
from syndicate.rules.search.entries import FIELD_MARKS, Fact, fact, month

_MOST_MONTHS = 36


def asked(engine: str, wanted: Wanted) -> str:
    """What the index is asked with; empty where nothing in it can narrow the search.

    Args:
        engine: `sqlite` or `postgresql`.
        wanted: The question; what it asks of sections is only narrowed.
    """
    parts = [*_facts(wanted)]
    if wanted.query:
        parts.append(wanted.query)
    if not parts:
        return ""
    whole: Query = Every(tuple(parts))
    return _fts5(whole) if engine == "sqlite" else _tsquery(whole)


def _facts(wanted: Wanted) -> Iterator[Query]:
    given = (
        (Fact.SOURCE, wanted.source),
        (Fact.AGENCY, wanted.agency),
        (Fact.LANGUAGE, wanted.language),
        (Fact.KIND, wanted.kind),
        (Fact.STATUS, wanted.pub_status),
    )
    for kind, value in given:
        if value is not None:
            yield Phrase((fact(kind, value),))
    if wanted.sections:
        yield Either(tuple(Phrase((fact(Fact.SECTION, name),)) for name in sorted(wanted.sections)))
    if months := _months(wanted):
        yield Either(months)


def _months(wanted: Wanted) -> tuple[Phrase, ...]:
    """Every month of the span that is asked for, where it has two ends and is not too long."""
    if wanted.since is None or wanted.until is None:
        return ()
    first = wanted.since.year * 12 + wanted.since.month - 1
    last = wanted.until.year * 12 + wanted.until.month - 1
    if not 0 <= last - first < _MOST_MONTHS:
        return ()
    return tuple(
        Phrase((month(wanted.since.replace(year=at // 12, month=at % 12 + 1, day=1)),)) for at in range(first, last + 1)
    )


def _fts5(query: Query) -> str:
    """In the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax)."""
    match query:
        case Phrase(prefix=prefix):
            return f'"{" ".join(_terms(query))}"{" *" if prefix else ""}'
        case Either(parts):
            return f"({' OR '.join(map(_fts5, parts))})"
        case Every(parts, without):
            there = f"({' AND '.join(map(_fts5, parts))})"
            return f"({there} NOT ({' OR '.join(map(_fts5, without))}))" if without else there


def _tsquery(query: Query) -> str:
    """In that of PostgreSQL's `tsquery`."""
    match query:
        case Phrase(prefix=prefix):
            *front, last = (f"'{term}'" for term in _terms(query))
            return f"({' <-> '.join((*front, f'{last}:*' if prefix else last))})"
        case Either(parts):
            return f"({' | '.join(map(_tsquery, parts))})"
        case Every(parts, without):
            return f"({' & '.join((*map(_tsquery, parts), *(f'!{_tsquery(part)}' for part in without)))})"


def _terms(phrase: Phrase) -> list[str]:
    mark = FIELD_MARKS[phrase.field] if phrase.field else ""
    return [mark + term for term in phrase.terms]
