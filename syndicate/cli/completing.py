"""What a shell proposes while a verb is typed: names from the configuration, guids from the store.

Whatever is wrong there, nothing is said: a shell that completes has no place for it.
"""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from syndicate.config import Config, load
from syndicate.errors import SyndicateError
from syndicate.store import open_ledger
from syndicate.store.looking import look

_NEWEST: Final = 100
"""Stories whose guids are proposed."""

Completing = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _named(names: Callable[[Config], Iterable[tuple[str, str]]]) -> Completing:
    """What proposes names, each with a word on it, that begin as what is typed."""

    def complete(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            config = load(context.params.get("config_file") or Path("config.toml"))
            found = list(names(config))
        except SyndicateError:
            return []
        return [CompletionItem(name, help=fact) for name, fact in found if name.startswith(incomplete)]

    return complete


def _guids(config: Config) -> Iterable[tuple[str, str]]:
    if look(config.store.url).missing:
        return  # a store is not brought up to date while somebody types
    with closing(open_ledger(config.store.url)) as ledger:
        for dispatch in ledger.latest(_NEWEST):
            yield dispatch.guid, dispatch.headline


complete_section = _named(lambda config: [(one.name, one.title) for one in config.sections])
complete_source = _named(lambda config: [(one.name, one.type) for one in config.sources])
complete_channel = _named(lambda config: [(one.name, one.type) for one in config.channels])
complete_outlet = _named(lambda config: [(one.name, one.title) for one in config.outlets])
complete_guid = _named(_guids)
