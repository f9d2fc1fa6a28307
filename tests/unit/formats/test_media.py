"""Which associations readers can fetch, and what is said of them."""

import pytest

from syndicate.formats.media import Media, web_media
from syndicate.model.dispatch import Association


@pytest.mark.parametrize("href", ["4711.tif", "/a.jpg", "ftp://a.example/b", "javascript:x", "http://", "http://[", ""])
def test_what_is_not_on_the_web_is_left_out(href: str) -> None:
    assert web_media([Association(href=href)]) == ()


def test_address_is_made_a_uri_and_stands_once() -> None:
    names = ["https://a.example/ä b.jpg?x=1&y=2", "https://a.example/%C3%A4%20b.jpg?x=1&y=2"]
    assert [media.url for media in web_media([Association(href=name) for name in names])] == [names[1]]


@pytest.mark.parametrize(
    ("href", "filed", "media_type", "medium"),
    [
        ("http://a.example/b.JPG?c=d.png", None, "image/jpeg", "image"),
        ("http://a.example/b.webp", None, "image/webp", "image"),
        ("http://a.example/b.jpg", "Video/MP4", "Video/MP4", "video"),
        ("http://a.example/b.pdf", None, "application/pdf", None),
        ("http://a.example/b", None, None, None),
        ("http://a.example/b.png", "a picture", "image/png", "image"),
        ("http://a.example/b.png", "image/x y", "image/png", "image"),
        ("http://a.example/b", "audio/ogg; codecs=opus", "audio/ogg; codecs=opus", "audio"),
    ],
)
def test_type_is_as_filed_else_by_the_ending(
    href: str, filed: str | None, media_type: str | None, medium: str | None
) -> None:
    assert web_media([Association(href=href, media_type=filed, size=7, caption="", credit="C")]) == (
        Media(url=href, media_type=media_type, medium=medium, size=7, caption=None, credit="C"),
    )


@pytest.mark.parametrize("size", [None, 0, -1])
def test_size_that_says_nothing_is_not_known(size: int | None) -> None:
    (media,) = web_media([Association(href="https://a.example/b.jpg", size=size)])
    assert media.size is None


def test_what_no_uri_can_hold_is_encoded() -> None:
    (media,) = web_media([Association(href="https://a.example/100%/[1]|é.jpg")])
    assert media.url == "https://a.example/100%25/%5B1%5D%7C%C3%A9.jpg"
