"""Whether a webhook could be called, asked of real servers without calling them."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from syndicate.errors import DeliveryError, OutletDeferred
from syndicate.outlets.webhook import Hook
from syndicate.outlets.webhook.probing import probe
from syndicate.rules.networks import Bounds, inside_too, internet
from tests.loopback import plain, raw_server
from tests.receivers import receivers

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def hook(url: str, key: str = KEY, bounds: Bounds = inside_too, ca_file: str | None = None) -> Hook:
    return Hook(url=url, key=lambda: key, timeout=timedelta(seconds=10), bounds=bounds, ca_file=ca_file)


@contextmanager
def encrypted(folder: Path) -> Iterator[tuple[str, str]]:
    """An https server: its address, and the authority that vouches for it."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with raw_server(plain(b"ok"), context) as server:
        yield server.url(scheme="https"), str(folder / "ca.pem")


def test_a_receiver_is_there_and_is_told_nothing() -> None:
    with receivers() as there:
        assert probe(hook(there.url("good"))) == "127.0.0.1 is there, and the key can sign"
        assert there.calls == []


def test_a_key_that_cannot_sign_is_told_without_it() -> None:
    with pytest.raises(DeliveryError, match="neither whsec_") as told:
        probe(hook("http://127.0.0.1:9/", key="open-barley"))
    assert "barley" not in str(told.value)


def test_a_receiver_that_is_not_there_or_inside_is_told() -> None:
    with pytest.raises(OutletDeferred, match=r"cannot connect to 127\.0\.0\.1, port 9"):
        probe(hook("http://127.0.0.1:9/"))
    with pytest.raises(DeliveryError, match="leads to this machine"):
        probe(hook("http://127.0.0.1:9/", bounds=internet))


def test_a_certificate_must_be_trusted(tmp_path: Path) -> None:
    with encrypted(tmp_path) as (url, authority):
        assert probe(hook(url, ca_file=authority)) == "127.0.0.1 is there, and the key can sign"
        with pytest.raises(DeliveryError, match="shows a certificate that is not trusted"):
            probe(hook(url))
