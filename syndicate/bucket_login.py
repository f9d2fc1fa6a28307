"""How a bucket of S3, or of what speaks as it does, is logged in to: for sources, for outlets, and for the stand."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError

import urllib3
from minio import Minio
from minio.error import MinioException
from minio.helpers import check_bucket_name
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

NOT_LET_IN: Final = frozenset(
    {"AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken"}
)
"""What services answer to keys that they do not take."""

NO_ANSWER: Final = (MinioException, HTTPError, OSError, ParseError)
"""What comes of a service that does not answer, or not in XML: whatever stands before it may show a page of its own."""


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


def dialled_pool(dial: Callable[[str, int], socket.socket], seconds: float, ca_file: str | None) -> urllib3.PoolManager:
    """Connections that are opened by us, one at a time; nothing is tried again, no redirect is followed.

    Args:
        dial: Opens one, to a host and a port.
        seconds: How long to wait for any sign of life.
        ca_file: Certificates of the authorities to trust (PEM); None for the system's.
    """

    class Plain(HTTPConnection):
        def _new_conn(self) -> Any:
            return dial(self.host, self.port)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> Any:
            return dial(self.host, self.port)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Encrypted

    retries = urllib3.Retry(total=0, redirect=0)
    made = urllib3.PoolManager(timeout=seconds, retries=retries, maxsize=1, cert_reqs="CERT_REQUIRED", ca_certs=ca_file)
    made.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}
    return made
