"""Signatures of webhooks, held against the standard's own example and an independent check."""

import base64
import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from syndicate.errors import DeliveryError
from syndicate.outlets.webhook.signing import Signing, headers, signer

SHARED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_the_example_of_the_standard() -> None:
    found = headers(signer(SHARED), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert found == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_a_receiver_checks_a_shared_key() -> None:
    said = headers(signer(SHARED), "msn-7", 1_795_000_000, b"<newsItem/>")
    content = b"msn-7.1795000000.<newsItem/>"
    secret = base64.b64decode(SHARED.removeprefix("whsec_"))
    wanted = base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()).decode()
    assert hmac.compare_digest(said["webhook-signature"], f"v1,{wanted}")


def test_a_receiver_checks_a_public_key() -> None:
    private = Ed25519PrivateKey.generate()
    seed = private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    said = headers(signer(f"whsk_{base64.b64encode(seed).decode()}"), "msn-7", 1_795_000_000, b"{}")
    version, _, signature = said["webhook-signature"].partition(",")
    assert version == "v1a"
    private.public_key().verify(base64.b64decode(signature), b"msn-7.1795000000.{}")


@pytest.mark.parametrize("key", ["", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_***", "whsk_c2hvcnQ="])
def test_a_key_that_is_none_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(DeliveryError) as refused:
        signer(key)
    assert len(key) < len("whsec_*") or key not in str(refused.value)


def test_a_key_that_changed_signs_the_next_call_and_one_that_is_gone_signs_none() -> None:
    keys = [SHARED, SHARED, "whsec_bm8gc2VjcmV0IHRoYXQgYW55b25lIGtub3dz", "nonsense", SHARED]
    signing = Signing(iter(keys).__next__)
    first, same, other = (signing.signer()(b"x") for _ in range(3))
    assert first == same == signer(SHARED)(b"x") != other == signer(keys[2])(b"x")
    with pytest.raises(DeliveryError):
        signing.signer()
    assert signing.signer()(b"x") == first
