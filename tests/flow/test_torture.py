"""What was broken off under torture goes on after the last test that passed, and tells of all of it."""

from dataclasses import replace
from pathlib import Path

from bench.torture import TRIALS, Trial, code_of, figures, run
from bench.torture_log import Note, notes

ROOT = Path(__file__).parents[2]
TESTS = """
import os, signal
from pathlib import Path

RUNS, HERE = Path(__file__).with_suffix(".runs"), Path(__file__).with_suffix(".here")

def test_kills(record_property):
    RUNS.open("a").write("1")
    record_property("kills", 100)

def test_kills_more(record_property):
    if not HERE.exists():
        HERE.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    record_property("kills", 100)
"""


def test_what_was_broken_off_goes_on_after_the_last_test_that_passed(tmp_path: Path) -> None:
    file = tmp_path / "test_trial.py"
    file.write_text(TESTS)
    trial = Trial("trial", "it goes on", [str(file)])
    broken = run(trial, 7, "code", tmp_path / "begun")
    assert (broken.passed, broken.tests) == (False, 1)
    [log] = (tmp_path / "begun").iterdir()
    assert [note.outcome for note in notes(log)] == ["passed"]
    with log.open("a") as lines:
        lines.write('{"test": "half a li')
    whole = run(trial, 7, "code", tmp_path / "begun")
    assert (whole.passed, whole.tests, whole.figures) == (True, 2, {"kills": "200"})
    assert file.with_suffix(".runs").read_text() == "1"
    assert not list((tmp_path / "begun").iterdir())


def test_figures_are_summed_but_for_the_worst_and_a_failure_before_is_told() -> None:
    one = Note(test="a", outcome="passed", seconds=1, figures=[("kills", "100"), ("worst, secs", "0.3")])
    other = replace(one, test="b", figures=[("kills", "50"), ("worst, secs", "0.5")])
    failed = replace(other, outcome="failed", figures=[("kills", "7")])
    assert figures([one, other]) == {"kills": "150", "worst, secs": "0.5"}
    assert figures([one, failed, other]) == {"failed before they passed": "1", "kills": "150", "worst, secs": "0.5"}


def test_why_a_test_failed_is_noted(tmp_path: Path) -> None:
    file = tmp_path / "test_trial.py"
    file.write_text("def test_fails():\n    assert not 'a reason'\n")
    assert not run(Trial("trial", "it fails", [str(file)]), 7, "code", tmp_path / "begun").passed
    [log] = (tmp_path / "begun").iterdir()
    [note] = notes(log)
    assert note.outcome == "failed"
    assert "a reason" in note.why


def test_a_note_half_written_is_none(tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert not list(notes(log))
    log.write_text('{"test": "a"')
    assert not list(notes(log))


def test_all_tests_of_trials_are_there_and_each_has_a_code_of_its_own() -> None:
    assert all((ROOT / name).is_file() for trial in TRIALS for name in (*trial.tests, *trial.uses))
    assert len({code_of(trial) for trial in TRIALS}) == len(TRIALS)
