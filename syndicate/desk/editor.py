"""What people do to stories by hand, with a word in the audit trail for each."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial

import orjson

from syndicate.desk.collect import Collector, file_one, place_one
from syndicate.desk.editing import corrected, held, killed, released, rewritten
from syndicate.desk.placing import Arrival
from syndicate.desk.trail import Result, Trail
from syndicate.errors import IncompleteDispatch, KilledStory, RejectedFiling, UnknownStory
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, Draft, PubStatus
from syndicate.model.filing import Filing
from syndicate.ports.editor import Copy, Done
from syndicate.rules.lifecycle import Accept, showing
from syndicate.rules.normalise import Defaults, normalise

SOURCE = "desk"
"""What is filed by hand comes from there."""

Edit = Callable[[Dispatch, str, datetime], Dispatch]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskEditor:
    """See :class:`syndicate.ports.editor.Editor`.

    Attributes:
        collector: Where versions go.
        trail: Where it is written down who did what.
        defaults: What a story that is written here does not say.
    """

    collector: Collector
    trail: Trail
    defaults: Defaults

    def preview(self, copy: Copy) -> Dispatch:
        """See the port."""
        now = self.trail.clock.now()
        content = orjson.dumps(asdict(copy), option=orjson.OPT_SORT_KEYS)
        filing = Filing(source=SOURCE, name="the desk", content=content, filed=now, received=now, receipt="")
        if not copy.headline.strip():
            raise IncompleteDispatch("headline")
        return normalise(_draft(copy), filing, 0, self.defaults)

    def file(self, copy: Copy, by: str) -> Done:
        """See the port."""
        with self.trail.noted("file", copy.headline, by, copy.ed_note) as result:
            outcome = place_one(self.collector, Arrival.of(self._assigned(copy), self.defaults))
            if not isinstance(outcome, Accept):
                result.about, result.words = outcome.guid, f"Nothing changes: {outcome.reason}."
                return Done(guid=outcome.guid, version=None, words=result.words)
            return _done(result, outcome)

    def correct(self, guid: str, copy: Copy, note: str, by: str) -> Done:
        """See the port."""
        return self._edit("correct", guid, note, by, partial(self._rewritten, copy))

    def correct_by(self, guid: str, text: Dispatch | None, note: str, by: str) -> Done:
        """Correct a story by a note alone, or by a text in which what is not said stays as it was."""
        return self._edit("correct", guid, note, by, partial(corrected, text=text))

    def hold(self, guid: str, note: str, by: str) -> Done:
        """See the port."""
        return self._edit("hold", guid, note, by, held)

    def release(self, guid: str, note: str, by: str) -> Done:
        """See the port."""
        return self._edit("release", guid, note, by, released)

    def kill(self, guid: str, note: str, by: str) -> Done:
        """See the port."""
        return self._edit("kill", guid, note, by, killed)

    def _edit(self, act: str, guid: str, note: str, by: str, edit: Edit) -> Done:
        with self.trail.noted(act, guid, by, note) as result:
            outcome = file_one(
                self.collector, edit(self._standing(guid, forgotten=edit is killed), note, self.trail.clock.now())
            )
            if outcome is None:
                result.words = "Nothing changes: the story is as you want it already."
                return Done(guid=guid, version=None, words=result.words)
            return _done(result, outcome)

    def _rewritten(self, copy: Copy, standing: Dispatch, note: str, now: datetime) -> Dispatch:
        return rewritten(standing, note, now, text=self.preview(copy))

    def _assigned(self, copy: Copy) -> Dispatch:
        known = {section.name for section in self.collector.sections}
        for name in copy.sections:
            if name not in known:
                raise RejectedFiling(f"there is no section {name}; there are {', '.join(sorted(known))}")
        return replace(self.preview(copy), assigned=copy.sections)

    def _standing(self, guid: str, *, forgotten: bool) -> Dispatch:
        """The version an edit starts from: the one that shows, else (embargoed, never shown) the newest stored.

        Readers of a story that was forgotten may have it still: it can be killed.
        """
        ledger = self.collector.ledger
        versions = {version.version: version for version in ledger.versions(guid)}
        if not versions:
            raise UnknownStory(f"no story has the guid {guid}; `syndicate list` shows what there is")
        (story,) = ledger.stories([guid])
        if any(take.pub_status is PubStatus.CANCELED for take in story.takes):
            raise KilledStory(f"{guid} was killed, and a kill is final; file new text as a new story")
        shown = showing(story, self.trail.clock.now())
        if not shown and story.takes[-1].forgotten and not forgotten:
            raise UnknownStory(f"{guid} was forgotten after its keep_days; it can only be killed, or filed anew")
        return versions[shown.version if shown else story.takes[-1].version]


def _done(result: Result, outcome: Accept) -> Done:
    dispatch = outcome.dispatch
    result.about = dispatch.guid
    result.words = f"{dispatch.pub_status}: version {dispatch.version} of {dispatch.guid}"
    return Done(guid=dispatch.guid, version=dispatch.version, words=result.words)


def _draft(copy: Copy) -> Draft:
    chunks = copy.body.replace("\r\n", "\n").split("\n\n")
    return Draft(
        headline=copy.headline,
        slugline=copy.slugline or None,
        byline=copy.byline or None,
        dateline=copy.dateline or None,
        body=Body(tuple(Paragraph(" ".join(chunk.split())) for chunk in chunks if chunk.strip())),
        urgency=copy.urgency,
        embargo=copy.embargo,
        ed_note=copy.ed_note or None,
    )
