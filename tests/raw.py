"""Bytes sent to a server on this machine as they are, and what comes back."""

import socket


def raw(port: int, sent: bytes, silence_secs: float = 1.0) -> bytes:
    """Whatever comes back until the server closes or is silent for so long."""
    with socket.create_connection(("127.0.0.1", port), timeout=silence_secs) as connection:
        connection.sendall(sent)
        received = b""
        try:
            while piece := connection.recv(65536):
                received += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return received
