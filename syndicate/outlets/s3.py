"""S3 and what speaks as it does: a bucket that holds an outlet's stories and its feed, each at an address that stays.

A story's document lies at the address it has on the stand, whatever its version; then the feed is put as it stands at
that moment, so whoever follows the feed finds what it names. A kill takes the document away, with what a bucket with
versioning keeps of it, and the feed tells the kill. One thread works on a bucket, so no older page is put over a newer
one.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import ParseError

import certifi
from minio.error import MinioException, S3Error
from urllib3.exceptions import HTTPError

from syndicate.bucket_login import NOT_LET_IN, Login, dialled_pool
from syndicate.errors import DeliveryError, OutletDeferred, OutletOutOfReach, OutletRefused, SyndicateError
from syndicate.model.dispatch import PubStatus
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.file_names import probe_name
from syndicate.ports.pusher import Parcel
from syndicate.ports.stand import Published
from syndicate.rules.addresses import item_path

_TOO_LARGE = "EntityTooLarge"
_FRESH = {"Cache-Control": "no-cache"}


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Bucket(Login):
    """Which bucket, beside how to get in.

    Attributes:
        name: The channel's.
        prefix: How the keys of everything put begin.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        suffix: Of the form, without a dot.
        feed_path: Where the outlet's feed stands.
        feed: The feed as it stands now; None where there is none yet.
    """

    name: str
    prefix: str
    ca_file: Path | None
    suffix: str
    feed_path: str
    feed: Callable[[], Published | None]


class S3Connection:
    """A Connection (see :mod:`syndicate.outlets.kept`)."""

    def __init__(self, bucket: S3Bucket, dialler: Dialler) -> None:
        self._bucket = bucket
        self._server = bucket.server
        self._pool = dialled_pool(
            dialler.dial, dialler.seconds, str(bucket.ca_file) if bucket.ca_file else certifi.where()
        )
        with self._translated("cannot be used"):
            self._client = bucket.client(self._pool)

    def bring(self, parcel: Parcel) -> str:
        """See the port."""
        dispatch = parcel.dispatch
        path = item_path(dispatch.guid, self._bucket.suffix)
        killed = dispatch.pub_status is PubStatus.CANCELED
        if killed:
            self._delete(path)
        else:
            self._put(path, parcel.content, parcel.media_type, _said_of(parcel))
        feed = self._bucket.feed()
        if feed is not None and not feed.gone:
            self._put(self._bucket.feed_path, feed.representations[0].content, feed.media_type, {})
        if killed:
            self._delete_former(path)
            self._delete_former(self._bucket.feed_path)
        return f"{path} {'deleted' if killed else 'put'}, {self._bucket.feed_path} put"

    def probe(self) -> str:
        """See the port."""
        probed = probe_name(self._bucket.name)
        self._put(probed, b"", "text/plain", {})
        self._delete(probed)
        self._delete_former(probed)
        return "objects can be put and deleted"

    def close(self) -> None:
        """See the port."""
        self._pool.clear()

    def _put(self, path: str, content: bytes, media_type: str, said: Mapping[str, str]) -> None:
        with self._translated(f"does not take {path}"):
            self._client.put_object(
                self._bucket.bucket,
                self._bucket.prefix + path,
                BytesIO(content),
                len(content),
                media_type,
                metadata={**_FRESH, **said},
            )

    def _delete(self, path: str) -> None:
        with self._translated(f"does not let {path} be deleted"):
            self._client.remove_object(self._bucket.bucket, self._bucket.prefix + path)

    def _delete_former(self, path: str) -> None:
        """Delete what a bucket with versioning keeps of an object beside what stands there now."""
        key = self._bucket.prefix + path
        with self._translated(f"does not let former versions of {path} be deleted (s3:ListBucketVersions)"):
            found = list(self._client.list_objects(self._bucket.bucket, prefix=key, include_version=True))
            for one in found:
                stands = one.version_id is None or (one.is_latest == "true" and not one.is_delete_marker)
                if one.object_name == key and not stands:
                    self._client.remove_object(self._bucket.bucket, key, version_id=one.version_id)

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            yield
        except SyndicateError:
            raise
        except S3Error as error:
            raise self._refusal(doing, error) from None
        except (ValueError, TypeError) as error:
            raise DeliveryError(f"{self._server} {doing}: {error}") from None
        except (MinioException, ParseError) as error:
            raise OutletDeferred(f"{self._server} {doing}: {error}") from None
        except (HTTPError, OSError) as error:
            raise OutletOutOfReach(f"{self._server} {doing}") from error

    def _refusal(self, doing: str, error: S3Error) -> DeliveryError:
        if error.code in NOT_LET_IN:
            return DeliveryError(f"{self._server} {doing}: {error.code}; see 'access_key' and 'secret_key'")
        if error.code == "NoSuchBucket":
            return DeliveryError(f"{self._server} is not there; see 'bucket'")
        if error.code == _TOO_LARGE:
            return OutletRefused(f"{self._server} {doing}: {error.code}")
        return OutletDeferred(f"{self._server} {doing}: {error.code}")


def _said_of(parcel: Parcel) -> Mapping[str, str]:
    """Metadata (`x-amz-meta-…`), in ASCII."""
    dispatch = parcel.dispatch
    return {
        "guid": quote(dispatch.guid, safe="/:@!$&'()*+,;=-._~%#?[]"),
        "version": str(dispatch.version),
        "pubstatus": str(dispatch.pub_status),
    }
