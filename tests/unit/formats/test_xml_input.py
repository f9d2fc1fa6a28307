"""The door for XML: what is mended there, what is refused."""

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.xml_input import MAX_ELEMENTS, parse, root_name

TEXT = "Bülow reist nach Ærø"


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("utf-8", "utf-8"),
        ("ISO-8859-1", "iso-8859-1"),
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "utf-8"),
        ("windows-1252", "utf-8"),
        ("utf-8", "iso-8859-1"),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in_whatever_it_declares(declared: str, actual: str) -> None:
    content = f"<?xml version='1.0' encoding='{declared}'?><a>{TEXT}</a>".encode(actual)
    assert parse(content).text == TEXT


def test_bytes_before_the_declaration_control_characters_and_html_entities_are_mended() -> None:
    assert parse(b"\xef\xbb\xbf\r\n<?xml version='1.0'?><a>x\x0b&nbsp;&ouml;&#7;&AT & T</a>").text == "x\n\xa0ö&AT & T"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>",
        b"<a><b></a></b>",
        b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
        b"<a>" + b"<b/>" * (2 * MAX_ELEMENTS) + b"</a>",
        b"<a>" * 300 + b"</a>" * 300,
        b"<a>&undeclared;</a>",
    ],
)
def test_what_is_no_sound_xml_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(UnreadableFiling):
        parse(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<a/>", "a"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!DOCTYPE x><!-- --><p:a xmlns:p='urn:x'>", "{urn:x}a"),
        (b"{}", ""),
        (b"a < b", ""),
        (b"<", ""),
    ],
)
def test_the_root_is_told_by_the_beginning(content: bytes, name: str) -> None:
    assert root_name(content) == name
