"""The certificate that the server shows, from files (PEM).

It is looked at before granian has it: at a key that it does not know, granian ends the whole process.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, SECP384R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from syndicate.errors import ConfigError, Problem

CERTIFICATE_FILE: Final = "web.certificate_file"
KEY_FILE: Final = "web.key_file"

LATE: Final = timedelta(days=14)
"""That is left of a certificate which ought to have been renewed; of one that lasts weeks only, a sixth."""

_LEAST_BITS = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate and the key that belongs to it.

    Attributes:
        file: The certificate, then those of the authorities between it and one that is trusted.
        key_file: Its key.
        begins: Not valid before.
        ends: Not valid after.
    """

    file: Path
    key_file: Path
    begins: datetime
    ends: datetime

    def holds(self, now: datetime) -> bool:
        """Whether clients take it now."""
        return self.begins <= now <= self.ends

    def trouble(self, now: datetime) -> str | None:
        """What is to be done about its time, if anything is."""
        if now < self.begins:
            return f"{CERTIFICATE_FILE}: {self.file}: is not valid before {self.begins.isoformat()}"
        if now > self.ends:
            return f"{CERTIFICATE_FILE}: {self.file}: expired at {self.ends.isoformat()}; renew it"
        if now > self.ends - min(LATE, (self.ends - self.begins) / 6):
            return f"{CERTIFICATE_FILE}: {self.file}: expires at {self.ends.isoformat()}; see why it is not renewed"
        return None


def certificate(file: Path, key_file: Path) -> Certificate:
    """Read a certificate and its key.

    Raises:
        ConfigError: One of them cannot be used; the message never tells what is in the key.
    """
    own = _own(file)
    key = _key(key_file)
    if own.public_key() != key.public_key():
        raise _trouble(KEY_FILE, key_file, f"is not the key of the first certificate in {file}")
    return Certificate(file=file, key_file=key_file, begins=own.not_valid_before_utc, ends=own.not_valid_after_utc)


def _own(file: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificates(_content(CERTIFICATE_FILE, file))[0]
    except ValueError:
        raise _trouble(CERTIFICATE_FILE, file, "is not a certificate in PEM (-----BEGIN CERTIFICATE-----)") from None


def _key(file: Path) -> PrivateKeyTypes:
    try:
        key = load_pem_private_key(_content(KEY_FILE, file), None)
    except TypeError:
        what = "is encrypted; keep it in a file that only this user can read instead (openssl pkey -in … -out …)"
        raise _trouble(KEY_FILE, file, what) from None
    except (ValueError, UnsupportedAlgorithm):
        raise _trouble(KEY_FILE, file, "is not a private key in PEM (-----BEGIN PRIVATE KEY-----)") from None
    if not _served(key):
        what = f"must be a key of RSA (from {_LEAST_BITS} bits), ECDSA (P-256 or P-384) or Ed25519"
        raise _trouble(KEY_FILE, file, what)
    return key


def _served(key: PrivateKeyTypes) -> bool:
    """Whether granian can sign with it."""
    if isinstance(key, RSAPrivateKey):
        return key.key_size >= _LEAST_BITS
    if isinstance(key, EllipticCurvePrivateKey):
        return isinstance(key.curve, SECP256R1 | SECP384R1)
    return isinstance(key, Ed25519PrivateKey)


def _content(where: str, file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise _trouble(where, file, error.strerror or "cannot be read") from None


def _trouble(where: str, file: Path, what: str) -> ConfigError:
    return ConfigError([Problem(where, f"{file}: {what}")])
