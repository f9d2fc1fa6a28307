"""Webhooks in `config.toml` (`[webhooks.NAME]`): outlets that are told of every version at an address of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from syndicate.config import values
from syndicate.config.forms import WEBHOOK_FORMS
from syndicate.config.secrets import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """The webhook of an outlet.

    Attributes:
        name: The outlet's.
        url: Where it is told.
        form: What it is sent.
        secret_env: The environment variable that holds the key that calls are signed with, or None.
        secret_file: The file that does, or None.
        allow_private: Whether the address may lead to this machine or a private network.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        timeout_secs: Seconds for a whole call.
        disable_after_days: Days without any success after which the outlet is called no more.
    """

    name: str
    url: str
    form: str = "json"
    secret_env: str | None = None
    secret_file: Path | None = None
    allow_private: bool = False
    ca_file: Path | None = None
    timeout_secs: int = 15
    disable_after_days: int = 5

    @property
    def secret(self) -> Secret:
        """What calls are signed with: `whsec_…` for HMAC-SHA256, `whsk_…` for ed25519."""
        return Secret(where=f"webhooks.{self.name}.secret", env=self.secret_env, file=self.secret_file)


CHECKS: Final[Mapping[str, values.Check[Any]]] = {
    "name": values.line,
    "url": values.call_address,
    "form": values.choice(*WEBHOOK_FORMS),
    "secret_env": values.variable,
    "secret_file": values.path,
    "allow_private": values.flag,
    "ca_file": values.path,
    "timeout_secs": values.whole(1, 300),
    "disable_after_days": values.whole(1, 365),
}
