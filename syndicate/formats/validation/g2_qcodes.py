"""QCodes of NewsML-G2: their shape, and whether a catalog knows their schemes (G58)."""

import re

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.g2_names import G2
from syndicate.formats.validation.xml_tree import elements, local
from syndicate.rules.facts.schemes import SCHEMES

_ATTRIBUTES = ("qcode", "rel", "severity", "mode", "how", "why")
_QCODE = re.compile(r"(?P<alias>[^\s:]+):\S+")
_IPTC = re.compile(r"https?://(?:www|cv)\.iptc\.org/std/catalog/catalog\.IPTC-G2-Standards_\d+\.xml")
_CLAUSE = "NewsML-G2 G58"


def qcodes(part: _Element) -> Findings:
    """Check the codes of an item, or of a message's header; each has catalogs of its own (G179)."""
    inline = {scheme.get("alias") for scheme in part.iterfind(f"{G2}catalog/{G2}scheme")}
    remote = [ref.get("href") or "" for ref in elements(part, f"{G2}catalogRef")]
    only_iptc = all(map(_IPTC.fullmatch, remote))
    told: set[str] = set()
    for element in part.iter(f"{G2}*"):
        for attribute in _ATTRIBUTES:
            qcode = element.get(attribute)
            if qcode is None:
                continue
            found = _QCODE.fullmatch(qcode)
            if found is None:
                yield error(element, f"{attribute} of {local(element)} is no qcode: {shown(qcode)}", _CLAUSE)
            elif (alias := found["alias"]) not in inline and alias not in told:
                if not remote:
                    told.add(alias)
                    yield error(element, f"no catalog tells what the alias {shown(alias)} means", _CLAUSE)
                elif only_iptc and alias not in SCHEMES:
                    told.add(alias)
                    message = f"the alias {shown(alias)} is in no catalog here, and not known to be in IPTC's"
                    yield warning(element, message, _CLAUSE)
