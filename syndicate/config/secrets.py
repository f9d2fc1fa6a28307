"""Secrets: kept out of the configuration, read where and when they are needed."""

import os
from dataclasses import dataclass
from pathlib import Path

from syndicate.errors import SourceError


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret of a source, a channel or the stand, as the environment or a file has it.

    Attributes:
        where: Its place in the configuration, without `_env` or `_file` (`sources.wire.token`).
        env: The environment variable that holds it, or None.
        file: The file that holds it, or None.
    """

    where: str
    env: str | None
    file: Path | None

    def __bool__(self) -> bool:
        """Whether the configuration names one."""
        return self.env is not None or self.file is not None

    def read(self) -> str:
        """The secret as it is now, without white space around it; one that was changed needs no restart.

        Raises:
            SourceError: It is not there or empty; the message names its place, never what was read.
        """
        if self.env is not None:
            value = os.environ.get(self.env, "")
            if not value.strip():
                raise SourceError(f"{self.where}_env: the environment variable {self.env} is not set, or empty")
            return value.strip()
        if self.file is None:
            raise SourceError(f"{self.where} is not in the configuration")
        try:
            value = self.file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            what = error.strerror if isinstance(error, OSError) else "is not UTF-8"
            raise SourceError(f"{self.where}_file: {self.file}: {what}") from None
        if not value.strip():
            raise SourceError(f"{self.where}_file: {self.file} is empty")
        return value.strip()
