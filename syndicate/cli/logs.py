"""Where log lines go, in which form: for people or for programs; and what none of them says."""

import logging
import sys
from collections.abc import MutableMapping, Sequence
from typing import Any, TextIO, cast

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.types import Processor

from syndicate.cli.log_file import LogFile
from syndicate.config import Log
from syndicate.errors import ConfigError, Problem
from syndicate.rules.withholding import withhold


class _Foreign(logging.StreamHandler[Any]):
    """What libraries log."""


def set_up(log: Log) -> None:
    """Write log lines where the configuration says, as it says; again whenever it was read again.

    Raises:
        ConfigError: The file cannot be written.
    """
    stream = _stream(log)
    chain: Sequence[Processor] = (
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    )
    renderer = _renderer(log, stream)
    structlog.configure(
        processors=[*chain, *renderer, _withheld],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[log.level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    _hear_libraries(stream, chain, [ProcessorFormatter.remove_processors_meta, *renderer, _withheld])


def _stream(log: Log) -> TextIO:
    if log.file is None:
        return sys.stderr
    file = LogFile(log.file)
    try:
        file.write("")
    except OSError as error:
        raise ConfigError([Problem("log.file", f"{log.file} cannot be written: {error.strerror}")]) from error
    return cast("TextIO", file)


def _renderer(log: Log, stream: TextIO) -> Sequence[Processor]:
    """The last of the chain: from what is said to a line."""
    terminal = stream.isatty()
    if log.format == "console" or (log.format == "auto" and terminal):
        trace = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(colors=terminal, exception_formatter=trace)]
    # No values of variables in traces: there are tokens and passwords among them, and texts under embargo.
    dictionaries = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return [structlog.processors.ExceptionRenderer(dictionaries), structlog.processors.JSONRenderer()]


def _hear_libraries(stream: TextIO, chain: Sequence[Processor], last: Sequence[Processor]) -> None:
    """Give what libraries warn of the form of all other lines; where somebody else hears them already, leave it."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, _Foreign)]:
        root.removeHandler(handler)
    if not root.handlers:
        handler = _Foreign(stream)
        handler.setFormatter(ProcessorFormatter(processors=[*last], foreign_pre_chain=chain))
        root.addHandler(handler)
        root.setLevel(logging.WARNING)


def _withheld(_logger: object, _method: str, line: MutableMapping[str, Any] | str) -> str:
    return withhold(str(line))
