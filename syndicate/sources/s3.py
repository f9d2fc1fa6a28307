"""S3 and what speaks as it does: the objects below a prefix of a bucket."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from itertools import islice

from minio.commonconfig import CopySource
from minio.error import S3Error

from syndicate.bucket_login import NO_ANSWER, NOT_LET_IN, Login, dialled_pool
from syndicate.deadlines import Deadline
from syndicate.errors import SourceError
from syndicate.sources.listing import concerns
from syndicate.sources.remote import LARGEST, LONGEST, MOST_LISTED, SECONDS, Lying, note_name, too_many, trouble

_NOT_THERE = "NoSuchKey"


class S3Shelf:
    """A prefix of a bucket (a Shelf); an object is whole once it is listed."""

    def __init__(self, bucket: Login, prefix: str, trays: tuple[str, ...], longest: float = LONGEST) -> None:
        self._server = bucket.server
        self._bucket = bucket.bucket
        self._prefix = prefix
        self._trays = trays
        self._deadline = Deadline(longest)
        self._pool = dialled_pool(self._dialled, SECONDS, None)
        with self._translated("cannot be used"):
            self._client = bucket.client(self._pool)

    def listed(self) -> list[Lying]:
        """See the port."""
        with self._translated("cannot be listed"):
            listing = self._client.list_objects(self._bucket, prefix=self._prefix, recursive=True)
            objects = list(islice(listing, MOST_LISTED + 1))
        if len(objects) > MOST_LISTED:
            raise too_many(self._server, f"'{self._prefix}'")
        return [
            Lying(
                name=name,
                identity=str(found.etag),
                size=found.size or 0,
                modified=found.last_modified,
                whole=True,
            )
            for found in objects
            if (name := (found.object_name or "").removeprefix(self._prefix)) and self._concerns(name)
        ]

    def read(self, name: str) -> bytes | None:
        """See the port."""
        with suppress(FileNotFoundError), self._translated(f"does not let {name} be read"):
            answer = self._client.get_object(self._bucket, self._prefix + name)
            try:
                return answer.read(LARGEST + 1)
            finally:
                answer.close()
                answer.release_conn()
        return None

    def move(self, name: str, identity: str, place: str, reason: str | None) -> None:
        """See the port: a copy, then the original is removed; the same again overwrites the same."""
        source = self._prefix + name
        with suppress(FileNotFoundError), self._translated(f"does not let {name} be moved to {place}"):
            if self._client.stat_object(self._bucket, source).etag != identity:
                return
            if reason is not None:
                note = reason.encode("utf-8", "backslashreplace") + b"\n"
                self._client.put_object(self._bucket, note_name(place + name), BytesIO(note), len(note), "text/plain")
            self._client.copy_object(self._bucket, place + name, CopySource(self._bucket, source))
            self._client.remove_object(self._bucket, source)

    def close(self) -> None:
        """See the port."""
        self._pool.clear()
        self._deadline.forget()

    def _dialled(self, host: str, port: int) -> socket.socket:
        opened = socket.create_connection((host, port), SECONDS)
        self._deadline.keep(opened)
        return opened

    def _concerns(self, name: str) -> bool:
        path = self._prefix + name
        return not name.endswith("/") and not path.startswith(self._trays) and concerns(name)

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            with self._deadline.running():
                yield
        except S3Error as error:
            if error.code == _NOT_THERE:
                raise FileNotFoundError(str(error)) from error
            if error.code in NOT_LET_IN:
                raise SourceError(f"{self._server} {doing}: {error.code}; see 'access_key' and 'secret_key'") from None
            if error.code == "NoSuchBucket":
                raise SourceError(f"{self._server} is not there; see 'bucket'") from None
            raise trouble(self._server, doing, error) from error
        except (ValueError, TypeError) as error:
            raise SourceError(f"{self._server} {doing}: {error}") from error
        except NO_ANSWER as error:
            raise trouble(self._server, doing, error) from error
