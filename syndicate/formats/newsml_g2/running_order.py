"""NewsML-G2: a section's running order as a packageItem, its items by reference.

A package names each item by guid and version and says where that version is to be had; of a killed or held one it says
only that it is (G240).
"""

from lxml.etree import Element, tostring

from syndicate.formats.addresses import version_url
from syndicate.formats.dates import rfc3339
from syndicate.formats.newsml_g2.documents import NewsItemWriter
from syndicate.formats.newsml_g2.package import section_package
from syndicate.formats.newsml_g2.terms import NAR, line, sub, token
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

_NAMESPACE_DECLARED = f' xmlns="{NAR}"'.encode()


class RunningOrderWriter:
    """Writes `package.xml`; see the module (a Writer)."""

    name = "newsml-g2-package"
    filename = "package.xml"
    media_type = "application/vnd.iptc.g2.packageitem+xml; charset=utf-8"  # as registered with IANA, 2012-02-29

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def entry(self, dispatch: Dispatch) -> bytes:
        """Render one `itemRef` with hints of what it refers to."""
        reference = Element(
            f"{{{NAR}}}itemRef",
            {
                "residref": dispatch.guid,
                "version": str(dispatch.version),
                "href": version_url(self._agency, dispatch.guid, dispatch.version, NewsItemWriter.suffix),
                "contenttype": NewsItemWriter.media_type.partition(";")[0],
            },
            nsmap={None: NAR},
        )
        sub(reference, "itemClass", qcode=f"ninat:{dispatch.item_class if token(dispatch.item_class) else 'text'}")
        sub(reference, "versionCreated", rfc3339(dispatch.created))
        sub(reference, "pubStatus", qcode=f"stat:{dispatch.pub_status}")
        if dispatch.pub_status is PubStatus.USABLE:
            line(reference, "headline", dispatch.headline)
        return tostring(reference, encoding="UTF-8", xml_declaration=False).replace(_NAMESPACE_DECLARED, b"", 1)

    def frame(self, edition: Edition) -> Frame:
        """Render the package around its references."""
        package, group = section_package(edition, self._agency)
        group.text = "\n"
        page = tostring(package, encoding="UTF-8", xml_declaration=True)
        head, end, rest = page.rpartition(b"</group>")
        return Frame(head=head, joint=b"\n", tail=b"\n" + end + rest + b"\n")
