"""Addresses of stores: what can be opened, and what is said of what cannot."""

from pathlib import Path

import pytest

from syndicate.errors import StoreBusy, StoreError, Temporary
from syndicate.store import claim, open_ledger


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "not a database URL"),
        ("syndicate.db", "not a database URL"),
        ("sqlite://", "not a file"),
        ("sqlite:///:memory:", "not a file"),
        ("sqlite+aiosqlite:///syndicate.db", "not a file"),
        ("mysql://localhost/wire", "neither sqlite"),
        ("postgresql+asyncpg://localhost/wire", "neither sqlite"),
    ],
)
def test_an_address_of_no_store_is_refused(url: str, why: str) -> None:
    with pytest.raises(StoreError, match=why) as caught:
        open_ledger(url)
    assert not isinstance(caught.value, Temporary)
    with pytest.raises(StoreError, match=why), claim(url):
        pass


def test_no_password_is_said() -> None:
    with pytest.raises(StoreError) as caught:
        open_ledger("mysql://desk:open-sesame@localhost/wire")
    assert "open-sesame" not in str(caught.value)


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    with claim(f"sqlite:///{tmp_path / 'new' / 'syndicate.db'}"):
        open_ledger(f"sqlite:///{tmp_path / 'newer' / 'syndicate.db'}").close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for opening in (open_ledger, lambda url: claim(url).__enter__()):
        with pytest.raises(StoreError, match="cannot be") as caught:
            opening(f"sqlite:///{tmp_path / 'file' / 'syndicate.db'}")
        assert not isinstance(caught.value, Temporary)


def test_a_server_that_does_not_answer_may_answer_later() -> None:
    nobody = "postgresql+psycopg://desk@127.0.0.1:1/wire"
    with pytest.raises(StoreBusy, match="refused"):
        open_ledger(nobody)
    with pytest.raises(StoreBusy, match="refused"), claim(nobody):
        pass
