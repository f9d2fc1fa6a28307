"""What granian cannot use, or clients would not take, is told before it is served."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)

from syndicate.errors import ConfigError
from syndicate.web.certificates import Certificate, certificate
from tests.makers import NOON

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate and its key."""
    folder = tmp_path_factory.mktemp("pair")
    issued = trustme.CA().issue_cert("wire.example")
    for blob in issued.cert_chain_pems:
        blob.write_to_path(str(folder / "wire.pem"), append=True)
    issued.private_key_pem.write_to_path(str(folder / "wire.key"))
    return folder / "wire.pem", folder / "wire.key"


def told(file: Path, key_file: Path) -> str:
    with pytest.raises(ConfigError) as raised:
        certificate(file, key_file)
    [problem] = raised.value.problems
    return str(problem)


def written(file: Path, key: PrivateKeyTypes, encryption: KeySerializationEncryption | None = None) -> Path:
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption()))
    return file


def test_a_certificate_and_its_key_are_taken(pair: tuple[Path, Path]) -> None:
    found = certificate(*pair)
    assert (found.file, found.key_file) == pair
    assert found.begins < found.ends


def test_another_key_is_told(pair: tuple[Path, Path], tmp_path: Path) -> None:
    other = written(tmp_path / "other.key", ec.generate_private_key(ec.SECP256R1()))
    assert told(pair[0], other) == f"web.key_file: {other}: is not the key of the first certificate in {pair[0]}"


def test_files_that_are_not_there_are_told(pair: tuple[Path, Path], tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere.pem"
    assert told(nowhere, pair[1]) == f"web.certificate_file: {nowhere}: No such file or directory"
    assert told(pair[0], nowhere) == f"web.key_file: {nowhere}: No such file or directory"
    assert told(pair[0], tmp_path) == f"web.key_file: {tmp_path}: Is a directory"


def test_files_taken_for_one_another_are_told(pair: tuple[Path, Path]) -> None:
    assert "is not a certificate in PEM" in told(pair[1], pair[1])
    assert "is not a private key in PEM" in told(pair[0], pair[0])


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"-----BEGIN PRIVATE KEY-----\nsecret\n"])
def test_what_is_no_pem_is_told_and_not_said(pair: tuple[Path, Path], tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.pem"
    file.write_bytes(content)
    assert told(file, pair[1]).startswith(f"web.certificate_file: {file}: is not a certificate")
    assert told(pair[0], file).startswith(f"web.key_file: {file}: is not a private key")
    assert "secret" not in told(pair[0], file)


def test_an_encrypted_key_is_told(pair: tuple[Path, Path], tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    locked = written(tmp_path / "locked.key", key, BestAvailableEncryption(b"sesame"))
    assert told(pair[0], locked).startswith(f"web.key_file: {locked}: is encrypted")


@pytest.mark.parametrize(
    "make",
    [
        lambda: rsa.generate_private_key(65537, 1024),  # noqa: S505 - weak, as is to be told
        lambda: ec.generate_private_key(ec.SECP521R1()),
        lambda: ec.generate_private_key(ec.SECP256K1()),
        lambda: dsa.generate_private_key(2048),
    ],
    ids=["RSA 1024", "P-521", "secp256k1", "DSA"],
)
def test_a_kind_of_key_that_would_end_the_server_is_told(
    pair: tuple[Path, Path], tmp_path: Path, make: Callable[[], PrivateKeyTypes]
) -> None:
    assert "must be a key of RSA" in told(pair[0], written(tmp_path / "odd.key", make()))


@pytest.mark.parametrize(
    "make",
    [
        lambda: rsa.generate_private_key(65537, 2048),
        lambda: ec.generate_private_key(ec.SECP384R1()),
        ed25519.Ed25519PrivateKey.generate,
    ],
    ids=["RSA 2048", "P-384", "Ed25519"],
)
def test_the_kinds_that_authorities_certify_are_read(
    pair: tuple[Path, Path], tmp_path: Path, make: Callable[[], PrivateKeyTypes]
) -> None:
    assert "is not the key of" in told(pair[0], written(tmp_path / "good.key", make()))


@pytest.mark.parametrize(
    ("days", "left", "holds", "said"),
    [
        (90, 15 * DAY, True, None),
        (90, 13 * DAY, True, "expires at 2026-"),
        (6, 2 * DAY, True, None),
        (6, DAY / 2, True, "expires at 2026-"),
        (90, -timedelta(seconds=1), False, "expired at 2026-"),
        (90, 91 * DAY, False, "is not valid before 2026-"),
    ],
)
def test_a_renewal_that_is_late_is_told(days: int, left: timedelta, holds: bool, said: str | None) -> None:  # noqa: FBT001
    ends = NOON + left
    one = Certificate(file=Path("wire.pem"), key_file=Path("wire.key"), begins=ends - days * DAY, ends=ends)
    assert one.holds(NOON) is holds
    trouble = one.trouble(NOON)
    assert (trouble is None) if said is None else (said in (trouble or ""))
