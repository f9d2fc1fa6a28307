"""A document examined: which standard it follows, and everything that is against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from syndicate.formats.validation.finding import Finding, Findings, Rules, Severity, error
from syndicate.formats.validation.schemas import Schemas
from syndicate.formats.validation.serving import as_served, serving_findings
from syndicate.formats.validation.standard import Standard, standard_of

OWN_RULES = "own rules"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found.

    Attributes:
        standard: None where it follows none that is known here.
        checked_by: How it was checked: own rules, and the schemas that were there for it.
        findings: By line.
    """

    standard: Standard | None
    checked_by: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings are errors; without any the document is valid."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors


@dataclass(frozen=True, slots=True)
class Examiner:
    """Examines documents.

    Attributes:
        rules: Of every standard.
        schemas: To check against as well, or None.
    """

    rules: Mapping[Standard, Rules]
    schemas: Schemas | None = None

    def examine(self, content: bytes, served: str | None = None, *, over_http: bool = False) -> Report:
        """Examine a document.

        Args:
            content: Its bytes.
            served: The Content-Type that it came with.
            over_http: Whether it came from a web server, which must have sent one.
        """
        text = as_served(content, served)
        standard = standard_of(text)
        found = list(serving_findings(content, served, standard)) if over_http else []
        checked_by: tuple[str, ...] = ()
        if standard is None:
            found.append(error(1, f"follows no standard that is known here: {', '.join(Standard)}", ""))
        else:
            found += self.rules[standard](text)
            checked_by = (OWN_RULES,)
            for name, findings in self._by_schemas(text, standard):
                checked_by = (*checked_by, name)
                found += findings
        found.sort(key=lambda finding: finding.line)
        return Report(standard, checked_by, tuple(dict.fromkeys(found)))

    def _by_schemas(self, content: bytes, standard: Standard) -> Iterator[tuple[str, Findings]]:
        if self.schemas is not None:
            yield from self.schemas.checks(content, standard)
