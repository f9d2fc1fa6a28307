"""Pictures that an outlet can fetch and shows."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from syndicate.model.dispatch import Association
from syndicate.model.outlet import Profile

_BY_ENDING = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "webp": "image/webp",
}


def is_web_picture(association: Association) -> bool:
    """Whether this is a picture with an address on the web."""
    return _on_the_web(association.href) and _type(association).startswith("image/")


def wanted(associations: tuple[Association, ...], profile: Profile) -> Iterator[Association]:
    """What goes with the story to this outlet, in order; what is no picture goes as it is."""
    pictures = 0
    for association in associations:
        if not is_web_picture(association):
            yield association
        elif _good(association, profile) and (profile.most_pictures is None or pictures < profile.most_pictures):
            pictures += 1
            yield association


def _good(picture: Association, profile: Profile) -> bool:
    if profile.picture_types is not None and _type(picture) not in profile.picture_types:
        return False
    if profile.least_picture_pixels is not None and picture.width and picture.width < profile.least_picture_pixels:
        return False
    return profile.most_picture_bytes is None or (picture.size or 0) <= profile.most_picture_bytes


def _on_the_web(href: str) -> bool:
    try:
        parts = urlsplit(href.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and host.isascii() and host != "" and ":" not in host


def _type(association: Association) -> str:
    """The media type as filed, else by the address's ending; empty where neither says."""
    filed = (association.media_type or "").strip().lower()
    if "/" in filed:
        return filed
    path = association.href.partition("?")[0].partition("#")[0]
    return _BY_ENDING.get(path.rpartition("/")[2].rpartition(".")[2].lower(), "")
