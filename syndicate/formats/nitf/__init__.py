"""NITF 2.5 to 3.6: the News Industry Text Format of AP, AAP, PA, EFE, NTB, Canadian Press and others."""

from collections.abc import Iterable

from syndicate.formats.nitf.story import read_nitf
from syndicate.formats.xml_input import parse, root_name
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing

__all__ = ["Nitf", "read_nitf"]


class Nitf:
    """Reads an NITF document as one dispatch, in a namespace or in none, its DOCTYPE ignored."""

    name = "nitf"

    def recognises(self, content: bytes) -> bool:
        """By the root element."""
        return root_name(content).rpartition("}")[2] == "nitf"

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read the one dispatch of the filing; without a headline it has its title's or its slugline's.

        Raises:
            UnreadableFiling: It is not well-formed XML, or too large.
        """
        return (read_nitf(parse(filing.content)),)
