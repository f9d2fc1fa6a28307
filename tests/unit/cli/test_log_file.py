"""A log file under the hands of others."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from syndicate.cli.logs import set_up
from syndicate.config import Log
from syndicate.errors import ConfigError

DEPLOY = Path(__file__).parents[3] / "deploy"


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def said(file: Path) -> list[str]:
    return [json.loads(line)["event"] for line in file.read_text().splitlines()]


def test_lines_go_on_in_a_new_file_when_the_old_was_renamed_or_removed(tmp_path: Path) -> None:
    file = tmp_path / "syndicate.log"
    set_up(Log(file=file))
    log = structlog.get_logger()
    log.info("first")
    file.rename(tmp_path / "syndicate.log.1")
    log.info("second")
    assert said(tmp_path / "syndicate.log.1") == ["first"]
    assert said(file) == ["second"]
    file.unlink()
    log.info("third")
    assert said(file) == ["third"]
    assert file.stat().st_mode & 0o007 == 0


def test_lines_of_many_threads_stand_whole(tmp_path: Path) -> None:
    file = tmp_path / "syndicate.log"
    set_up(Log(file=file))

    def work(number: int) -> None:
        for turn in range(50):
            structlog.get_logger().info("x" * 3000, thread=number, turn=turn)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert len({(line["thread"], line["turn"]) for line in lines}) == 200


def test_a_name_that_is_no_utf_8_can_be_logged(tmp_path: Path) -> None:
    for form in ("json", "console"):
        file = tmp_path / f"{form}.log"
        set_up(Log(file=file, format=form))
        structlog.get_logger().info("file rejected", name="caf\udce9.txt")
        assert "udce9" in file.read_text("utf-8")


def test_a_file_that_cannot_be_written_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"log\.file"):
        set_up(Log(file=tmp_path / "nowhere" / "syndicate.log"))


@pytest.mark.debian("logrotate")
@pytest.mark.skipif(shutil.which("logrotate") is None, reason="logrotate is not installed")
def test_logrotate_turns_it_over_as_deploy_says(tmp_path: Path) -> None:
    text = (DEPLOY / "logrotate").read_text()
    for before, after in (("/var/log/syndicate", str(tmp_path)), ("    su syndicate syndicate\n", "")):
        assert before in text
        text = text.replace(before, after)
    rules = tmp_path / "rules"
    rules.write_text(text)
    rules.chmod(0o644)
    tmp_path.chmod(0o755)
    file = tmp_path / "syndicate.log"
    set_up(Log(file=file))
    for turn in ("first", "second", "third"):
        structlog.get_logger().info(turn)
        command = ["logrotate", "--force", "--state", str(tmp_path / "state"), str(rules)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    structlog.get_logger().info("last")
    assert said(file) == ["last"]
    assert said(tmp_path / "syndicate.log.1") == ["third"]
    assert (tmp_path / "syndicate.log.2.gz").is_file()
    assert (tmp_path / "syndicate.log.3.gz").is_file()
