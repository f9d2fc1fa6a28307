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


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSettings(ChannelSettings):
    """A folder of this machine (`type = "folder"`).

    Attributes:
        path: The folder; it must be there.
    """

    type: Literal["folder"]
    form: str = "newsml-g2"
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings(ChannelSettings):
    """What can be said of every channel to a server that lets us in by name.

    Attributes:
        host: The server's name or address.
        password_env: The environment variable that holds the password, or None.
        password_file: The file that does, or None.
        allow_private: Whether the server may be this machine or in a private network.
    """

    host: str
    password_env: str | None = None
    password_file: Path | None = None
    allow_private: bool = False

    @property
    def password(self) -> Secret:
        """Sent with the user name."""
        return self.secret("password", self.password_env, self.password_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class SftpChannelSettings(ServerSettings):
    """A folder behind SFTP (`type = "sftp"`).

    Attributes:
        port: 1-65535.
        username: Who logs in.
        key_file: The private key, instead of a password, or None.
        known_hosts: The file that holds the server's key; None for the user's own.
        path: The folder on the server; it must be there.
    """

    type: Literal["sftp"]
    form: str = "newsml-g2"
    port: int = 22
    username: str
    key_file: Path | None = None
    known_hosts: Path | None = None
    path: str = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class FtpChannelSettings(ServerSettings):
    """A folder behind FTP (`type = "ftp"`).

    Attributes:
        port: 1-65535.
        username: Who logs in.
        tls: Whether commands and files are encrypted.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        path: The folder on the server; it must be there.
    """

    type: Literal["ftp"]
    form: str = "newsml-g2"
    port: int = 21
    username: str
    tls: bool = True
    ca_file: Path | None = None
    path: str = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class S3ChannelSettings(ChannelSettings):
    """A bucket (`type = "s3"`).

    Attributes:
        endpoint_url: The service's address.
        bucket: Its name.
        region: As the service names it.
        prefix: How the keys of everything put begin.
        access_key_env: The environment variable that holds the access key, or None.
        access_key_file: The file that does, or None.
        secret_key_env: The environment variable that holds the secret key, or None.
        secret_key_file: The file that does, or None.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        allow_private: Whether the service may be on this machine or in a private network.
    """

    type: Literal["s3"]
    form: str = "newsml-g2"
    endpoint_url: str
    bucket: str
    region: str = "us-east-1"
    prefix: str = ""
    access_key_env: str | None = None
    access_key_file: Path | None = None
    secret_key_env: str | None = None
    secret_key_file: Path | None = None
    ca_file: Path | None = None
    allow_private: bool = False

    @property
    def access_key(self) -> Secret:
        """Says who asks."""
        return self.secret("access_key", self.access_key_env, self.access_key_file)

    @property
    def secret_key(self) -> Secret:
        """Signs what is asked."""
        return self.secret("secret_key", self.secret_key_env, self.secret_key_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSettings(ServerSettings):
    """A list of editors (`type = "email"`).

    Attributes:
        to: Their addresses.
        sender: The address that the mail comes from.
        port: 1-65535.
        security: `starttls` after the greeting, `tls` from the first byte, or `none`.
        username: Who logs in, or None where nobody does.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
    """

    type: Literal["email"]
    form: str = "mail"
    to: tuple[str, ...]
    sender: str
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JetStreamSettings(ChannelSettings):
    """A stream of NATS JetStream that partners follow (`type = "jetstream"`).

    Attributes:
        url: Addresses of servers of one cluster (`nats://…`, `tls://…`).
        stream: Its name; the channel's own unless said.
        subject: The first word of its subjects.
        replicas: On how many servers of the cluster it lies, 1 to 5.
        keep_days: How long it keeps a message.
        most_mib: That it keeps, in MiB; the oldest messages give way.
        username: To be sent with the password, or None.
        password_env: The environment variable that holds the password, or None.
        password_file: The file that does, or None.
        credentials_file: A file of NATS credentials, or None.
        ca_file: Certificates of the authorities to trust instead of the system's (PEM), or None.
        allow_private: Whether the servers may be this machine or in a private network.
    """

    type: Literal["jetstream"]
    url: tuple[str, ...]
    stream: str = ""
    subject: str = "wire"
    replicas: int = 1
    keep_days: int = 7
    most_mib: int = 1024
    username: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    credentials_file: Path | None = None
    ca_file: Path | None = None
    allow_private: bool = False

    @property
    def password(self) -> Secret:
        """Sent with the user name."""
        return self.secret("password", self.password_env, self.password_file)
