"""What the log says, in which form, and what it never says."""

import ast
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import structlog

from syndicate.cli.logs import set_up
from syndicate.config import Log


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_trace_tells_where_it_broke_and_no_values(
    form: Literal["console", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(Log(format=form))

    def log_in(password: str) -> int:
        return len(password) // 0

    try:
        log_in("2retnuh"[::-1])
    except ZeroDivisionError:
        structlog.get_logger("test").exception("broke")
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "log_in" in told
    assert "hunter2" not in told


def test_off_a_terminal_a_line_is_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(Log())
    structlog.get_logger("test").info("stored", guid="tag:wire.example,2026:1")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["level"], line["guid"]) == ("stored", "info", "tag:wire.example,2026:1")
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize("form", ["console", "json"])
def test_secrets_in_the_words_of_others_are_withheld(
    form: Literal["console", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(Log(format=form))
    try:
        int("cannot open https://desk:2retnuh@wire.example/?token=2retnuh")
    except ValueError:
        structlog.get_logger("test").exception("broke", reason="sent Authorization: Bearer 2retnuh")
    told = capsys.readouterr().err
    assert "cannot open" in told
    assert "2retnuh" not in told


def test_what_libraries_warn_of_has_the_same_form(tmp_path: Path) -> None:
    root = logging.getLogger()
    before, root.handlers = root.handlers, []
    try:
        set_up(Log(file=tmp_path / "log"))
        logging.getLogger("paramiko").warning("no answer for %s", "https://desk:2retnuh@wire.example/")
        set_up(Log(file=tmp_path / "other"))
        logging.getLogger("paramiko").warning("again")
    finally:
        root.handlers = before
    [line] = (tmp_path / "log").read_text().splitlines()
    assert json.loads(line)["event"] == "no answer for https://[withheld]@wire.example/"
    assert json.loads((tmp_path / "other").read_text())["level"] == "warning"


def test_no_line_is_given_a_text_of_a_dispatch() -> None:
    """Whatever is logged may be under embargo: only names, numbers, addresses and reasons are."""
    texts = {"headline", "body", "byline", "summary", "slugline", "content", "title", "ed_note", "dispatch", "draft"}
    found = []
    for file in (Path(__file__).parents[3] / "syndicate").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_log(node.func.value):
                given = [*(keyword.value for keyword in node.keywords), *node.args]
                names = {keyword.arg for keyword in node.keywords} | set(filter(None, map(_last, given)))
                found += [f"{file.name}:{node.lineno} {name}" for name in names & texts]
    assert found == []


def _is_log(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"log", "_log"}


def _last(node: ast.expr) -> str | None:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else None
