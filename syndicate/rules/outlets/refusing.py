"""Why an outlet would not take a story."""

from collections.abc import Iterator

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.outlet import Aspect, Outlet, Profile, Refusal
from syndicate.rules.lead import description
from syndicate.rules.outlets.pictures import is_web_picture
from syndicate.rules.outlets.shape import shaped

_NOT_KNOWN = "und"


def refusals(dispatch: Dispatch, profile: Profile, language: str) -> tuple[Refusal, ...]:
    """Everything that an outlet has against a story.

    Args:
        dispatch: As it came, or shaped already; a kill or a hold is never refused.
        profile: The outlet's.
        language: The outlet's, a BCP 47 tag.
    """
    return () if dispatch.pub_status is not PubStatus.USABLE else _found(shaped(dispatch, profile), profile, language)


def prepared(dispatch: Dispatch, outlet: Outlet) -> Dispatch | None:
    """The dispatch in an outlet's shape, or None where the outlet refuses it; the same for a version whenever asked."""
    story = shaped(dispatch, outlet.profile)
    if dispatch.pub_status is not PubStatus.USABLE:
        return story
    refused = any(refusal.must for refusal in _found(story, outlet.profile, outlet.language))
    return None if refused else story


def _found(story: Dispatch, profile: Profile, language: str) -> tuple[Refusal, ...]:
    asked = profile.musts | profile.advice
    found = [
        Refusal(aspect=aspect, reason=reason, must=aspect in profile.musts)
        for aspect, reason in _shortfalls(story, profile)
        if aspect in asked
    ]
    if profile.one_language and not _same_language(story.language, language):
        found.append(Refusal(aspect=Aspect.LANGUAGE, reason=f"is '{story.language}', not '{language}'", must=True))
    if profile.most_item_bytes is not None:
        size = len(f"{story.headline}{story.body.text}".encode())
        if size > profile.most_item_bytes:
            reason = f"has {size} bytes, at most {profile.most_item_bytes} are taken"
            found.append(Refusal(aspect=Aspect.SIZE, reason=reason, must=True))
    return tuple(found)


def _shortfalls(story: Dispatch, profile: Profile) -> Iterator[tuple[Aspect, str]]:
    title = len(story.headline)
    if title < profile.least_title_chars:
        yield Aspect.TITLE, _too_few(title, profile.least_title_chars)
    if profile.most_title_chars is not None and title > profile.most_title_chars:
        yield Aspect.TITLE, f"has {_characters(title)}, at most {profile.most_title_chars} are wanted"
    if profile.least_description_chars:
        lead = len(description(story))
        if lead < profile.least_description_chars:
            yield Aspect.DESCRIPTION, _too_few(lead, profile.least_description_chars)
    if not any(line.strip() for line in story.body.lines()):
        yield Aspect.TEXT, "is missing"
    if not any(map(is_web_picture, story.associations)):
        yield Aspect.PICTURE, "is missing: none has an address on the web and a type that is taken"
    if not story.byline:
        yield Aspect.BYLINE, "is missing"
    if story.language == _NOT_KNOWN:
        yield Aspect.LANGUAGE, "could not be told"


def _too_few(chars: int, least: int) -> str:
    return f"has {_characters(chars)}, at least {least} are wanted"


def _characters(chars: int) -> str:
    return "1 character" if chars == 1 else f"{chars} characters"


def _same_language(tag: str, wanted: str) -> bool:
    """Whether two tags name one language, whatever script or region (RFC 5646 §2.2.1); one not known may be it."""
    return tag == _NOT_KNOWN or tag.partition("-")[0].lower() == wanted.partition("-")[0].lower()
