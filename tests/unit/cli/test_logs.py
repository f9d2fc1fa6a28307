"""What the log says, and what it never says."""

from collections.abc import Iterator
from typing import Literal

import pytest
import structlog

from syndicate.cli.logs import to_stderr
from syndicate.config import Log


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_trace_tells_where_it_broke_and_no_values(
    form: Literal["console", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    to_stderr(Log(format=form))

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
