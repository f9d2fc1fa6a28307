"""Guarded clients for tests: for whom this machine may be asked, and names are what a test says."""

import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from pathlib import Path

import pytest
import trustme

from syndicate.errors import HttpError
from syndicate.rules.networks import Address, inside_too
from syndicate.sources.guarded import GuardedClient

AGENT = "syndicate/test"
HERE = GuardedClient(agent=AGENT, seconds=5, bounds=inside_too)
HURRIED = GuardedClient(agent=AGENT, seconds=0.4, bounds=inside_too)
OUTSIDE = GuardedClient(agent=AGENT, seconds=5)


@dataclass
class Names:
    """A name server of a test's own: each look-up of a name gives its next answer, the last one for ever."""

    answers: dict[str, list[list[str]]]
    asked: list[str] = field(default_factory=list)

    def addresses(self, host: str, port: int) -> Sequence[Address]:
        del port
        self.asked.append(host)
        answers = self.answers.get(host)
        if answers is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [ip_address(address) for address in found]


def named(*hosts: str) -> GuardedClient:
    """A client for whom these names are this machine."""
    names = Names({host: [["127.0.0.1"]] for host in hosts})
    return GuardedClient(agent=AGENT, seconds=5, bounds=inside_too, resolver=names)


def refused(client: GuardedClient, url: str) -> HttpError:
    """How a client refuses to get something."""
    with pytest.raises(HttpError) as caught:
        client.get(url)
    return caught.value


@dataclass
class Authority:
    """An authority of a test's own, and servers it vouches for."""

    ca: trustme.CA
    file: str

    @classmethod
    def made(cls, folder: Path) -> "Authority":
        """One whose certificate lies in this folder."""
        ca = trustme.CA()
        file = folder / "ca.pem"
        ca.cert_pem.write_to_path(str(file))
        return cls(ca, str(file))

    def client(self, *hosts: str) -> GuardedClient:
        """A client that trusts it, for whom these names are this machine."""
        return replace(named(*hosts), ca_file=self.file)

    def server(self, *names: str) -> ssl.SSLContext:
        """For a server of these names or addresses."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(*names).configure_cert(context)
        return context
