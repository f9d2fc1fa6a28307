"""The kinds of sources as frozen types: one for each `type` of `[sources.NAME]`.

A type joins by a class here and a row in `syndicate.config.source_tables`. A folder or file of this machine is a
`Path`, and is taken from the config's own folder; a path on another machine is text. A secret is never in the file:
two keys, `NAME_env` and `NAME_file`, say where it is, and a property makes a :class:`Secret` of them.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from syndicate.config.secrets import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """What can be said of every source (`[sources.NAME]`).

    Attributes:
        name: The table's own name.
        type: Which plug-in.
        agency: Who files here, for dispatches that do not say; the `[agency]` itself unless named.
        language: BCP 47 tag for dispatches whose language cannot be told, or None.
        charset: The encoding of text that does not say so itself, or None to find out.
        dateline: Whether datelines are kept in front of the texts that are published (`keep`) or left to their own
            field (`strip`).
        end_marks: What closes its texts and is taken off (`Reuter`), in its own capitals.
        boilerplate: How paragraphs begin that stand in all its texts and are left out.
        sections: Names of sections that take everything from here, whatever their criteria.
        keep_days: Days after which its stories are forgotten, whichever section would keep them longer; None for never.
        growth: What becomes of a text that grew from one filed before it, where neither has an identifier: the next
            `version` of the same story, a story of its own with a `link` to the other, or, with `off`, nothing is
            compared.
    """

    name: str
    type: str
    agency: str | None = None
    language: str | None = None
    charset: str | None = None
    dateline: Literal["keep", "strip"] = "keep"
    end_marks: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    keep_days: int | None = None
    growth: Literal["version", "link", "off"] = "version"

    def secret(self, key: str, env: str | None, file: Path | None) -> Secret:
        """A secret of this source."""
        return Secret(f"sources.{self.name}.{key}", env, file)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolledSettings(SourceSettings):
    """What can be said of every source that is looked into.

    Attributes:
        every_secs: Seconds between looks; means nothing where `cron` is set.
        cron: Five crontab fields to look by instead, or None.
    """

    every_secs: int = 30
    cron: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoolSettings(PolledSettings):
    """A folder that dispatches are dropped into (`type = "spool"`).

    Attributes:
        path: The folder.
        recursive: Whether folders inside it are read too.
        settle_secs: How long a file must have stayed the same where open files cannot be told, in seconds.
    """

    type: Literal["spool"]
    path: Path
    recursive: bool = False
    settle_secs: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings(PolledSettings):
    """What can be said of every source that is fetched from a web server.

    Attributes:
        url: The address, without a user name.
        username: To be sent with the password, or None.
        password_env: The environment variable that holds the password, or None.
        password_file: The file that does, or None.
        token_env: The environment variable that holds a token, or None.
        token_file: The file that does, or None.
        header: The header that the token is sent in, or None for `Authorization: Bearer`.
        allow_private: Whether the address may lead to this machine or a private network.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        timeout_secs: Seconds for a whole call, redirects included.
    """

    url: str
    every_secs: int = 60
    username: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    token_env: str | None = None
    token_file: Path | None = None
    header: str | None = None
    allow_private: bool = False
    ca_file: Path | None = None
    timeout_secs: int = 15

    @property
    def password(self) -> Secret:
        """Sent with the user name."""
        return self.secret("password", self.password_env, self.password_file)

    @property
    def token(self) -> Secret:
        """Sent instead of a user name and a password."""
        return self.secret("token", self.token_env, self.token_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpSettings(WebSettings):
    """A feed or file that is fetched again and again (`type = "http"`)."""

    type: Literal["http"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSubSettings(WebSettings):
    """A feed whose hub sends us what is new (`type = "websub"`).

    Attributes:
        allow_sha1: Whether the hub may sign with SHA-1.
    """

    type: Literal["websub"]
    allow_sha1: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PushSettings(SourceSettings):
    """Dispatches that are sent to our own web server (`type = "push"`).

    Attributes:
        token_env: The environment variable that holds the senders' tokens, or None.
        token_file: The file that does, or None.
    """

    type: Literal["push"]
    token_env: str | None = None
    token_file: Path | None = None

    @property
    def token(self) -> Secret:
        """What a sender shows; several, apart by white space, while one takes the place of another."""
        return self.secret("token", self.token_env, self.token_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings(PolledSettings):
    """What can be said of every source on a server that is logged in to.

    Attributes:
        host: Its name or address.
        username: Who logs in.
        password_env: The environment variable that holds the password, or None.
        password_file: The file that does, or None.
    """

    host: str
    username: str
    every_secs: int = 60
    password_env: str | None = None
    password_file: Path | None = None

    @property
    def password(self) -> Secret:
        """Sent with the user name."""
        return self.secret("password", self.password_env, self.password_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class SftpSettings(ServerSettings):
    """A folder behind SFTP (`type = "sftp"`).

    Attributes:
        port: 1-65535.
        key_file: The private key, instead of a password, or None.
        known_hosts: The file that holds the server's key; None for the user's own.
        path: The folder on the server.
        done_path: The folder in it for files that are dealt with; None leaves them where they lie.
        rejected_path: Likewise for files that are refused.
    """

    type: Literal["sftp"]
    port: int = 22
    key_file: Path | None = None
    known_hosts: Path | None = None
    path: str = "."
    done_path: str | None = None
    rejected_path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FtpSettings(ServerSettings):
    """A folder behind FTP (`type = "ftp"`).

    Attributes:
        port: 1-65535.
        tls: Whether commands and files are encrypted.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        path: The folder on the server.
        done_path: The folder in it for files that are dealt with; None leaves them where they lie.
        rejected_path: Likewise for files that are refused.
    """

    type: Literal["ftp"]
    port: int = 21
    tls: bool = True
    ca_file: Path | None = None
    path: str = "."
    done_path: str | None = None
    rejected_path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapSettings(ServerSettings):
    """A folder of a mailbox (`type = "imap"`).

    Attributes:
        port: 1-65535.
        tls: `implicit` from the first byte, `starttls` after the greeting, or `none`.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        folder: The folder.
        done_folder: The folder for messages that are dealt with; None leaves them where they lie.
        rejected_folder: Likewise for messages that are refused.
    """

    type: Literal["imap"]
    port: int = 993
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    ca_file: Path | None = None
    folder: str = "INBOX"
    done_folder: str | None = None
    rejected_folder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Settings(PolledSettings):
    """Objects in a bucket (`type = "s3"`).

    Attributes:
        endpoint_url: The service's address.
        bucket: Its name.
        region: As the service names it.
        prefix: How the names of objects begin that are read.
        access_key_env: The environment variable that holds the access key, or None.
        access_key_file: The file that does, or None.
        secret_key_env: The environment variable that holds the secret key, or None.
        secret_key_file: The file that does, or None.
        done_prefix: The prefix for objects that are dealt with; None leaves them where they lie.
        rejected_prefix: Likewise for objects that are refused.
    """

    type: Literal["s3"]
    endpoint_url: str
    bucket: str
    region: str = "us-east-1"
    prefix: str = ""
    every_secs: int = 60
    access_key_env: str | None = None
    access_key_file: Path | None = None
    secret_key_env: str | None = None
    secret_key_file: Path | None = None
    done_prefix: str | None = None
    rejected_prefix: str | None = None

    @property
    def access_key(self) -> Secret:
        """Says who asks."""
        return self.secret("access_key", self.access_key_env, self.access_key_file)

    @property
    def secret_key(self) -> Secret:
        """Signs what is asked."""
        return self.secret("secret_key", self.secret_key_env, self.secret_key_file)
