"""`validate`: documents against their standards."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from syndicate.build.documents import STDIN, Unread, documents, is_address, named
from syndicate.build.forms import rules
from syndicate.cli.options import json_option
from syndicate.cli.progress import progress
from syndicate.cli.view import json_line

if TYPE_CHECKING:
    from syndicate.formats.validation.examination import Examiner, Report
    from syndicate.formats.validation.finding import Finding

    Outcome = Report | Unread


def _there(_context: click.Context, _parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name != STDIN and not is_address(name) and not Path(name).exists():
            raise click.BadParameter(
                f"there is no file or folder {name!r}; give one, an address of http or https, or - for standard input"
            )
    return names


@click.command(epilog="Example: syndicate validate --schemas schemas feeds/world/rss.xml https://wire.example/atom.xml")
@click.option(
    "--schemas",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of XSD, RELAX NG, DTD and JSON Schemas, to check against as well.",
)
@json_option
@click.argument("names", metavar="FILE|DIR|URL|-…", nargs=-1, required=True, callback=_there)
def validate(*, folder: Path | None, as_json: bool, names: tuple[str, ...]) -> None:
    """Tell which standard each document follows, and everything in it that is against it.

    Errors break a rule of the standard; warnings are what clients stumble over. Exit code 0 where there are no errors,
    1 where there are some or a document cannot be had.
    """
    from syndicate.formats.validation.examination import Examiner  # noqa: PLC0415  no other verb waits for it
    from syndicate.formats.validation.schemas import Schemas  # noqa: PLC0415

    examiner = Examiner(rules(), Schemas(folder) if folder else None)
    failed = False
    for name, outcome in _outcomes(examiner, named(names)):
        failed = failed or isinstance(outcome, Unread) or outcome.errors > 0
        click.echo(json_line(_fields(name, outcome)) if as_json else "\n".join(_in_words(name, outcome)))
    if failed:
        sys.exit(1)


def _outcomes(examiner: "Examiner", names: Sequence[str]) -> "Iterator[tuple[str, Outcome]]":
    with progress("validating", len(names)) as told:
        for document in documents(names):
            if isinstance(document, Unread):
                yield document.name, document
            else:
                report = examiner.examine(document.content, document.served, over_http=document.over_http)
                yield document.name, report
            told(1)


def _in_words(name: str, outcome: "Outcome") -> Iterator[str]:
    if isinstance(outcome, Unread):
        yield f"{name}: error: {outcome.reason}"
        return
    for finding in outcome.findings:
        yield f"{name}:{finding.line}: {finding.severity}: {_sentence(finding)}"
    verdict = "valid" if not outcome.errors else "not valid"
    counts = f"{_count(outcome.errors, 'error')}, {_count(outcome.warnings, 'warning')}"
    how = f" (checked by {', '.join(outcome.checked_by)})" if outcome.checked_by else ""
    yield f"{name}: {outcome.standard or 'no known standard'}: {verdict}, {counts}{how}"


def _sentence(finding: "Finding") -> str:
    return f"{finding.message} ({finding.clause})" if finding.clause else finding.message


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _fields(name: str, outcome: "Outcome") -> dict[str, object]:
    if isinstance(outcome, Unread):
        return {"file": name, "standard": None, "valid": False, "unread": outcome.reason}
    return {
        "file": name,
        "standard": outcome.standard,
        "valid": not outcome.errors,
        "errors": outcome.errors,
        "warnings": outcome.warnings,
        "checked_by": outcome.checked_by,
        "findings": [
            {
                "line": finding.line,
                "severity": finding.severity,
                "message": finding.message,
                "clause": finding.clause,
            }
            for finding in outcome.findings
        ],
    }


VERBS = (validate,)
