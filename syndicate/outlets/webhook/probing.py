"""Whether an outlet could be called: its key can sign, and its server is there. Nothing is asked of it."""

import ssl
from urllib.parse import urlsplit

from syndicate.errors import DeliveryError, OutletOutOfReach
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.webhook import Hook
from syndicate.outlets.webhook.signing import signer

_PORTS = {"http": 80, "https": 443}


def probe(hook: Hook) -> str:
    """Try it, and say what was seen.

    Raises:
        SyndicateError: It could not be called; the message says why and what to change.
    """
    signer(hook.key())
    address = urlsplit(hook.url)
    host = address.hostname or ""
    dialler = Dialler(hook.bounds, hook.timeout)
    try:
        with dialler.deadline():
            opened = dialler.dial(host, address.port or _PORTS[address.scheme])
            if address.scheme == "https":
                opened = ssl.create_default_context(cafile=hook.ca_file).wrap_socket(opened, server_hostname=host)
            opened.close()
    except ssl.SSLCertVerificationError as error:
        raise DeliveryError(
            f"{host} shows a certificate that is not trusted ({error.verify_message}); see 'ca_file'"
        ) from None
    except OSError as error:
        raise OutletOutOfReach(f"{host} does not answer as a web server does") from error
    finally:
        dialler.forget()
    return f"{host} is there, and the key can sign"
