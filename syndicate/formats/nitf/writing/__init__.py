"""NITF 3.6: one document per dispatch, valid by the XSD.

A kill is `management-status="canceled"`, a hold `withheld`; neither says a word of the story, only its slugline, and in
its place stands what its editors are told. An embargo is `embargoed` with the moment in `date.release`. A correction
has `correction`, and every version a higher `du-key@generation` than the one before.
"""

from lxml.etree import Element, tostring

from syndicate.formats.language_tag import language_tag
from syndicate.formats.nitf.writing.body import add_notice, add_story
from syndicate.formats.nitf.writing.head import add_head
from syndicate.formats.nitf.writing.terms import NAMESPACE, VERSION
from syndicate.formats.notices import notice_text, notice_title
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.section import Agency

_NAMESPACED = f'<nitf xmlns="{NAMESPACE}"'.encode()


class NitfWriter:
    """Writes a document of one dispatch (an ItemWriter).

    Some receivers refuse a root in the namespace of NITF 3.6 and others one without: the documents are else the same.
    """

    media_type = "text/vnd.IPTC.NITF; charset=utf-8"  # as registered with IANA by the IPTC

    def __init__(self, agency: Agency, *, namespaced: bool = True) -> None:
        self._agency = agency
        self._namespaced = namespaced
        self.name = "nitf" if namespaced else "nitf-without-namespace"
        self.suffix = "nitf.xml" if namespaced else "plain-nitf.xml"

    def document(self, dispatch: Dispatch) -> bytes:
        """Render one version; of a story that is killed or held the notice that stands in its place."""
        nitf = Element("nitf", {"version": VERSION})
        if language := language_tag(dispatch.language):
            nitf.set("baselang", language)
        if dispatch.pub_status is PubStatus.USABLE:
            add_head(nitf, dispatch, self._agency, dispatch.headline)
            add_story(nitf, dispatch)
        else:
            title = notice_title(dispatch)
            add_head(nitf, dispatch, self._agency, title)
            add_notice(nitf, dispatch, title, notice_text(dispatch))
        page = tostring(nitf, encoding="UTF-8", xml_declaration=True) + b"\n"
        return page.replace(b"<nitf", _NAMESPACED, 1) if self._namespaced else page
