"""Servers that filings are pulled from, in trouble: who is told what, and that nothing is lost."""

import imaplib
import io
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from minio import Minio
from pyftpdlib.filesystems import AbstractedFS

from syndicate.errors import SourceError, SourceUnavailable
from syndicate.model.filing import Filing, Unfiled
from syndicate.sources.ftp import FtpShelf
from syndicate.sources.imap import ImapShelf
from syndicate.sources.remote import LARGEST, RemoteSource, Shelf
from syndicate.sources.s3 import S3Shelf
from syndicate.sources.sftp import SftpShelf
from tests.channels import dripping, gate
from tests.loopback import plain, raw_server
from tests.ports import free_port
from tests.remote_servers import (
    PASSWORD,
    USER,
    RemoteServer,
    ftp_login,
    ftp_server,
    imap_login,
    imap_server,
    s3_login,
    s3_server,
    sftp_folder,
    sftp_login,
    sftp_server,
)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def now(self) -> datetime:
        return self.moment


class Memory:
    """A memory that ends with the test; the ports' own suite is run on the real ones."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def recall(self) -> Mapping[str, str]:
        return dict(self.kept)

    def remember(self, changes: Mapping[str, str | None]) -> None:
        for key, value in changes.items():
            self.kept.pop(key, None)
            if value is not None:
                self.kept[key] = value


OPENED: list[RemoteSource] = []


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()


def source(connect: Callable[[], Shelf], done: str | None = "done", memory: Memory | None = None) -> RemoteSource:
    rejected = done and done.replace("done", "rejected")
    OPENED.append(
        RemoteSource(
            name="agency", connect=connect, memory=memory or Memory(), clock=Clock(), done=done, rejected=rejected
        )
    )
    return OPENED[-1]


def contents(found: RemoteSource) -> list[bytes]:
    return [filing.content for filing in found.collect() if isinstance(filing, Filing)]


@pytest.fixture
def sftp() -> RemoteServer:
    return sftp_folder()


@pytest.fixture
def ftp(tmp_path: Path) -> Iterator[RemoteServer]:
    with ftp_server(tmp_path, tls=True) as server:
        yield server


@pytest.fixture(scope="module")
def imap() -> Iterator[RemoteServer]:
    with imap_server() as server:
        yield server


@pytest.fixture
def s3(tmp_path: Path) -> Iterator[RemoteServer]:
    with s3_server(tmp_path) as server:
        yield server


def test_a_file_that_is_still_being_written_is_left(sftp: RemoteServer) -> None:
    found = source(lambda: SftpShelf(sftp_login(sftp), sftp.path))
    file = sftp.folder / "a.txt"
    file.write_bytes(b"half")
    assert contents(found) == []
    with file.open("ab") as stream:
        stream.write(b" and half")
    assert contents(found) == []
    assert contents(found) == [b"half and half"]


def test_temporary_and_hidden_names_and_folders_are_left(sftp: RemoteServer) -> None:
    for name in ("a.txt.part", ".b.txt", "c.txt~", "d.tmp"):
        (sftp.folder / name).write_bytes(b"x")
    (sftp.folder / "folder").mkdir()
    found = source(lambda: SftpShelf(sftp_login(sftp), sftp.path))
    assert (contents(found), contents(found)) == ([], [])


def test_the_reason_lies_beside_what_was_refused(sftp: RemoteServer) -> None:
    (sftp.folder / "a.txt").write_bytes(b"x")
    found = source(lambda: SftpShelf(sftp_login(sftp), sftp.path))
    list(found.collect())
    (filing,) = found.collect()
    found.reject(filing.receipt, "no headline – none")
    assert (sftp.folder / "rejected" / "a.txt.reason.txt").read_text() == "no headline – none\n"
    assert (sftp.folder / "rejected" / "a.txt").read_bytes() == b"x"


def test_what_was_had_and_is_gone_is_forgotten(sftp: RemoteServer) -> None:
    memory = Memory()
    (sftp.folder / "a.txt").write_bytes(b"x")
    found = source(lambda: SftpShelf(sftp_login(sftp), sftp.path), done=None, memory=memory)
    list(found.collect())
    for filing in found.collect():
        found.ack(filing.receipt)
    assert (contents(found), len(memory.kept)) == ([], 1)
    (sftp.folder / "a.txt").unlink()
    assert (contents(found), len(memory.kept)) == ([], 0)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"password": lambda: "wrong"}, "'username', 'password'"),
        ({"username": "nobody"}, "does not let nobody in"),
        ({"known_hosts": Path(os.devnull)}, "not in known_hosts"),
        ({"known_hosts": Path("/no/such/file")}, "no such file"),
    ],
)
def test_an_sftp_server_that_must_be_looked_after(sftp: RemoteServer, change: dict[str, object], says: str) -> None:
    with pytest.raises(SourceError, match=says) as told:
        source(lambda: SftpShelf(sftp_login(sftp, **change), ".")).probe()
    assert not isinstance(told.value, SourceUnavailable)


def test_another_key_than_the_known_one_is_never_accepted(sftp: RemoteServer, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with sftp_server(other) as impostor:
        known = tmp_path / "known"
        known.write_text(sftp.proof.read_text().replace(str(sftp.port), str(impostor.port)))
        login = sftp_login(impostor, known_hosts=known)
        with pytest.raises(SourceError, match="another key"):
            source(lambda: SftpShelf(login, ".")).probe()


def test_a_folder_that_is_not_there_is_said(sftp: RemoteServer) -> None:
    with pytest.raises(SourceError, match="no folder nowhere"):
        source(lambda: SftpShelf(sftp_login(sftp), "nowhere")).probe()


def test_a_certificate_that_is_not_trusted_is_refused(ftp: RemoteServer) -> None:
    with pytest.raises(SourceError, match="'ca_file'") as told:
        source(lambda: FtpShelf(ftp_login(ftp, tls=True, ca_file=None), ".")).probe()
    assert not isinstance(told.value, SourceUnavailable)


def test_an_ftp_server_that_does_not_let_us_in(ftp: RemoteServer) -> None:
    with pytest.raises(SourceError, match="'username' and 'password'"):
        source(lambda: FtpShelf(ftp_login(ftp, tls=True, password=lambda: "wrong"), ".")).probe()


def test_ftp_without_tls(tmp_path: Path) -> None:
    with ftp_server(tmp_path, tls=False) as server:
        (server.folder / "é.txt").write_bytes(b"x")
        found = source(lambda: FtpShelf(ftp_login(server, tls=False), "."))
        list(found.collect())
        (filing,) = found.collect()
        assert filing.name == "é.txt"


class Endless(AbstractedFS):  # type: ignore[misc]
    """Files without end."""

    def format_mlsx(self, *_: object, **__: object) -> Iterator[bytes]:
        """As pyftpdlib asks for the lines of a listing."""
        for number in count():
            yield b"type=file;size=1;modify=20261126120000; %d.txt\r\n" % number


def test_a_folder_that_is_listed_without_end_is_refused(tmp_path: Path) -> None:
    with ftp_server(tmp_path, tls=False, files=Endless) as server:
        found = source(lambda: FtpShelf(ftp_login(server, tls=False), "."))
        with pytest.raises(SourceError, match="lists more than 100000 names"):
            list(found.collect())


class Belittling(AbstractedFS):  # type: ignore[misc]
    """Files that are all said to be of one byte."""

    def format_mlsx(self, *which: object, **how: object) -> Iterator[bytes]:
        """As pyftpdlib asks for the lines of a listing."""
        for line in super().format_mlsx(*which, **how):
            yield re.sub(rb"size=\d+", b"size=1", line)


def test_a_file_larger_than_its_server_says_keeps_no_other_waiting(tmp_path: Path) -> None:
    with ftp_server(tmp_path, tls=False, files=Belittling) as server:
        for name, size in (("a.txt", LARGEST + 100_000), ("b.txt", 1)):
            (server.folder / name).write_bytes(b"x" * size)
            os.utime(server.folder / name, (0, 0))
        found = source(lambda: FtpShelf(ftp_login(server, tls=False), "."))
        large, small = found.collect()
        assert isinstance(large, Unfiled)
        assert isinstance(small, Filing)
        found.reject(large.receipt, large.reason)
        found.ack(small.receipt)
        assert [file.name for file in server.folder.iterdir() if file.is_file()] == []


SOON = 0.5
TOO_LATE = r"not done within 0\.5 seconds"


@pytest.mark.parametrize("kind", ["sftp", "ftp", "imap", "s3"])
def test_a_server_that_greets_byte_by_byte_has_one_deadline(kind: str, tmp_path: Path) -> None:
    with dripping() as port:
        server = RemoteServer(port, tmp_path, tmp_path / "none")
        server.proof.touch()
        connect: dict[str, Callable[[], Shelf]] = {
            "sftp": lambda: SftpShelf(sftp_login(server), ".", SOON),
            "ftp": lambda: FtpShelf(ftp_login(server, tls=False), ".", SOON),
            "imap": lambda: ImapShelf(imap_login(server), "INBOX", SOON),
            "s3": lambda: S3Shelf(s3_login(server), "", (), SOON),
        }
        with pytest.raises(SourceUnavailable, match=TOO_LATE):
            list(source(connect[kind]).collect())


@pytest.mark.parametrize("kind", ["sftp", "ftp", pytest.param("imap", marks=pytest.mark.debian("dovecot-imapd")), "s3"])
def test_a_server_that_begins_to_drip_has_one_deadline(kind: str, request: pytest.FixtureRequest) -> None:
    server: RemoteServer = request.getfixturevalue(kind)
    with gate(server.port) as before:
        gated = replace(server, port=before.port)
        connect: dict[str, Callable[[], Shelf]] = {
            "sftp": lambda: SftpShelf(sftp_login(gated, known_hosts=known_at(server, before.port)), server.path, SOON),
            "ftp": lambda: FtpShelf(ftp_login(gated, tls=True), ".", SOON),
            "imap": lambda: ImapShelf(imap_login(gated), "INBOX", SOON),
            "s3": lambda: S3Shelf(s3_login(gated), "", (), SOON),
        }
        shelf = connect[kind]()
        before.mode = "drip"
        with pytest.raises(SourceUnavailable, match=TOO_LATE):
            shelf.listed()
        shelf.close()


def known_at(server: RemoteServer, port: int) -> Path:
    """The server's key, as that of another port."""
    known = server.folder / ".known_hosts"
    known.write_text(server.proof.read_text().replace(f"]:{server.port} ", f"]:{port} "))
    return known


class Drop(io.BytesIO):
    """A file that is read byte by byte."""

    def read(self, size: int | None = -1) -> bytes:
        """One byte at a time."""
        time.sleep(0.1)
        return super().read(min(1, size or 0))


class Dripping(AbstractedFS):  # type: ignore[misc]
    """Files that come byte by byte."""

    def open(self, filename: str, mode: str) -> Drop:
        """As pyftpdlib asks for a file."""
        del mode
        drop = Drop(b"x" * 1000)
        drop.name = filename
        return drop


def test_a_file_that_comes_byte_by_byte_has_one_deadline(tmp_path: Path) -> None:
    with ftp_server(tmp_path, tls=False, files=Dripping) as server:
        shelf = FtpShelf(ftp_login(server, tls=False), ".", SOON)
        with pytest.raises(SourceUnavailable, match=f"a.txt be read: {TOO_LATE}"):
            shelf.read("a.txt")
        shelf.close()


@pytest.mark.parametrize("kind", ["sftp", "s3"])
def test_of_a_folder_that_is_listed_without_end_no_more_is_taken(
    kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    server: RemoteServer = request.getfixturevalue(kind)
    bucketful = s3_login(server, "endless")
    monkeypatch.setattr(f"syndicate.sources.{kind}.MOST_LISTED", 3)
    monkeypatch.setattr("syndicate.sources.remote.MOST_LISTED", 3)
    if kind == "s3":
        client = Minio(f"127.0.0.1:{server.port}", "key", "secret-key", secure=False, region="us-east-1")
        client.make_bucket("endless")
    for name in ("a", "b", "c", "d"):
        if kind == "s3":
            client.put_object("endless", name, io.BytesIO(b"x"), 1)
        else:
            (server.folder / name).write_bytes(b"x")
    shelf = S3Shelf(bucketful, "", ()) if kind == "s3" else SftpShelf(sftp_login(server), server.path)
    with pytest.raises(SourceError, match=r"lists more than 3 names in .*; clear that folder"):
        shelf.listed()
    shelf.close()


def test_a_key_that_cannot_be_read_is_said(sftp: RemoteServer, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot read .*/key: there is no such file") as told:
        source(lambda: SftpShelf(sftp_login(sftp, key_file=tmp_path / "key"), ".")).probe()
    assert not isinstance(told.value, SourceUnavailable)


@pytest.mark.parametrize("kind", ["sftp", "ftp", "imap", "s3"])
def test_a_server_that_does_not_answer_may_answer_later(kind: str, tmp_path: Path) -> None:
    nobody = RemoteServer(free_port(), tmp_path, tmp_path / "none")
    nobody.proof.touch()
    connect: dict[str, Callable[[], Shelf]] = {
        "sftp": lambda: SftpShelf(sftp_login(nobody), "."),
        "ftp": lambda: FtpShelf(ftp_login(nobody, tls=False), "."),
        "imap": lambda: ImapShelf(imap_login(nobody), "INBOX"),
        "s3": lambda: S3Shelf(s3_login(nobody), "", ()),
    }
    with pytest.raises(SourceUnavailable):
        list(source(connect[kind]).collect())


def test_a_connection_that_breaks_before_the_record_is_made_again(sftp: RemoteServer) -> None:
    (sftp.folder / "a.txt").write_bytes(b"x")
    shelves: list[SftpShelf] = []

    def connect() -> SftpShelf:
        shelves.append(SftpShelf(sftp_login(sftp), sftp.path))
        return shelves[-1]

    found = source(connect)
    list(found.collect())
    (filing,) = found.collect()
    shelves[-1].close()
    found.ack(filing.receipt)
    assert (sftp.folder / "done" / "a.txt").exists()


def append(server: RemoteServer, text: bytes, folder: str = "INBOX") -> None:
    with imaplib.IMAP4("127.0.0.1", server.port) as mailbox:
        mailbox.login(USER, PASSWORD)
        mailbox.append(folder, "", "", b"Subject: Talks\r\nFrom: a@b.example\r\n\r\n" + text)


@pytest.mark.debian("dovecot-imapd")
@pytest.mark.parametrize("done", ["done", None])
def test_messages_of_a_mailbox(imap: RemoteServer, done: str | None) -> None:
    memory = Memory()
    found = source(lambda: ImapShelf(imap_login(imap), "INBOX"), done, memory)
    append(imap, b"one")
    append(imap, b"two")
    one, two = found.collect()
    assert isinstance(one, Filing)
    assert one.content.endswith(b"\r\n\r\none")
    assert abs(one.filed - datetime.now(UTC)) < timedelta(minutes=5)
    found.ack(one.receipt)
    again = source(lambda: ImapShelf(imap_login(imap), "INBOX"), done, memory)
    assert [filing.name for filing in again.collect()] == [two.name]
    again.reject(two.receipt, "no headline")
    again.reject(two.receipt, "no headline")
    assert contents(again) == []
    if done:
        assert contents(source(lambda: ImapShelf(imap_login(imap), "rejected"), None))[-1].endswith(b"two")


@pytest.mark.debian("dovecot-imapd")
def test_a_mailbox_is_read_over_tls(imap: RemoteServer) -> None:
    append(imap, b"over TLS")
    ways: Mapping[str, int] = {"implicit": imap.tls_port, "starttls": imap.port}
    for tls, port in ways.items():
        found = source(lambda: ImapShelf(imap_login(imap, tls=tls, port=port, ca_file=imap.proof), "INBOX"), None)  # noqa: B023
        assert contents(found)[-1].endswith(b"over TLS")
        with pytest.raises(SourceError, match="'ca_file'"):
            source(lambda: ImapShelf(imap_login(imap, tls=tls, port=port), "INBOX")).probe()  # noqa: B023


@pytest.mark.debian("dovecot-imapd")
def test_a_server_that_begins_to_drip_within_tls_has_one_deadline(imap: RemoteServer) -> None:
    with gate(imap.tls_port) as before:
        login = imap_login(imap, tls="implicit", port=before.port, ca_file=imap.proof)
        shelf = ImapShelf(login, "INBOX", SOON)
        before.mode = "drip"
        with pytest.raises(SourceUnavailable, match=TOO_LATE):
            shelf.listed()
        shelf.close()


@pytest.mark.debian("dovecot-imapd")
def test_a_mailbox_that_must_be_looked_after(imap: RemoteServer) -> None:
    with pytest.raises(SourceError, match="'username' and 'password'"):
        source(lambda: ImapShelf(imap_login(imap, password=lambda: "wrong"), "INBOX")).probe()
    with pytest.raises(SourceError, match="no folder Nowhere"):
        source(lambda: ImapShelf(imap_login(imap), "Nowhere")).probe()


def test_objects_in_a_bucket(s3: RemoteServer) -> None:
    client = Minio(f"127.0.0.1:{s3.port}", "key", "secret-key", secure=False, region="us-east-1")
    client.make_bucket("agency")
    for name in ("in/b/é.txt", "in/a.txt", "out/c.txt", "in/x.part"):
        client.put_object("agency", name, io.BytesIO(name.encode()), len(name.encode()))
    found = source(lambda: S3Shelf(s3_login(s3), "in/", ("in/done/", "in/rejected/")), "in/done/")
    filings = sorted(found.collect(), key=lambda filing: filing.name)
    assert [filing.name for filing in filings] == ["a.txt", "b/é.txt"]
    found.ack(filings[0].receipt)
    found.reject(filings[1].receipt, "no headline")
    found.reject(filings[1].receipt, "no headline")
    assert contents(found) == []
    assert {one.object_name for one in client.list_objects("agency", recursive=True)} == {
        "in/done/a.txt",
        "in/rejected/b/é.txt",
        "in/rejected/b/é.txt.reason.txt",
        "in/x.part",
        "out/c.txt",
    }


@pytest.mark.parametrize("status", ["200 OK", "502 Bad Gateway"])
def test_a_page_of_what_stands_before_the_bucket_is_no_answer(status: str) -> None:
    with raw_server(plain(b"<html><br>", "Content-Type: application/xml", status=status)) as before_it:
        port = urlsplit(before_it.url(path="")).port or 0
        with pytest.raises(SourceUnavailable, match=r"the bucket agency at .* cannot be listed"):
            source(lambda: S3Shelf(s3_login(RemoteServer(port, Path(), Path())), "", ())).probe()


def test_a_bucket_that_is_not_there(s3: RemoteServer) -> None:
    with pytest.raises(SourceError, match="'bucket'"):
        source(lambda: S3Shelf(s3_login(s3, "nowhere"), "", ())).probe()
