"""Whether what was read is proof enough of a dateline: a sentence must never lose its beginning.

Two of place, day and agency prove a dateline where a mark closes it. With less, the place or the agency must be one
that we know, and a sentence must follow.
"""

import re
from typing import Final

from syndicate.rules.dateline.agencies import Credit
from syndicate.rules.dateline.closing import blank_end, dashed_again, heads_sentence, is_dash, opens, runs
from syndicate.rules.dateline.pieces import Pieces
from syndicate.rules.dateline.places import Places, read_places
from syndicate.rules.dateline.shapes import Case
from syndicate.rules.facts.agencies import ALONE
from syndicate.rules.facts.keys import key
from syndicate.rules.places import is_town

_JOINED: Final = re.compile(r"-\w")
"""An agency's name and a word in one (`AFP-Paris`): no dateline unless the city is taken too."""


def holds(line: Pieces) -> bool:
    """Whether the pieces make a dateline."""
    places, credit = line.places, line.credit
    if places is None:
        return _without_place(line)
    known_agency = credit is not None and credit.known
    odd = not places.known and (places.case is Case.MIXED or key(places.cities[0]) in ALONE)
    if odd or (places.ordinary and not (known_agency and places.case is Case.UPPER)):
        return False
    if credit is None:
        return _dated(line, places) if line.day else _bare(line, places)
    return _full(line, places, credit) if line.day else _credited(line, places, credit)


def _without_place(line: Pieces) -> bool:
    credit = line.credit
    if credit is None or credit.agency is None:
        return False
    if line.day is None:
        if credit.bracketed and not is_dash(line.mark):
            return credit.known and credit.alone and line.mark in {"", "."} and runs(line.text, line.end)
        parted = credit.bracketed or (opens(line.text, line.end) and _JOINED.match(line.text, credit.end) is None)
        return is_dash(line.mark) and credit.alone and parted
    closed = line.mark == "." or line.whole or (credit.alone and opens(line.text, line.end))
    return is_dash(line.mark) or (credit.known and closed)


def _full(line: Pieces, places: Places, credit: Credit) -> bool:
    """Place, day and something in the agency's place."""
    if places.case is Case.LOWER:
        return credit.known and line.comma and bool(line.mark)
    if credit.known:
        return True
    return credit.named or bool(line.mark) or line.whole or places.case is Case.UPPER or places.known


def _dated(line: Pieces, places: Places) -> bool:
    """Place and day."""
    backed = places.known or places.placed
    shouted = places.case is Case.UPPER
    if places.case is Case.LOWER:
        return False
    if line.whole and line.mark != ":":
        return backed or (shouted and line.comma)
    if is_dash(line.mark):
        return backed or (line.comma and (shouted or opens(line.text, line.end)))
    named = backed if line.mark else shouted
    exact = line.day is not None and line.day.day is not None
    return named and exact and line.comma and runs(line.text, line.end)


def _credited(line: Pieces, places: Places, credit: Credit) -> bool:
    """Place and something in the agency's place."""
    if is_dash(line.mark):
        return _credited_and_closed(line, places, credit)
    backed = places.known or places.placed or places.case is Case.UPPER
    if not credit.known or places.case is Case.LOWER:
        return False
    if line.whole:
        return backed or places.case is Case.NONE
    if line.mark:
        return (backed or places.case is Case.NONE or is_town(places.cities[0])) and opens(line.text, line.end)
    if places.case is Case.NONE or (credit.alone and backed and opens(line.text, line.end)):
        return True
    tagged = credit.bracketed and not (credit.agency or "").istitle()
    return tagged and (places.plain or is_town(places.cities[0])) and runs(line.text, line.end)


def _credited_and_closed(line: Pieces, places: Places, credit: Credit) -> bool:
    backed = places.known or places.placed
    if credit.known:
        return backed or places.case is not Case.LOWER
    if credit.agency is None:
        emptied = line.text[credit.end - 2 : credit.end] == "()"
        return emptied and backed and places.case is Case.UPPER
    return backed or (credit.named and places.case in {Case.UPPER, Case.TITLE})


def _is_plain(places: Places) -> bool:
    """Whether the first city is no word and no person's name as well."""
    shouted = places.case is Case.UPPER
    if shouted and not places.known and " " in places.cities[0]:
        return is_town(places.cities[0], own_name=True)
    return places.plain and (shouted or not places.named)


def _bare(line: Pieces, places: Places) -> bool:
    """A place and a mark, and nothing else: only places that we know, before a running sentence."""
    shouted = places.case is Case.UPPER
    if line.whole and not line.mark:
        return shouted and places.plain and heads_sentence(line.text, line.end)
    if not places.sure or line.mark in {"", ".", "="} or not (places.placed or _is_plain(places)):
        return False
    if line.mark == ":":
        return shouted and runs(line.text, line.end)
    spaced = line.text[line.end : line.end + 1].isspace() or line.mark == "--"
    if shouted:
        return spaced and (opens if places.placed else runs)(line.text, line.end)
    if not spaced or not runs(line.text, line.end) or dashed_again(line.text, line.end):
        return False
    beyond = read_places(line.text, blank_end(line.text, line.end), line.filed)  # `Kyiv - Lviv trains`
    return beyond is None or not beyond.known
