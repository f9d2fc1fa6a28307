"""Which check stands behind which key of which kind of channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from syndicate.config import values
from syndicate.config.channels import ChannelSettings, WebhookSettings
from syndicate.config.forms import DOCUMENT_FORMS

Checks = Mapping[str, values.Check[Any]]


@dataclass(frozen=True, slots=True)
class ChannelTable:
    """A kind of channel.

    Attributes:
        settings: Its type.
        checks: By key.
        secrets: Those it cannot do without, by their keys without `_env` or `_file`.
    """

    settings: type[ChannelSettings]
    checks: Checks
    secrets: tuple[str, ...] = ()


def _secret(name: str) -> Checks:
    """The two keys that say where a secret is."""
    return {f"{name}_env": values.variable, f"{name}_file": values.path}


EVERY: Final[Checks] = {
    "name": values.line,
    "outlet": values.name,
    "form": values.choice("json", *DOCUMENT_FORMS),
    "timeout_secs": values.whole(1, 300),
    "disable_after_days": values.whole(1, 365),
}
"""Keys that every kind has."""

TYPES: Final[Mapping[str, ChannelTable]] = {
    "webhook": ChannelTable(
        WebhookSettings,
        {
            **EVERY,
            "url": values.web_address,
            **_secret("secret"),
            "allow_private": values.flag,
            "ca_file": values.path,
        },
        secrets=("secret",),
    ),
}
"""By the word after `type =`."""
