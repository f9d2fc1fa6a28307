"""How a bucket of S3, or of what speaks as it does, is logged in to: for sources, for outlets, and for the stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import urllib3
from minio import Minio
from minio.helpers import check_bucket_name

NOT_LET_IN: Final = frozenset(
    {"AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken"}
)
"""What services answer to keys that they do not take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Which bucket, and how to get in.

    Attributes:
        endpoint_url: The service's address.
        region: As the service names it.
        bucket: Its name.
        access_key: Reads the access key.
        secret_key: Reads the secret key.
    """

    endpoint_url: str
    region: str
    bucket: str
    access_key: Callable[[], str]
    secret_key: Callable[[], str]

    @property
    def server(self) -> str:
        """Which bucket of which service, for people."""
        return f"the bucket {self.bucket} at {urlsplit(self.endpoint_url).netloc}"

    def client(self, pool: urllib3.PoolManager) -> Minio:
        """What asks it, over these connections; nothing is asked yet.

        Raises:
            ValueError: It cannot be a bucket.
        """
        check_bucket_name(self.bucket)
        address = urlsplit(self.endpoint_url)
        return Minio(
            address.netloc,
            self.access_key(),
            self.secret_key(),
            secure=address.scheme == "https",
            region=self.region,
            http_client=pool,
        )
