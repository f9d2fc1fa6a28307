"""Where log lines go: standard error, for people or for programs."""

import logging
import sys

import structlog

from syndicate.config import Log


def to_stderr(log: Log) -> None:
    """Write log lines to standard error in the configured form."""
    level = logging.getLevelNamesMapping()[log.level.upper()]
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    # No values of variables in traces: there are tokens and passwords among them, and texts under embargo.
    dictionaries = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    renderer: list[structlog.types.Processor] = (
        [structlog.processors.ExceptionRenderer(dictionaries), structlog.processors.JSONRenderer()]
        if log.format == "json"
        else [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
