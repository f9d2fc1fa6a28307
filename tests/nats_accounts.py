"""An operator of NATS with one account and one user: the JWTs that a server and a client are given."""

import base64
import json
import os
from hashlib import sha256
from pathlib import Path

import nkeys

PEOPLE = {**dict.fromkeys(("subs", "data", "payload", "imports", "exports", "conn", "leaf"), -1), "wildcards": True}
"""An account without limits, and without JetStream."""

STORAGE = {"streams": -1, "consumer": -1, "mem_storage": -1, "disk_storage": 1024**3}


def _key(prefix: int) -> tuple[nkeys.KeyPair, str, str]:
    """A key, its seed, and its public form."""
    seed = nkeys.encode_seed(os.urandom(32), prefix)
    pair = nkeys.from_seed(bytearray(seed))
    return pair, bytes(seed).decode(), pair.public_key.decode()


def _part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _jwt(signer: nkeys.KeyPair, issuer: str, subject: str, name: str, nats: dict[str, object]) -> str:
    claims = {"iat": 1767225600, "iss": issuer, "sub": subject, "name": name, "nats": {"version": 2, **nats}}
    claims["jti"] = base64.b32encode(sha256(json.dumps(claims).encode()).digest()).decode().rstrip("=")
    signed = f"{_part(json.dumps({'typ': 'JWT', 'alg': 'ed25519-nkey'}).encode())}.{_part(json.dumps(claims).encode())}"
    return f"{signed}.{_part(signer.sign(signed.encode()))}"


def operated(folder: Path) -> tuple[Path, Path]:
    """What the server reads, and the user's credentials."""
    operator, _, operator_id = _key(nkeys.PREFIX_BYTE_OPERATOR)
    account, _, account_id = _key(nkeys.PREFIX_BYTE_ACCOUNT)
    _, _, system_id = _key(nkeys.PREFIX_BYTE_ACCOUNT)
    _, user_seed, user_id = _key(nkeys.PREFIX_BYTE_USER)
    operator_jwt = _jwt(operator, operator_id, operator_id, "operator", {"type": "operator"})
    account_jwt = _jwt(operator, operator_id, account_id, "wire", {"type": "account", "limits": PEOPLE | STORAGE})
    system_jwt = _jwt(operator, operator_id, system_id, "system", {"type": "account", "limits": PEOPLE})
    user_jwt = _jwt(account, account_id, user_id, "desk", {"type": "user", "subs": -1, "data": -1, "payload": -1})
    served = folder / "operator.conf"
    served.write_text(
        f"operator: {operator_jwt}\nsystem_account: {system_id}\nresolver: MEMORY\n"
        f"resolver_preload: {{ {account_id}: {account_jwt}, {system_id}: {system_jwt} }}\n"
    )
    credentials = folder / "desk.creds"
    credentials.write_text(
        f"-----BEGIN NATS USER JWT-----\n{user_jwt}\n------END NATS USER JWT------\n\n"
        f"-----BEGIN USER NKEY SEED-----\n{user_seed}\n------END USER NKEY SEED------\n"
    )
    return served, credentials
