"""Channels in config.toml: what each kind needs and knows, and that its page in the reference says so."""

from pathlib import Path

import pytest

from syndicate.config import EmailSettings, FolderSettings, S3ChannelSettings, SftpChannelSettings, load
from syndicate.config.channel_tables import EVERY, TYPES
from syndicate.errors import ConfigError

LEAST = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"

[sections.all]
title = "All dispatches"

[outlets.gazette]
profile = "plain"

[channels.gazette]
type = "folder"
path = "drop"

[channels.far]
type = "sftp"
outlet = "gazette"
host = "files.gazette.example"
username = "wire"
key_file = "secrets/key"

[channels.bucket]
type = "s3"
outlet = "gazette"
endpoint_url = "https://s3.example/"
bucket = "gazette"
access_key_env = "KEY"
secret_key_file = "secrets/s3"

[channels.editors]
type = "email"
outlet = "gazette"
to = ["news@gazette.example"]
sender = "wire@wire.example"
host = "mail.wire.example"
"""
REFERENCE = (Path(__file__).parents[3] / "docs/reference/config.md").read_text().partition("## [channels.NAME]")[2]


def test_each_kind_is_read_with_paths_from_the_configs_folder_and_its_outlet(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(LEAST)
    folder, far, bucket, editors = load(file).channels
    assert isinstance(folder, FolderSettings)
    assert (folder.outlet, folder.path, folder.form) == ("gazette", tmp_path / "drop", "newsml-g2")
    assert isinstance(far, SftpChannelSettings)
    assert (far.outlet, far.port, far.key_file, far.allow_private) == ("gazette", 22, tmp_path / "secrets/key", False)
    assert isinstance(bucket, S3ChannelSettings)
    assert str(bucket.secret_key.file) == f"{tmp_path}/secrets/s3"
    assert isinstance(editors, EmailSettings)
    assert (editors.form, editors.security, editors.port, editors.timeout_secs) == ("mail", "starttls", 587, 15)


@pytest.mark.parametrize("kind", TYPES)
def test_every_key_of_a_kind_is_in_the_reference(kind: str) -> None:
    common, _, rest = REFERENCE.partition("### type = ")
    told = f"### type = {rest}".partition(f'### type = "{kind}"')[2].partition("\n##")[0]
    assert told, f"the reference does not know the type {kind}"
    shared = f"{common}{told}"
    for key in TYPES[kind].checks.keys() - {"name"}:
        assert f"`{key}`" in (shared if key in EVERY else told), key


STREAM = """
[channels.stream]
type = "jetstream"
outlet = "gazette"
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('url = "nats://10.0.0.1:4222"', "channels.stream.url: must be tls; allow_private = true allows nats://"),
        ('url = "tls://n:1"\nusername = "wire"', "channels.stream.password: missing"),
        ('url = "tls://n:1"\npassword_env = "P"', "channels.stream.username: missing"),
        (
            f'url = "tls://n:1"{STREAM.replace("stream]", "other]")}url = "tls://n:1"',
            "channels.other.subject: is 'wire' as that of channels.stream: give it another",
        ),
    ],
)
def test_a_stream_that_cannot_be_filled_is_told(tmp_path: Path, more: str, told: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"{LEAST}{STREAM}{more}\n")
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert told in str(caught.value)
