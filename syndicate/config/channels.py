"""The kinds of channels as frozen types: one for each `type` of `[channels.NAME]`.

A type joins by a class here and a row in `syndicate.config.channel_tables`. As with sources, a folder or file of this
machine is a `Path`, taken from the config's own folder, and a secret is never in the file.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from syndicate.config.secrets import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """What can be said of every channel (`[channels.NAME]`): one way in which an outlet is told of every version.

    Attributes:
        name: The table's own name.
        type: Which plug-in.
        outlet: Whose channel it is; the outlet of the same name unless said.
        form: What is brought.
        timeout_secs: Seconds for the whole of one attempt.
        disable_after_days: Days without any success after which nothing is brought any more.
    """

    name: str
    type: str
    outlet: str = ""
    form: str = "json"
    timeout_secs: int = 15
    disable_after_days: int = 5

    def secret(self, key: str, env: str | None, file: Path | None) -> Secret:
        """A secret of this channel."""
        return Secret(f"channels.{self.name}.{key}", env, file)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings(ChannelSettings):
    """An address that is called (`type = "webhook"`).

    Attributes:
        url: The address.
        secret_env: The environment variable that holds the key that calls are signed with, or None.
        secret_file: The file that does, or None.
        allow_private: Whether the address may lead to this machine or a private network.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
    """

    type: Literal["webhook"]
    url: str
    form: str = "json"
    secret_env: str | None = None
    secret_file: Path | None = None
    allow_private: bool = False
    ca_file: Path | None = None

    @property
    def key(self) -> Secret:
        """What calls are signed with: `whsec_…` for HMAC-SHA256, `whsk_…` for ed25519."""
        return self.secret("secret", self.secret_env, self.secret_file)
