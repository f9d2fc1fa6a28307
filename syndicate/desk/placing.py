"""What stands on the wire while a batch is recorded: the ledger's stories plus what the batch has added so far."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from syndicate.desk.recent import Recent
from syndicate.desk.resembling import Key, Resembling
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.link import Relation
from syndicate.model.story import Numbered, Sketch, Story, Take
from syndicate.ports.ledger import Entry, Writing
from syndicate.rules.addresses import is_minted
from syndicate.rules.chains import CHAIN_REACH, CLOCK_SLACK, Candidates, adopt, continued, linked
from syndicate.rules.duplicates import Growth, Verdict, sketch_of
from syndicate.rules.flags import chain_of_pieces, stem_continued
from syndicate.rules.lifecycle import Accept, Ignore, place
from syndicate.rules.normalise import Defaults


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A dispatch that is to be recorded.

    Attributes:
        dispatch: What.
        minted: Whether it came without a guid of its own, so that it may belong to a story that is there.
        sketch: What it is compared with others by; None for one that is not.
        growth: What becomes of it if it grew from another.
    """

    dispatch: Dispatch
    minted: bool = False
    sketch: Sketch | None = None
    growth: Growth = Growth.OFF

    @classmethod
    def of(cls, dispatch: Dispatch, defaults: Defaults) -> "Arrival":
        """A dispatch as it came through a source."""
        minted = is_minted(dispatch.guid, defaults.domain)
        compared = minted and defaults.growth is not Growth.OFF and dispatch.pub_status is PubStatus.USABLE
        sketch = sketch_of(dispatch) if compared else None
        return cls(dispatch=dispatch, minted=minted, sketch=sketch, growth=defaults.growth)


@dataclass(frozen=True, slots=True)
class Standing:
    """Stories by guid and by chain, and the sections they belong to; kept up to date as versions are placed.

    A few queries load it, however many dispatches a batch has.
    """

    _stories: dict[str, Story]
    _chains: defaultdict[str, set[str]]
    _numbers: defaultdict[int, list[Numbered]]
    _sections: dict[str, frozenset[str]]
    _resembling: Resembling
    _along: dict[Key, tuple[Accept, ...]]

    @classmethod
    def of(cls, writing: Writing, arrivals: Sequence[Arrival], recent: Recent) -> "Standing":
        """Load what these dispatches may touch."""
        dispatches = [arrival.dispatch for arrival in arrivals]
        resembling = Resembling.of(writing, recent, [arrival.sketch for arrival in arrivals if arrival.sketch])
        numbered = _numbered(writing, [arrival.dispatch for arrival in arrivals if arrival.minted])
        guids = {dispatch.guid for dispatch in dispatches} | {one.guid for one in numbered}
        guids |= {guid for guid, _ in resembling.known}
        found = writing.stories(guids)
        chains = {chain for dispatch in dispatches for chain in _chains(dispatch)}
        if any(dispatch.pub_status is PubStatus.CANCELED for dispatch in dispatches):
            chains |= {chain_of_pieces(story.chain) for story in found if story.chain}
        if chains:
            since = min(dispatch.created for dispatch in dispatches) - CHAIN_REACH
            found += writing.chained(chains, since)
        sections = writing.sections({story.guid for story in found})
        standing = cls({}, defaultdict(set), defaultdict(list), dict(sections), resembling, {})
        for one in numbered:
            standing._numbers[one.number.digits].append(one)
        for story in found:
            standing._keep(story)
        return standing

    def place(self, arrival: Arrival) -> Accept | Ignore:
        """Decide what becomes of a dispatch, and remember it for the rest of the batch."""
        filed = arrival.dispatch
        known = self._candidates(filed)
        dispatch = adopt(filed, known) if arrival.minted and filed.guid not in self._stories else filed
        if dispatch.chain and stem_continued(dispatch.chain) is not None:
            return self._place_piece(dispatch, known, arrival)
        if arrival.sketch and dispatch.guid == filed.guid and filed.guid not in self._stories:
            compared = self._compared(dispatch, arrival.sketch, arrival.growth)
            if isinstance(compared, Ignore):
                return compared
            dispatch = compared
        outcome = self._placed(dispatch, arrival)
        if isinstance(outcome, Accept) and dispatch.pub_status is PubStatus.CANCELED:
            self._along[_key(outcome.dispatch)] = tuple(self._kill_pieces(outcome.dispatch))
        return outcome

    def along(self, accept: Accept) -> Sequence[Accept]:
        """A version that was placed, and those that come with it: the kills of the pieces of a story that is killed."""
        return (accept, *self._along.get(_key(accept.dispatch), ()))

    def entry(self, accept: Accept, sections: Iterable[str]) -> Entry:
        """What is to be recorded of a version that was placed.

        Its story is added to these sections. It never leaves one: its kill must reach every reader.
        """
        dispatch = accept.dispatch
        belongs = self._sections.get(dispatch.guid, frozenset()) | frozenset(sections)
        self._sections[dispatch.guid] = belongs
        sketch = self._resembling.stored(dispatch)
        return Entry(dispatch=dispatch, sections=belongs, announce=accept.announce, sketch=sketch)

    def _placed(self, dispatch: Dispatch, arrival: Arrival) -> Accept | Ignore:
        story = self._stories.get(dispatch.guid)
        outcome = place(story, dispatch)
        if isinstance(outcome, Accept):
            stored = outcome.dispatch
            self._keep(_with_take(story, stored))
            for one in _numbers(stored):
                self._numbers[one.number.digits].append(one)
            if arrival.sketch:
                self._resembling.add(stored, arrival.sketch)
        return outcome

    def _compared(self, dispatch: Dispatch, sketch: Sketch, growth: Growth) -> Dispatch | Ignore:
        """The dispatch as part of the story that it grew from, or why it adds nothing to the one it repeats."""
        found = self._resembling.find(dispatch, sketch)
        if found is None:
            return dispatch
        known, verdict = found
        if verdict is Verdict.SAME:
            return Ignore("a repeat of a story that is already on the wire", known.guid, known.version)
        if self._is_killed(known.guid):  # what is mended after a kill is a new story (NewsML-G2 G241)
            return dispatch
        if growth is Growth.LINK:
            return linked(dispatch, Relation.EVOLVED_FROM, known.guid)
        later = dispatch.signal is None and dispatch.created >= known.created
        return replace(dispatch, guid=known.guid, signal=Signal.UPDATE if later else dispatch.signal)

    def _place_piece(self, piece: Dispatch, known: Candidates, arrival: Arrival) -> Accept | Ignore:
        guid = continued(piece, known)
        if guid and self._is_killed(guid):
            return Ignore("the story that it goes on from is killed", guid, self._stories[guid].takes[-1].version)
        return self._placed(linked(piece, Relation.DEPENDS_ON, guid) if guid else piece, arrival)

    def _kill_pieces(self, kill: Dispatch) -> Iterator[Accept]:
        story = self._stories[kill.guid]
        if not story.chain:
            return
        begun = min(take.created for take in story.takes) - CLOCK_SLACK
        chain = chain_of_pieces(story.chain)
        for guid in sorted(self._chains[chain]):
            piece = self._stories[guid]
            if piece.source == story.source and begun <= piece.takes[0].created <= kill.created + CHAIN_REACH:
                outcome = self._placed(replace(kill, guid=guid, chain=chain, declared=None), Arrival(dispatch=kill))
                if isinstance(outcome, Accept):
                    yield outcome

    def _is_killed(self, guid: str) -> bool:
        return any(take.pub_status is PubStatus.CANCELED for take in self._stories[guid].takes)

    def _candidates(self, dispatch: Dispatch) -> Candidates:
        numbers = (dispatch.wire_number, dispatch.predecessor)
        numbered = [one for number in numbers if number for one in self._numbers[number.digits]]
        guids = {one.guid for one in numbered}.union(*(self._chains[chain] for chain in _chains(dispatch)))
        return Candidates([self._stories[guid] for guid in sorted(guids)], numbered)

    def _keep(self, story: Story) -> None:
        self._stories[story.guid] = story
        if story.chain:
            self._chains[story.chain].add(story.guid)


def _key(dispatch: Dispatch) -> Key:
    return dispatch.guid, dispatch.version


def _chains(dispatch: Dispatch) -> list[str]:
    """The chains that a dispatch may touch: its own; that which a piece goes on from; that of the pieces it kills."""
    if not dispatch.chain:
        return []
    stem = stem_continued(dispatch.chain)
    if stem is not None:
        return [stem] if stem else []
    killed = dispatch.pub_status is PubStatus.CANCELED
    return [dispatch.chain, chain_of_pieces(dispatch.chain)] if killed else [dispatch.chain]


def _numbered(writing: Writing, dispatches: Iterable[Dispatch]) -> list[Numbered]:
    """Versions that have or name a number that one of the dispatches has or names."""
    with_number = [one for one in dispatches if one.wire_number or one.predecessor]
    if not with_number:
        return []
    numbers = {number.digits for one in with_number for number in (one.wire_number, one.predecessor) if number}
    moments = [one.created for one in with_number]
    return writing.numbered(numbers, min(moments) - CHAIN_REACH, max(moments) + CHAIN_REACH)


def _numbers(dispatch: Dispatch) -> Iterator[Numbered]:
    """The numbers that a version has and names."""
    for number, named in ((dispatch.wire_number, False), (dispatch.predecessor, True)):
        if number:
            yield Numbered(
                number=number, named=named, source=dispatch.source, guid=dispatch.guid, created=dispatch.created
            )


def _with_take(story: Story | None, dispatch: Dispatch) -> Story:
    take = Take.of(dispatch)
    if story:
        return replace(story, takes=(*story.takes, take))
    return Story(guid=dispatch.guid, source=dispatch.source, chain=dispatch.chain, takes=(take,))
