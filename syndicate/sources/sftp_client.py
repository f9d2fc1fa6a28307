"""What paramiko says on a channel of SSH to an SFTP server, on guard against what the server says."""

from collections.abc import Iterator

import paramiko
from paramiko.message import Message
from paramiko.sftp import CMD_ATTRS, CMD_CLOSE, CMD_HANDLE, CMD_NAME, CMD_OPENDIR, CMD_READDIR, SFTPError

_FIXED = {
    paramiko.SFTPAttributes.FLAG_SIZE: 8,
    paramiko.SFTPAttributes.FLAG_UIDGID: 8,
    paramiko.SFTPAttributes.FLAG_PERMISSIONS: 4,
    paramiko.SFTPAttributes.FLAG_AMTIME: 8,
}
"""Bytes of attributes."""
_SMALLEST_PAIR = 8


class SftpClient(paramiko.SFTPClient):
    """Lists names as they are, and believes no number.

    paramiko's own lists fail on the first name that is not UTF-8, and take in any number of names and of attributes.
    """

    def entries(self, path: bytes) -> Iterator[paramiko.SFTPAttributes]:
        """What lies in a folder, itself and its parent among them (draft-ietf-secsh-filexfer-02 §6.7, §7)."""
        kind, opened = self._request(CMD_OPENDIR, path)
        if kind != CMD_HANDLE:
            raise SFTPError("no folder was opened")
        handle = opened.get_binary()
        while True:
            try:
                kind, listed = self._request(CMD_READDIR, handle)
            except EOFError:
                break
            if kind != CMD_NAME:
                raise SFTPError("no names were listed")
            for _ in range(listed.get_int()):
                name, _long = listed.get_string(), listed.get_string()
                called = name.decode("utf-8", "surrogateescape")
                _check_attributes(listed)
                yield paramiko.SFTPAttributes._from_msg(listed, called)  # type: ignore[attr-defined]  # noqa: SLF001
        self._request(CMD_CLOSE, handle)

    def _request(self, kind: int, *said: object) -> tuple[int, Message]:
        answer, heard = super()._request(kind, *said)  # type: ignore[misc]
        if answer == CMD_ATTRS:
            _check_attributes(heard)
        return answer, heard


def _check_attributes(said: Message) -> None:
    """Look ahead at the attributes of a file (draft-ietf-secsh-filexfer-02 §5); nothing is read by it.

    Raises:
        SFTPError: More of them are announced than there are bytes for.
    """
    here = said.packet.tell()
    flags = said.get_int()
    said.get_bytes(sum(size for flag, size in _FIXED.items() if flags & flag))
    pairs = said.get_int() if flags & paramiko.SFTPAttributes.FLAG_EXTENDED else 0
    left = said.packet.getbuffer().nbytes - said.packet.tell()
    said.packet.seek(here)
    if pairs * _SMALLEST_PAIR > left:
        raise SFTPError(f"{pairs} attributes are announced in {left} bytes")
