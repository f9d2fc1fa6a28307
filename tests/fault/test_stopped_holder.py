"""A node that is stopped while it holds a lease, and goes on when another has its work."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from syndicate.errors import StoreBusy
from syndicate.model.lease import Lease
from syndicate.ports.ledger import Entry
from syndicate.store import open_ledger
from syndicate.store.engine import WRITING_LOCK, parse
from syndicate.store.ledger import SqlLedger
from tests.fault.lease_process import HOLDER, NAME, write
from tests.house import eventually
from tests.makers import make_dispatch
from tests.stores import fresh_store

ROOT = Path(__file__).parents[2]
TERM = timedelta(minutes=5)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_node_stopped_past_its_term_writes_nothing_once_another_has_its_work(engine: str, tmp_path: Path) -> None:
    with fresh_store(engine, tmp_path) as url, closing(open_ledger(url)) as ledger:
        node = subprocess.Popen(
            [sys.executable, "-m", "tests.fault.lease_process", url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        with node:
            try:
                _, status = os.waitpid(node.pid, os.WUNTRACED)
                assert os.WIFSTOPPED(status)
                lease = _take_over(ledger)
                assert write(ledger, lease, 4) == "wrote 4"
                node.send_signal(signal.SIGCONT)
                said, _ = node.communicate()
            finally:
                node.kill()  # it may still be stopped
        assert said.splitlines() == ["wrote 1", "LeaseLost", "lost", "LeaseLost"]
        assert [(each.version, each.source) for each in ledger.versions(make_dispatch().guid)] == [
            (1, HOLDER),
            (4, "other"),
        ]
        assert ledger.leases().held() == [lease]


def test_a_node_that_falls_silent_in_a_transaction_is_cut_off_from_a_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_store("postgresql", tmp_path) as url, closing(open_ledger(url)) as ledger:
        monkeypatch.setattr("syndicate.store.engine.SILENCE_SECS", 1)
        with closing(open_ledger(url)) as silent:
            lost = silent.leases().take(NAME, HOLDER, timedelta())
            assert lost
            with pytest.raises(StoreBusy):
                _fall_silent(silent.under(lambda: lost), lambda: write(ledger, _take_over(ledger), 4))
            assert write(silent, lost, 1) == "LeaseLost"
        assert [each.version for each in ledger.versions(make_dispatch().guid)] == [4]


def test_a_node_that_falls_silent_amid_several_statements_is_ended_by_whoever_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("syndicate.store.engine.SILENCE_SECS", 1)
    monkeypatch.setattr("syndicate.store.engine.PATIENCE_SECS", 2)
    with (
        fresh_store("postgresql", tmp_path) as url,
        closing(open_ledger(url)) as ledger,
        closing(_connected(url)) as silent,
    ):
        silent.execute(f"SELECT pg_advisory_xact_lock({WRITING_LOCK}, hashtext(current_schema()))".encode())
        silent.pgconn.enter_pipeline_mode()
        silent.pgconn.send_query_params(b"SELECT 1", [])
        silent.pgconn.send_flush_request()
        silent.pgconn.flush()
        lease = _take_over(ledger)
        assert write(ledger, lease, 1) == "StoreBusy"
        assert write(ledger, lease, 1) == "wrote 1"


def _connected(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection of the driver's own."""
    parsed = parse(url)
    where = {**parsed.translate_connect_args(username="user", database="dbname"), **parsed.query}
    return psycopg.connect(make_conninfo(**{key: str(value) for key, value in where.items()}))


def _fall_silent(ledger: SqlLedger, meanwhile: Callable[[], object]) -> None:
    """Begin to write, let something else happen that takes long, and go on."""
    with ledger.writing() as writing:
        meanwhile()
        writing.record([Entry(dispatch=make_dispatch(), sections=frozenset(), announce=False)], [])


def _take_over(ledger: SqlLedger) -> Lease:
    taken: list[Lease] = []

    def took() -> bool:
        if lease := ledger.leases().take(NAME, "other", TERM):
            taken.append(lease)
        return bool(lease)

    eventually(took)
    return taken[0]
