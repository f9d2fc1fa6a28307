"""An SFTP server as a process of its own: `python -m tests.sftp_process FOLDER USER PASSWORD`; prints port and key."""

import asyncio
import sys

import asyncssh


async def serve(folder: str, user: str, password: str) -> None:
    """Serve a folder until killed."""

    class Server(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:  # noqa: ARG002 - the library's
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password_: str) -> bool:
            return (username, password_) == (user, password)

    key = asyncssh.generate_private_key("ssh-ed25519")
    server = await asyncssh.listen(
        "127.0.0.1",
        0,
        server_factory=Server,
        server_host_keys=[key],
        sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=folder.encode()),
    )
    sys.stdout.write(f"{server.get_port()} {key.export_public_key().decode().strip()}\n")
    sys.stdout.flush()
    await server.wait_closed()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:4]))
