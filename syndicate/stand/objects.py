"""Pages as objects of an S3-compatible bucket: what each says of itself in its metadata, and its bytes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import certifi
import urllib3
from minio.error import S3Error

from syndicate.bucket_login import NO_ANSWER, NOT_LET_IN, Login
from syndicate.errors import StandError
from syndicate.stand.fence import FENCE, number_in
from syndicate.stand.shelf import STORIES

_NOT_THERE = "NoSuchKey"
_FRESH = {"Cache-Control": "no-cache"}
_SAID = "x-amz-meta-"
_TRY_AGAIN = (500, 502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketLogin(Login):
    """Which part of a bucket, beside how to get in.

    Attributes:
        prefix: How the keys of everything put begin.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
    """

    prefix: str
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an object says of itself.

    Attributes:
        media_type: With its charset.
        tag: Of its content; see :func:`~syndicate.stand.publishing.tag_of`.
        modified: Its revision: when it was first published, in nanoseconds, later than any before it at this place.
        fence: The number under which it was put.
        gone: Whether this is what is said of a page that was there.
    """

    media_type: str = field(compare=False)  # services may spell it in another way than we
    tag: str
    modified: int
    fence: int
    gone: bool


class Objects:
    """The objects below a prefix. Safe from any thread."""

    def __init__(self, login: BucketLogin, *, seconds: float, tries: int, hands: int) -> None:
        """Make ready; nothing is asked yet.

        Args:
            login: Where.
            seconds: How long to wait for a connection, and for each part of an answer.
            tries: How often what may pass by itself is tried.
            hands: How many threads ask at once.

        Raises:
            StandError: The login cannot be used.
        """
        self.server = login.server
        self._login = login
        retries = urllib3.Retry(
            total=tries - 1, redirect=0, backoff_factor=0.1, status_forcelist=_TRY_AGAIN, raise_on_status=False
        )
        self._pool = urllib3.PoolManager(
            timeout=seconds,
            retries=retries,
            maxsize=hands,
            cert_reqs="CERT_REQUIRED",
            ca_certs=str(login.ca_file) if login.ca_file else certifi.where(),
        )
        with self._translated("cannot be used"):
            self._client = login.client(self._pool)

    def look(self, path: str) -> Said | None:
        """What stands at a path, without its bytes; None where nothing stands that is a page.

        Raises:
            StandError: It cannot be told now; likewise below.
        """
        with self._translated(f"does not let {path} be looked at"):
            try:
                found = self._client.stat_object(self._login.bucket, self._key(path))
            except S3Error as error:
                if error.code == _NOT_THERE:
                    return None
                raise
            return _said(found.metadata or {}, found.content_type)

    def read(self, path: str) -> tuple[Said, bytes] | None:
        """A page that stands."""
        found = self._get(path)
        said = _said(found[0], found[0].get("content-type")) if found else None
        return (said, found[1]) if found and said else None

    def paths(self) -> Iterator[str]:
        """What there is, but for what lies below `items/`: that is too much to list."""
        with self._translated("cannot be listed"):
            for top in self._client.list_objects(self._login.bucket, prefix=self._login.prefix):
                name = top.object_name or ""
                below = [top] if not top.is_dir else []
                if top.is_dir and name != self._key(STORIES):
                    below += self._client.list_objects(self._login.bucket, prefix=name, recursive=True)
                for each in below:
                    yield (each.object_name or "").removeprefix(self._login.prefix)

    def put(self, path: str, said: Said, content: bytes) -> None:
        """Let a page stand, whole or not at all."""
        metadata = {
            **_FRESH,
            "tag": said.tag,
            "modified": str(said.modified),
            "fence": str(said.fence),
            "gone": str(int(said.gone)),
        }
        self._put(path, content, said.media_type, metadata)

    def remove(self, path: str) -> None:
        """Take away what stands there, if anything does."""
        with self._translated(f"does not let {path} be removed"):
            self._client.remove_object(self._login.bucket, self._key(path))

    def fence(self) -> int:
        """The number of the stand (see :mod:`syndicate.stand.fence`), which lies in an object beside its pages."""
        found = self._get(FENCE)
        return number_in(found[1], FENCE) if found else 0

    def set_fence(self, number: int) -> None:
        """Keep a number there."""
        self._put(FENCE, b"%d\n" % number, "text/plain", dict(_FRESH))

    def close(self) -> None:
        """Let go."""
        self._pool.clear()

    def _key(self, path: str) -> str:
        return self._login.prefix + path

    def _get(self, path: str) -> tuple[Mapping[str, str], bytes] | None:
        with self._translated(f"does not let {path} be read"):
            try:
                answer = self._client.get_object(self._login.bucket, self._key(path))
            except S3Error as error:
                if error.code == _NOT_THERE:
                    return None
                raise
            try:
                return answer.headers, answer.read()
            finally:
                answer.close()
                answer.release_conn()

    def _put(self, path: str, content: bytes, media_type: str, metadata: dict[str, Any]) -> None:
        with self._translated(f"does not take {path}"):
            self._client.put_object(
                self._login.bucket, self._key(path), BytesIO(content), len(content), media_type, metadata=metadata
            )

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            yield
        except S3Error as error:
            if error.code in NOT_LET_IN:
                hint = "see 'access_key' and 'secret_key'"
                raise StandError(f"{self.server} {doing}: {error.code}; {hint}") from None
            if error.code == "NoSuchBucket":
                raise StandError(f"{self.server} is not there; see 'bucket'") from None
            raise StandError(f"{self.server} {doing}: {error.code}") from None
        except (ValueError, TypeError, *NO_ANSWER) as error:
            raise StandError(f"{self.server} {doing}") from error


def _said(headers: Mapping[str, str], media_type: str | None) -> Said | None:
    """What these headers say; None where they are not of a page of ours."""
    said = {name.lower().removeprefix(_SAID): value for name, value in headers.items()}
    try:
        return Said(
            media_type=media_type or "",
            tag=said["tag"],
            modified=int(said["modified"]),
            fence=int(said["fence"]),
            gone=said["gone"] == "1",
        )
    except (KeyError, ValueError):
        return None
