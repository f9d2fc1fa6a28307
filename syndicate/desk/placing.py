"""What stands on the wire while a batch is recorded: the ledger's stories plus what the batch has added so far."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from syndicate.model.dispatch import Dispatch
from syndicate.model.story import Story, Take
from syndicate.ports.ledger import Writing
from syndicate.rules.lifecycle import CHAIN_REACH, Accept, Ignore, adopt, place


@dataclass(frozen=True, slots=True)
class Standing:
    """Stories by guid and by chain, and the sections they belong to; kept up to date as versions are placed.

    Three queries load it, however many dispatches a batch has.
    """

    _stories: dict[str, Story]
    _chains: defaultdict[str, set[str]]
    _sections: dict[str, frozenset[str]]

    @classmethod
    def of(cls, writing: Writing, dispatches: Sequence[Dispatch]) -> "Standing":
        """Load what these dispatches may touch."""
        chained = [dispatch for dispatch in dispatches if dispatch.chain]
        found = writing.stories([dispatch.guid for dispatch in dispatches])
        if chained:
            since = min(dispatch.created for dispatch in chained) - CHAIN_REACH
            found += writing.chained({dispatch.chain for dispatch in chained if dispatch.chain}, since)
        standing = cls({}, defaultdict(set), dict(writing.sections([story.guid for story in found])))
        for story in found:
            standing._keep(story)
        return standing

    def place(self, filed: Dispatch) -> Accept | Ignore:
        """Decide what becomes of a dispatch, and remember it for the rest of the batch."""
        dispatch = adopt(filed, self._candidates(filed))
        story = self._stories.get(dispatch.guid)
        if story and dispatch.guid == filed.guid and _is_in(story, dispatch):
            return Ignore("the same dispatch is on the wire already")
        outcome = place(story, dispatch)
        if isinstance(outcome, Accept):
            self._keep(_with_take(story, outcome.dispatch))
        return outcome

    def belong(self, guid: str, sections: Iterable[str]) -> frozenset[str]:
        """Add a story to sections; all it belongs to now. It never leaves one: its kill must reach every reader."""
        self._sections[guid] = self._sections.get(guid, frozenset()) | frozenset(sections)
        return self._sections[guid]

    def _candidates(self, dispatch: Dispatch) -> list[Story]:
        if not dispatch.chain or dispatch.guid in self._stories:
            return []
        stories = (self._stories[guid] for guid in sorted(self._chains[dispatch.chain]))
        return [story for story in stories if story.source == dispatch.source]

    def _keep(self, story: Story) -> None:
        self._stories[story.guid] = story
        if story.chain:
            self._chains[story.chain].add(story.guid)


def _is_in(story: Story, dispatch: Dispatch) -> bool:
    """Whether a dispatch without a number of its own is a version read before: the rest of a filing, tried again."""
    facts = (dispatch.declared, dispatch.created, dispatch.take, dispatch.pub_status)
    return dispatch.declared is None and any(
        (take.declared, take.created, take.take, take.pub_status) == facts for take in story.takes
    )


def _with_take(story: Story | None, dispatch: Dispatch) -> Story:
    take = Take.of(dispatch)
    if story:
        return replace(story, takes=(*story.takes, take))
    return Story(guid=dispatch.guid, source=dispatch.source, chain=dispatch.chain, takes=(take,))
