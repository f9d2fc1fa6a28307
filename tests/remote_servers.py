"""Real servers on loopback that filings are pulled from, each over a folder or a mailbox of its own."""

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import trustme
from moto.server import ThreadedMotoServer
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import ThreadedFTPServer

from syndicate.bucket_login import Login
from syndicate.sources.ftp import FtpLogin
from syndicate.sources.imap import ImapLogin
from syndicate.sources.sftp import SftpLogin
from syndicate.stand.objects import BucketLogin
from tests.ports import free_port

USER, PASSWORD = "desk", "open-sesame"
BUCKET = "wire"
DOVECOT = shutil.which("dovecot", path="/usr/sbin:/usr/bin:/sbin:/bin")


@dataclass(frozen=True, slots=True)
class RemoteServer:
    """A server that runs.

    Attributes:
        port: Where, on 127.0.0.1.
        folder: Whose files it serves.
        proof: What it is known by: known_hosts, or certificates of its authority.
        path: What the server calls the folder.
        tls_port: Where it takes TLS from the first byte; 0 where it does not.
    """

    port: int
    folder: Path
    proof: Path
    path: str = "."
    tls_port: int = 0


def sftp_login(server: RemoteServer, **changes: Any) -> SftpLogin:
    """What lets us in."""
    fields: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": server.port,
        "username": USER,
        "password": lambda: PASSWORD,
        "key_file": None,
        "known_hosts": server.proof,
    }
    return SftpLogin(**(fields | changes))


def ftp_login(server: RemoteServer, *, tls: bool, **changes: Any) -> FtpLogin:
    """What lets us in."""
    fields: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": server.port,
        "username": USER,
        "password": lambda: PASSWORD,
        "tls": tls,
        "ca_file": server.proof,
    }
    return FtpLogin(**(fields | changes))


def imap_login(server: RemoteServer, **changes: Any) -> ImapLogin:
    """What lets us in."""
    fields: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": server.port,
        "tls": "none",
        "username": USER,
        "password": lambda: PASSWORD,
        "ca_file": None,
    }
    return ImapLogin(**(fields | changes))


def s3_login(server: RemoteServer, name: str = "agency") -> Login:
    """What lets a source into a bucket."""
    return Login(
        endpoint_url=f"http://127.0.0.1:{server.port}",
        region="us-east-1",
        bucket=name,
        access_key=lambda: "key",
        secret_key=lambda: "secret-key",
    )


def bucket_login(server: RemoteServer, **changes: Any) -> BucketLogin:
    """What lets a stand into a bucket."""
    fields: dict[str, Any] = {
        "endpoint_url": f"http://127.0.0.1:{server.port}",
        "region": "us-east-1",
        "bucket": BUCKET,
        "prefix": "",
        "access_key": lambda: "key",
        "secret_key": lambda: "secret-key",
    }
    return BucketLogin(**(fields | changes))


@contextmanager
def sftp_server(folder: Path) -> Iterator[RemoteServer]:
    """An SFTP server over a folder, as a process of its own; its key is in `known_hosts` beside it."""
    root = folder / "sftp"
    root.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.sftp_process", str(root), USER, PASSWORD]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            port, key = server.stdout.readline().strip().split(" ", 1)
            known = folder / "known_hosts"
            known.write_text(f"[127.0.0.1]:{port} {key}\n")
            yield RemoteServer(int(port), root, known)
        finally:
            server.kill()


@cache
def _shared_sftp_server() -> RemoteServer:
    """One server for a whole run: a process of its own takes two seconds to start."""
    opened = ExitStack()
    atexit.register(opened.close)
    folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="sftp-")))
    return opened.enter_context(sftp_server(folder))


def sftp_folder() -> RemoteServer:
    """An empty folder of a server that others use too."""
    server = _shared_sftp_server()
    folder = Path(tempfile.mkdtemp(dir=server.folder))
    return replace(server, folder=folder, path=folder.name)


@contextmanager
def ftp_server(folder: Path, *, tls: bool, files: type[AbstractedFS] = AbstractedFS) -> Iterator[RemoteServer]:
    """An FTP server over a folder, or something else that it takes for one, with TLS or without."""
    root = folder / "ftp"
    root.mkdir(exist_ok=True)
    authority = trustme.CA()
    proof, own = folder / "ca.pem", folder / "server.pem"
    authority.cert_pem.write_to_path(proof)
    authority.issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(own)
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, str(root), perm="elradfmwMT")

    class Handler(TLS_FTPHandler if tls else FTPHandler):  # type: ignore[misc]
        pass

    Handler.authorizer = authorizer
    Handler.abstracted_fs = files
    Handler.auth_failed_timeout = 0
    Handler.unicode_errors = "surrogateescape"
    if tls:
        Handler.certfile = str(own)
    server = ThreadedFTPServer(("127.0.0.1", 0), Handler)
    stopped = threading.Event()

    def serve() -> None:
        while not stopped.is_set():
            server.serve_forever(timeout=0.05, blocking=False, handle_exit=False)
        server.close_all()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield RemoteServer(server.address[1], root, proof)
    finally:
        stopped.set()
        thread.join(10)


DOVECOT_CONFIG = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/own.pem
ssl_key = <{folder}/own.pem
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
auth_mechanisms = plain
auth_failure_delay = 0
passdb {{
  driver = static
  args = user={user} password={password}
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={folder}/home
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
"""


@contextmanager
def imap_server() -> Iterator[RemoteServer]:
    """Dovecot over a mailbox of its own, with TLS for who asks; skips where it is not installed.

    Beside it, at `tls_port`, it is reached by TLS from the first byte.
    """
    if DOVECOT is None:
        pytest.skip("needs the Debian package dovecot-imapd: there is no IMAP server on this machine")
    if os.geteuid() != 0:
        pytest.skip("needs root: Dovecot changes to users of its own")
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    folder.chmod(0o755)  # its processes run as users of their own
    config = folder / "dovecot.conf"
    for name in ("home", "mail", "run", "state"):
        (folder / name).mkdir(exist_ok=True)
    for name in ("home", "mail"):
        shutil.chown(folder / name, "nobody", "nogroup")
    authority, proof, tls_port = trustme.CA(), folder / "ca.pem", free_port()
    authority.cert_pem.write_to_path(proof)
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "own.pem")
    config.write_text(DOVECOT_CONFIG.format(folder=folder, user=USER, password=PASSWORD, port=port, tls_port=tls_port))
    server = subprocess.Popen([DOVECOT, "-F", "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        _until_listening(port)
        yield RemoteServer(port, folder / "mail", proof, tls_port=tls_port)
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def s3_server(folder: Path, port: int = 0) -> Iterator[RemoteServer]:
    """moto's server, with what others of this process have in their buckets."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    try:
        _, port = server.get_host_and_port()
        yield RemoteServer(port, folder, folder)
    finally:
        server.stop()


def _until_listening(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"nothing listens on port {port}")
