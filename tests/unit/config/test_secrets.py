"""Secrets are read where they are needed, and never said."""

from pathlib import Path

import pytest

from syndicate.config import Secret
from syndicate.errors import SourceError


def test_a_secret_in_the_environment_is_read_without_white_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRE_TOKEN", " open sesame\n")
    assert Secret("sources.wire.token", "WIRE_TOKEN", None).read() == "open sesame"


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_variable_that_is_not_set_is_told_by_its_place(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("WIRE_TOKEN", raising=False)
    if value is not None:
        monkeypatch.setenv("WIRE_TOKEN", value)
    with pytest.raises(SourceError, match=r"^sources\.wire\.token_env: the environment variable WIRE_TOKEN is not"):
        Secret("sources.wire.token", "WIRE_TOKEN", None).read()


def test_a_secret_in_a_file_is_read_anew_each_time(tmp_path: Path) -> None:
    file = tmp_path / "token"
    secret = Secret("sources.wire.token", None, file)
    file.write_text("first\n")
    assert secret.read() == "first"
    file.write_text("second\n")
    assert secret.read() == "second"


@pytest.mark.parametrize(
    ("content", "told"), [(None, "No such file"), (b" \n", "is empty"), (b"\xff\xfesesame", "is not UTF-8")]
)
def test_a_file_that_gives_no_secret_is_told_by_its_place(tmp_path: Path, content: bytes | None, told: str) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SourceError, match=r"^sources\.wire\.token_file: ") as raised:
        Secret("sources.wire.token", None, file).read()
    assert told in str(raised.value)
    assert "sesame" not in str(raised.value)


def test_whether_there_is_one_is_known_without_reading() -> None:
    assert Secret("sources.wire.token", "WIRE_TOKEN", None)
    assert not Secret("sources.wire.token", None, None)
