"""Signatures of Standard Webhooks (github.com/standard-webhooks/standard-webhooks, "Signature scheme")."""

import base64
import binascii
import hmac
from collections.abc import Callable, Mapping

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from syndicate.errors import DeliveryError

Signer = Callable[[bytes], str]
"""Signs `id.timestamp.body`; gives the value of `webhook-signature`."""

_SHARED, _PRIVATE = "whsec_", "whsk_"
_LEAST_BYTES, _MOST_BYTES = 24, 64
_SEED_BYTES = 32


def signer(key: str) -> Signer:
    """What signs with a key.

    Args:
        key: `whsec_` and a secret of 24 to 64 bytes in base64 (HMAC-SHA256, `v1`), or `whsk_` and an ed25519 private
            key, its seed first (`v1a`).

    Raises:
        DeliveryError: It is neither; the message says nothing of it.
    """
    secret = _decoded(key)
    if key.startswith(_SHARED) and _LEAST_BYTES <= len(secret) <= _MOST_BYTES:
        return lambda content: f"v1,{_encoded(hmac.digest(secret, content, 'sha256'))}"
    if key.startswith(_PRIVATE) and len(secret) in {_SEED_BYTES, 2 * _SEED_BYTES}:
        private = Ed25519PrivateKey.from_private_bytes(secret[:_SEED_BYTES])
        return lambda content: f"v1a,{_encoded(private.sign(content))}"
    raise DeliveryError("the key is neither whsec_ with 24 to 64 bytes in base64 nor whsk_ with an ed25519 private key")


class Signing:
    """Signs with a key as it is at each call; it is made ready again only where it has changed."""

    def __init__(self, key: Callable[[], str]) -> None:
        """Sign with what `key` reads; it is not read yet."""
        self._read = key
        self._key: str | None = None
        self._sign: Signer = str

    def signer(self) -> Signer:
        """What signs with the key that is read now.

        Raises:
            SyndicateError: It cannot be read, or is none; see :func:`signer`.
        """
        key = self._read()
        if key != self._key:
            self._sign = signer(key)
            self._key = key
        return self._sign


def headers(sign: Signer, identifier: str, seconds: int, content: bytes) -> Mapping[str, str]:
    """The three headers of a call.

    Args:
        sign: See :func:`signer`.
        identifier: The same at every attempt.
        seconds: When the attempt is made, since 1970.
        content: The body.
    """
    return {
        "webhook-id": identifier,
        "webhook-timestamp": str(seconds),
        "webhook-signature": sign(f"{identifier}.{seconds}.".encode() + content),
    }


def _decoded(key: str) -> bytes:
    try:
        return base64.b64decode(key.partition("_")[2], validate=True)
    except (binascii.Error, ValueError):
        return b""


def _encoded(signature: bytes) -> str:
    return base64.b64encode(signature).decode()
