"""What no agency sends on purpose: NITF and NewsML 1 as an attacker or a broken line would."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.builder import E
from lxml.etree import _Element, tostring

from syndicate.errors import RejectedFiling, UnreadableFiling
from syndicate.formats.newsml_1 import NewsMl1
from syndicate.formats.nitf import Nitf
from syndicate.model.body import Body
from syndicate.model.dispatch import Draft
from syndicate.ports.format import Reader
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import make_filing

BOMB = (
    "<!DOCTYPE {0} [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]>"
    "<{0}>&c;</{0}>"
)
OUTSIDE = "<!DOCTYPE {0} [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><{0}>&x;</{0}>"
NITF = "<nitf><body><body.content>{}</body.content></body></nitf>"
NEWSML = "<NewsML><NewsItem><NewsComponent>{}</NewsComponent></NewsItem></NewsML>"


def _words(text: str) -> list[str]:
    return text.split()


NAMES = _words("""
nitf head title meta tobject tobject.property tobject.subject docdata doc-id del-list from-src urgency fixture
date.issue date.release doc-scope series ed-msg du-key doc.copyright doc.rights key-list keyword identified-content
person org location event classifier correction evloc pubdata revision-history body body.head hedline hl1 hl2 note
rights rights.owner byline byttl distributor dateline city state country story.date abstract body.content block p
table caption thead tr th td nitf-table media media-reference media-caption media-producer ol ul li dl dt dd bq fn
pre hr a br em q body.end tagline NewsML NewsEnvelope NewsItem Identification NewsIdentifier ProviderId NewsItemId
RevisionId PublicIdentifier NewsManagement Status StatusWillChange FutureStatus DateAndTime Urgency Instruction
AssociatedWith NewsComponent Role NewsLines HeadLine SubHeadLine ByLine ByLineTitle DateLine KeywordLine NewsLine
NewsLineType NewsLineText AdministrativeMetadata Provider Party DescriptiveMetadata Language SubjectCode Subject
Location Property TopicSet Topic TopicType FormalName Description TopicOccurrence Catalog Resource Url
DefaultVocabularyFor ContentItem MediaType Format MimeType Characteristics SizeInBytes DataContent Encoding
NewsItemRef
""")
ATTRIBUTES = _words("""
id-string regsrc norm ed-urg key generation version management-status management-doc-idref src-name level-number
tobject.subject.refnum info holder year limitations city iso-cc name content source mime-type width height class
type href FormalName Value Href NewsItem Duid HowPresent EquivalentsList PreviousRevision Update Notation Topic
Context Vocabulary
""")
TOLD = _words("""
1 0 99999999999999999999 -5 ² 20261124 20261124T101500Z 99999999T999999 canceled embargoed Usable yes base64 Photo
Text Caption Main Lead Origin City Country Latitude 12345.6789 #x urn:newsml:a.example:20261124:x:1 04000000 U
""")
MOST = 20
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
VALUES = st.sampled_from(TOLD) | st.text(LETTERS, max_size=8)


def drafts(reader: Reader, content: bytes) -> list[Draft]:
    return list(reader.read(make_filing(content)))


@st.composite
def trees(draw: st.DrawFn, root: str) -> _Element:
    """Elements of both formats in any order and depth, with any of their attributes."""
    top = E(root)
    known = [top]
    for _ in range(draw(st.integers(0, MOST))):
        parent = known[draw(st.integers(0, len(known) - 1))]
        child = E(draw(st.sampled_from(NAMES)), draw(VALUES), dict(draw(st.lists(pairs(), max_size=2))))
        child.tail = draw(VALUES)
        parent.append(child)
        known.append(child)
    return top


def pairs() -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(ATTRIBUTES), VALUES)


def accepted(reader: Reader, content: bytes) -> list[Draft]:
    """What is read; a refusal is fine, any other error is not."""
    filing = make_filing(content)
    try:
        found = list(reader.read(filing))
    except RejectedFiling:
        return []
    for position, draft in enumerate(found):
        try:
            normalise(draft, filing, position, Defaults(source="x", domain="wire.example"))
        except RejectedFiling:
            continue
    return found


@settings(deadline=None, max_examples=60)
@given(trees("nitf"))
def test_any_nitf_is_read(tree: _Element) -> None:
    assert len(accepted(Nitf(), tostring(tree))) == 1


@settings(deadline=None, max_examples=60)
@given(trees("NewsML"))
def test_any_newsml_is_read_or_refused(tree: _Element) -> None:
    content = tostring(tree)
    assert accepted(NewsMl1(), content) == accepted(NewsMl1(), content)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_damaged_bytes_are_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(
        tostring(data.draw(trees("NewsML"))) if data.draw(st.booleans()) else tostring(data.draw(trees("nitf")))
    )
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    for reader in (Nitf(), NewsMl1()):
        accepted(reader, bytes(content[:cut]))


@pytest.mark.parametrize(("reader", "root"), [(Nitf(), "nitf"), (NewsMl1(), "NewsML")])
@pytest.mark.parametrize("trick", [BOMB, OUTSIDE])
def test_entities_are_never_expanded(reader: Reader, root: str, trick: str) -> None:
    with pytest.raises(UnreadableFiling, match="entities of its own"):
        drafts(reader, trick.format(root).encode())


@pytest.mark.parametrize(("reader", "template"), [(Nitf(), NITF), (NewsMl1(), NEWSML)])
class TestBroken:
    def test_cut_off(self, reader: Reader, template: str) -> None:
        with pytest.raises(UnreadableFiling, match="not well-formed"):
            drafts(reader, template.format("<p>Ferries").encode()[:-30])

    def test_deep(self, reader: Reader, template: str) -> None:
        for name in ("p", "NewsComponent", "em", "td"):
            with pytest.raises(UnreadableFiling):
                drafts(reader, template.format(f"<{name}>" * 5000 + f"</{name}>" * 5000).encode())

    @pytest.mark.parametrize("name", ["p", "block", "NewsComponent", "NewsItem", "ul", "li", "table", "media", "em"])
    def test_as_deep_as_it_may_be(self, reader: Reader, template: str, name: str) -> None:
        drafts(reader, template.format(f"<{name}>" * 200 + "x" + f"</{name}>" * 200).encode())

    def test_more_elements_than_any_dispatch_has(self, reader: Reader, template: str) -> None:
        with pytest.raises(UnreadableFiling, match="more than 200000 elements"):
            drafts(reader, template.format("<p/>" * 400_001).encode())

    def test_many_elements(self, reader: Reader, template: str) -> None:
        for many in ("<p>a</p>", "<media/>", "<NewsLines/>", "<Topic/>", "<block>a</block>", "<br/>", "<b>a</b>"):
            drafts(reader, template.format(many * 20_000).encode())

    def test_nothing_in_it(self, reader: Reader, template: str) -> None:
        (draft,) = drafts(reader, template.format("").encode())
        assert (draft.headline, draft.body) == (None, Body())


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "iso-8859-1"), ("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("us-ascii", "utf-8"), ("utf-16", "utf-8")],
)
def test_wrong_encoding_is_mended(declared: str, encoding: str) -> None:
    text = NITF.format("<p>Fähren fahren für alle über die Straße und zurück.</p>")
    (draft,) = drafts(Nitf(), f"<?xml version='1.0' encoding='{declared}'?>{text}".encode(encoding))
    assert draft.body.text == "Fähren fahren für alle über die Straße und zurück."


def test_huge_table() -> None:
    row = "<tr>" + "<td colspan='9999'>x</td>" * 10 + "</tr>"
    (draft,) = drafts(Nitf(), NITF.format(f"<table>{row * 4000}</table>").encode())
    assert draft.body.word_count == 40_000


def test_too_large() -> None:
    with pytest.raises(UnreadableFiling, match="larger than"):
        drafts(Nitf(), NITF.format("x" * 9_000_000).encode())


@pytest.mark.parametrize(
    "content", [b"", b"<nitf", b"\x00" * 50, zlib.compress(b"<nitf/>"), b"<nitf>&nope;</nitf><", b"<nitf a=b/>"]
)
def test_no_xml_at_all(content: bytes) -> None:
    for reader in (Nitf(), NewsMl1()):
        with pytest.raises(UnreadableFiling):
            drafts(reader, content)


@pytest.mark.parametrize(
    "name", ["HeadLine", "PublicIdentifier", "KeywordLine", "NewsLineText", "DataContent", "Urgency"]
)
def test_long_texts(name: str) -> None:
    for text in ("a" * 200_000, "a;" * 100_000, "&lt;p " * 50_000, ":1" * 100_000, "\n" * 200_000, "&lt;" * 50_000):
        accepted(NewsMl1(), NEWSML.format(f"<NewsLines><{name}>{text}</{name}></NewsLines>{content_of(text)}").encode())


def content_of(text: str) -> str:
    return f"<ContentItem><DataContent>{text}</DataContent></ContentItem>"
