"""What hostile XML does to a parser, it does not do here: nothing is expanded, fetched, or larger than it may be."""

from pathlib import Path

import pytest
from lxml import etree

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import MAX_BYTES
from syndicate.formats.xml_input import MAX_ELEMENTS, parse

BOMB = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"


@pytest.mark.parametrize(
    "content",
    [
        BOMB + "<a>&a9;</a>",
        BOMB + "<a x='&a9;'/>",
        BOMB + "<a x='&a2;'/>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a b='&x;'/>",
        "<!DOCTYPE a [<!ENTITY x PUBLIC 'p' 'http://127.0.0.1:9/'>]><a>&x;</a>",
    ],
    ids=["bomb", "bomb-in-attribute", "small-bomb-in-attribute", "own", "file", "file-in-attribute", "address"],
)
def test_entities_of_the_files_own_are_refused(content: str) -> None:
    with pytest.raises(UnreadableFiling, match="entit"):
        parse(content.encode())


@pytest.mark.parametrize("declares", ["SYSTEM '{file}'", "[<!ENTITY % x SYSTEM '{file}'> %x;]"])
def test_no_dtd_is_opened(tmp_path: Path, declares: str) -> None:
    secret = tmp_path / "x.dtd"
    secret.write_text("<!ATTLIST a told CDATA 'yes'>")
    root = parse(f"<!DOCTYPE a {declares.format(file=secret)}><a>text</a>".encode())
    assert (root.text, root.get("told")) == ("text", None)


def test_no_xinclude_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    include = f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{secret}' parse='text'/>"
    assert b"hidden" not in etree.tostring(parse(f"<a>{include}</a>".encode()))


def test_a_gzip_file_is_not_inflated() -> None:
    with pytest.raises(UnreadableFiling):
        parse(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03K\xb4\x01\x00")


def test_more_bytes_than_a_dispatch_has_are_refused() -> None:
    with pytest.raises(UnreadableFiling, match="larger than 8 MB"):
        parse(b"<a>" + b" " * MAX_BYTES + b"</a>")


def test_more_elements_than_a_dispatch_has_are_refused_before_they_cost_memory() -> None:
    with pytest.raises(UnreadableFiling, match="elements"):
        parse(b"<a>" + b"<b/>" * (2 * MAX_ELEMENTS) + b"</a>")


def test_bottomless_nesting_is_refused() -> None:
    with pytest.raises(UnreadableFiling, match="depth"):
        parse(b"<a>" * 5000 + b"</a>" * 5000)


def test_damage_never_drops_text() -> None:
    for content in (b"<a>one<b>two</a>", b"<a>one", b"<a>one</a>two", b"<a>one & two<</a>"):
        with pytest.raises(UnreadableFiling):
            parse(content)
