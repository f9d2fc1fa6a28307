"""How sections are doing, as the desk looks at them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from syndicate.desk.outlets import judged
from syndicate.desk.rebuilds import Rebuilds
from syndicate.desk.trail import Trail
from syndicate.errors import SyndicateError
from syndicate.model.outlet import Outlet
from syndicate.model.section import Section
from syndicate.ports.folios import Folio, Leaf, Objections, Rebuilding
from syndicate.ports.gauges import Gauges
from syndicate.ports.ledger import Ledger

HOURS: Final = 24
_NEVER: Final = Rebuilding()


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioDesk:
    """See :class:`syndicate.ports.folios.Folios`.

    Attributes:
        ledger: Where the stories are.
        gauges: Counts them.
        leaves: The current pages of a section.
        rebuilds: That were asked for.
        trail: Where it is written down who did what.
        sections: As configured.
        outlets: As configured.
    """

    ledger: Ledger
    gauges: Gauges
    leaves: Callable[[Section], Sequence[Leaf]]
    rebuilds: Rebuilds
    trail: Trail
    sections: Sequence[Section]
    outlets: Sequence[Outlet]

    def listed(self) -> Sequence[Folio]:
        """See the port."""
        return self._folios(self.sections)

    def one(self, name: str) -> Folio | None:
        """See the port."""
        return next(iter(self._folios([section for section in self.sections if section.name == name])), None)

    def objections(self, name: str, most: int) -> Sequence[Objections]:
        """See the port."""
        now = self.trail.clock.now()
        found: list[Objections] = []
        for outlet in [outlet for outlet in self.outlets if name in outlet.sections][:most]:
            stories = list(judged(replace(outlet, sections=(name,)), self.ledger, now))
            refused = [
                (each.dispatch, [refusal for refusal in each.refusals if refusal.must])
                for each in stories
                if each.refused
            ]
            found.append(Objections(outlet=outlet, looked=len(stories), refused=refused))
        return found

    def rebuild(self, name: str, by: str) -> str:
        """See the port."""
        known = [section.name for section in self.sections]
        if name not in known:
            raise SyndicateError(f"there is no section {name!r}; there are: {', '.join(known)}")
        with self.trail.noted("rebuild section", name, by) as result:
            fresh = self.rebuilds.ask(name)
            result.words = f"{name} is to be rebuilt." if fresh else f"{name} was to be rebuilt already."
        return result.words

    def _folios(self, sections: Collection[Section]) -> Sequence[Folio]:
        now = self.trail.clock.now()
        names = [section.name for section in sections]
        behind = self.gauges.levels(now, (), ()).sections
        rates = self.gauges.hours(now, HOURS)
        counted = self.gauges.stories(names)
        rebuilt: Mapping[str, Rebuilding] = self.rebuilds.known()
        return [
            Folio(
                section=section,
                hours=rates.of(section.name),
                stories=counted[section.name].number,
                many=counted[section.name].many,
                behind=behind.get(section.name),
                leaves=self.leaves(section),
                rebuilding=rebuilt.get(section.name, _NEVER),
            )
            for section in sections
        ]
