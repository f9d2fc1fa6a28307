"""XSD, RELAX NG, DTD and JSON Schemas in a folder of the operator's: found by what they are for, not by their names."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.formats.decode import MAX_BYTES
from syndicate.formats.validation.finding import Findings
from syndicate.formats.validation.json_tree import NotJson, json_of
from syndicate.formats.validation.standard import Standard
from syndicate.formats.validation.xml_schema import XmlSchema, schemas_in
from syndicate.formats.validation.xml_tree import NotXml, tree_of

if TYPE_CHECKING:
    from syndicate.formats.validation.json_schemas import JsonSchemas

_JSON = frozenset((Standard.JSON_FEED, Standard.NINJS))
_NO_SCHEMA = frozenset((Standard.HTML, Standard.PLAIN_TEXT, Standard.IPTC_7901, Standard.ANPA_1312))
_SUFFIXES = (".xsd", ".rng", ".dtd")


class Schemas:
    """A folder of schemas, and of folders of them; each is read once, and only if it is needed.

    Args:
        folder: It.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def checks(self, content: bytes, standard: Standard) -> Iterator[tuple[str, Findings]]:
        """Check a document against the schema that is for it, if there is one.

        Yields:
            The schema's name, and what it finds.
        """
        if standard in _JSON:
            yield from self._by_json(content, standard)
        elif standard not in _NO_SCHEMA:
            yield from self._by_xml(content)

    def _by_json(self, content: bytes, standard: Standard) -> Iterator[tuple[str, Findings]]:
        try:
            document = json_of(content)
        except NotJson:
            return
        yield from self._of_json.checks(document, standard)

    def _by_xml(self, content: bytes) -> Iterator[tuple[str, Findings]]:
        try:
            root = tree_of(content)
        except NotXml:
            return
        schema = next((one for one in self._of_xml if one.is_for(root)), None)
        if schema is not None:
            yield schema.name, schema.findings(root)

    @cached_property
    def _of_xml(self) -> tuple[XmlSchema, ...]:
        return tuple(schemas_in(self._files(*_SUFFIXES)))

    @cached_property
    def _of_json(self) -> "JsonSchemas":
        from syndicate.formats.validation.json_schemas import JsonSchemas  # noqa: PLC0415  its library takes 0.1 s

        return JsonSchemas(self._files(".json"))

    def _files(self, *suffixes: str) -> list[Path]:
        return [
            path
            for path in sorted(self._folder.rglob("*"))
            if path.suffix.lower() in suffixes and path.is_file() and 0 < path.stat().st_size <= MAX_BYTES
        ]
