"""Where wake-ups go between nodes."""

import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from syndicate.config import Bus, load
from syndicate.errors import ConfigError

CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"

[sections.all]
title = "All dispatches"
"""


def read(folder: Path, *lines: str) -> Bus:
    file = folder / "config.toml"
    file.write_text(CONFIG + "\n".join(lines))
    return load(file).bus


def refused(folder: Path, *lines: str) -> str:
    with pytest.raises(ConfigError) as error:
        read(folder, "[bus]", *lines)
    return str(error.value)


def test_without_an_address_it_is_this_process(tmp_path: Path) -> None:
    assert read(tmp_path) == read(tmp_path, "[bus]") == Bus()
    assert not Bus().url


def test_servers_of_a_cluster_are_given_with_commas(tmp_path: Path) -> None:
    lines = ("[bus]", "url = 'nats://one.example:4222, tls://[::1]:4223'", "ca_file = 'ca.pem'", "replicas = 3")
    bus = read(tmp_path, *lines)
    assert bus == Bus(
        url=("nats://one.example:4222", "tls://[::1]:4223"), ca_file=tmp_path / "ca.pem", replicas=3, prefix="syndicate"
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("redis://one.example", "must be 'nats://HOST:PORT'"),
        ("one.example:4222", "must be 'nats://HOST:PORT'"),
        ("nats://", "must be 'nats://HOST:PORT'"),
        ("nats://one.example:4222,", "must be 'nats://HOST:PORT'"),
        ("nats://one.example:99999", "must be 'nats://HOST:PORT'"),
        ("nats://one.example/x", "must be 'nats://HOST:PORT'"),
        ("nats://desk:secret@one.example", "must not hold a user name or password"),
        ("", "must not be empty"),
    ],
)
def test_what_is_no_address_of_nats_is_refused(tmp_path: Path, url: str, said: str) -> None:
    told = refused(tmp_path, f"url = '{url}'")
    assert told.startswith(f"bus.url: {said}")
    assert "secret" not in told


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["prefix = 'wire'"], "bus.prefix: is for NATS"),
        (["url = 'nats://a'", "username = 'desk'"], "bus.password: missing: say where it is with password_env or"),
        (["url = 'nats://a'", "password_env = 'P'"], "bus.username: missing"),
        (
            ["url = 'nats://a'", "username = 'desk'", "password_env = 'P'", "password_file = 'p'"],
            "bus.password_file: give either password_env or password_file, not both",
        ),
        (
            ["url = 'nats://a'", "username = 'desk'", "password_env = 'P'", "credentials_file = 'c'"],
            "bus.credentials_file: give either a user name and a password or a file of credentials",
        ),
        (["url = 'nats://a'", "ca_file = 'ca.pem'"], "bus.ca_file: is for TLS"),
        (["url = 'nats://a'", "prefix = 'a.b'"], "bus.prefix: a name is"),
        (["url = 'nats://a'", "replicas = 6"], "bus.replicas: must be from 1 to 5"),
    ],
)
def test_what_does_not_go_together_is_told(tmp_path: Path, lines: list[str], said: str) -> None:
    assert refused(tmp_path, *lines).startswith(said)


def test_without_nats_py_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec

    def find_spec(name: str) -> ModuleSpec | None:
        return None if name == "nats" else there(name)

    monkeypatch.setattr("syndicate.config.bus.find_spec", find_spec)
    assert refused(tmp_path, "url = 'nats://a'") == (
        "bus.url: needs nats-py, which is not installed: pip install 'syndicate[nats]'"
    )
