"""TLS by certificate files, with the real daemon and clients that trust one authority alone."""

import shutil
import signal
import socket
import ssl
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
import trustme

from syndicate.model.edition import Page
from syndicate.stand.folder import FolderStand
from syndicate.web.certificates import certificate
from syndicate.web.server import WebServer
from tests.house import CONFIG, OwnHouse, eventually, make_house
from tests.ports import free_port

SECURE = CONFIG.replace("[sections.all]", 'certificate_file = "wire.pem"\nkey_file = "wire.key"\n\n[sections.all]', 1)
PATIENCE_SECS = 30.0


@dataclass(frozen=True, slots=True)
class Wire:
    """A house that speaks TLS, and the authority that vouches for it."""

    house: OwnHouse
    ca: trustme.CA

    @property
    def trusted(self) -> str:
        return str(self.house.trusted)

    def certify(self, *, ends: datetime | None = None, key: bool = True) -> None:
        """A new certificate, and its key unless that of the one before is to stay."""
        begins = datetime.now(UTC) - timedelta(days=90)
        ends = ends or datetime.now(UTC) + timedelta(days=60)
        issued = self.ca.issue_cert("127.0.0.1", not_before=begins, not_after=ends)
        (self.house.folder / "wire.pem").write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
        if key:
            (self.house.folder / "wire.key").write_bytes(issued.private_key_pem.bytes())
            (self.house.folder / "wire.key").chmod(0o600)

    def serial(self) -> str:
        """The number of the certificate that is shown; empty while nobody listens."""
        try:
            with self.connected() as connection:
                shown = connection.getpeercert()
        except (ConnectionError, ssl.SSLEOFError):
            return ""
        assert shown
        return str(shown["serialNumber"])

    def connected(self, version: ssl.TLSVersion | None = None) -> ssl.SSLSocket:
        context = ssl.create_default_context(cafile=self.trusted)
        if version is not None:
            context.minimum_version = context.maximum_version = version
        with socket.create_connection(("127.0.0.1", self.house.port), timeout=PATIENCE_SECS) as plain:
            return context.wrap_socket(plain, server_hostname="127.0.0.1")


@pytest.fixture
def wire(tmp_path: Path) -> Wire:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    made = Wire(replace(make_house(tmp_path, SECURE), trusted=tmp_path / "ca.pem"), ca)
    made.certify()
    return made


def test_pages_are_read_over_tls_and_the_log_says_where(wire: Wire) -> None:
    with wire.house.running():
        answer = wire.house.get("/all/rss.xml")
        assert answer.headers["Content-Type"].startswith("application/rss+xml")
        assert wire.house.get("/all/rss.xml", **{"If-None-Match": answer.headers["ETag"]}).status_code == 304
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(answer.url, timeout=PATIENCE_SECS)
        with pytest.raises(requests.ConnectionError):
            requests.get(answer.url.replace("https:", "http:"), timeout=PATIENCE_SECS)
        eventually(lambda: f"{wire.house.address}/all/" in (wire.house.folder / "daemon.log").read_text())
        curl = shutil.which("curl")
        if curl:
            asked = [curl, "--silent", "--http2", "--cacert", wire.trusted, f"{wire.house.address}/all/rss.xml"]
            assert b"<rss" in subprocess.run(asked, capture_output=True, timeout=PATIENCE_SECS, check=True).stdout


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_tls_from_1_2_is_spoken(wire: Wire, version: ssl.TLSVersion) -> None:
    with wire.house.running(), wire.connected(version) as connection:
        assert connection.version() == version.name.replace("_", ".")


def test_older_tls_is_refused(wire: Wire) -> None:
    with wire.house.running():
        asked = ["openssl", "s_client", "-connect", f"127.0.0.1:{wire.house.port}", "-tls1_1"]
        asked += ["-cipher", "ALL:@SECLEVEL=0"]
        done = subprocess.run(asked, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_SECS, check=False)
        assert done.returncode != 0


def test_a_renewed_certificate_is_taken_at_sighup_and_a_wrong_one_changes_nothing(wire: Wire) -> None:
    with wire.house.running() as daemon:
        first = wire.serial()
        wire.certify()
        daemon.send_signal(signal.SIGHUP)
        eventually(lambda: wire.serial() not in {first, ""})
        second = wire.serial()
        wire.certify(key=False)
        daemon.send_signal(signal.SIGHUP)
        log = wire.house.folder / "daemon.log"
        eventually(lambda: "configuration not reloaded" in log.read_text())
        assert "is not the key of the first certificate" in log.read_text()
        assert wire.serial() == second


def test_check_and_status_say_until_when_it_is_valid(wire: Wire) -> None:
    good = wire.house.syndicate("check")
    assert (good.code, "web.certificate_file: valid until 20" in good.out, good.err) == (0, True, "")
    wire.certify(ends=datetime.now(UTC) + timedelta(days=3))
    late = wire.house.syndicate("check")
    assert (late.code, "see why it is not renewed" in late.err) == (0, True)
    assert "see why it is not renewed" in wire.house.syndicate("status", "--json").out
    wire.certify(ends=datetime.now(UTC) - timedelta(days=3))
    over = wire.house.syndicate("check")
    assert (over.code, "expired at" in over.err) == (1, True)
    (wire.house.folder / "wire.key").unlink()
    gone = wire.house.syndicate("check")
    assert (gone.code, "web.key_file: " in gone.err, "No such file" in gone.err) == (2, True, True)
    assert "No such file" in wire.house.syndicate("status", "--json").out
    assert "No such file" in wire.house.syndicate("run").err


@pytest.mark.parametrize(("kept", "missing"), [("certificate_file", "key_file"), ("key_file", "certificate_file")])
def test_one_file_without_the_other_is_told(tmp_path: Path, kept: str, missing: str) -> None:
    house = make_house(tmp_path, CONFIG.replace("[sections.all]", f'{kept} = "wire.pem"\n\n[sections.all]', 1))
    done = house.syndicate("check")
    assert (done.code, f"web.{missing}: missing" in done.err) == (2, True)


def test_a_handshake_that_does_not_end_is_cut_off_and_keeps_nobody_waiting(wire: Wire) -> None:
    folder = wire.house.folder
    stand = FolderStand(folder / "feeds")
    stand.put([Page(path="index.html", media_type="text/html; charset=utf-8", parts=(b"<h1>Front</h1>",))])
    port = free_port()
    shown = certificate(folder / "wire.pem", folder / "wire.key")
    web = WebServer(stand, "127.0.0.1", port, certificate=shown, header_secs=1.0)
    web.start()
    silent = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECS) for _ in range(100)]
    try:
        for each in silent[::2]:
            each.sendall(b"\x16\x03\x01\x02\x00\x01")  # the first bytes of a ClientHello
        answer = requests.get(f"https://127.0.0.1:{port}/", verify=wire.trusted, timeout=PATIENCE_SECS)
        assert answer.content == b"<h1>Front</h1>"
        assert [each.recv(100) for each in silent] == [b""] * 100
        context = ssl.create_default_context(cafile=wire.trusted)
        with (
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECS) as plain,
            context.wrap_socket(plain, server_hostname="127.0.0.1") as shaken,
        ):
            shaken.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
            assert shaken.recv(100) == b""  # the header's own deadline counts under TLS too
    finally:
        for each in silent:
            each.close()
        web.stop()
        stand.close()
