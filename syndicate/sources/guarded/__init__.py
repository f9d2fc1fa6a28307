"""The guarded HTTP client: what other servers send and where they send us is taken as an attack until shown otherwise.

    client      redirects, secrets, statuses: the port
    networks    which addresses may be connected to
    dialling    a name is looked up once, and the address that was checked is the one connected to
    watch       one deadline and one allowance of bytes for the whole call, kept at the socket
    transport   requests and urllib3 with these sockets, and stricter about framing
    inflate     gzip and deflate, a little at a time
    trouble     what the libraries raise, in sentences

Nothing is taken from the environment: no proxy, no `~/.netrc`, no cookies.
"""

from syndicate.sources.guarded.client import GuardedClient

__all__ = ["GuardedClient"]
