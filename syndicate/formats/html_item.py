"""A story's own page, or the notice that stands in its place."""

import re
from collections.abc import Iterable

from syndicate.formats.addresses import item_url
from syndicate.formats.html_templates import MEDIA_TYPE, Form, environment
from syndicate.formats.json_ld import news_article, notice
from syndicate.formats.media import web_media
from syndicate.formats.notices import correction_note
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.section import Agency
from syndicate.ports.format import ItemWriter
from syndicate.rules.addresses import item_path

_ROOT = "../../"

_LOCALE = re.compile(r"([a-z]{2,3})-([A-Z]{2})")


class HtmlItemWriter:
    """Writes the page of one dispatch (an ItemWriter)."""

    name = "html"
    suffix = "html"
    media_type = MEDIA_TYPE

    def __init__(self, agency: Agency, others: Iterable[ItemWriter] = ()) -> None:
        """Lead to the same story in other forms."""
        self._agency = agency
        self._forms = [Form.of_item(writer) for writer in others]
        templates = environment()
        self._story = templates.get_template("item.html")
        self._notice = templates.get_template("notice.html")

    def document(self, dispatch: Dispatch) -> bytes:
        """Render the story; of a killed or held one nothing that was filed but its guid, version and time."""
        usable = dispatch.pub_status is PubStatus.USABLE
        html = self._story_page(dispatch) if usable else self._notice_page(dispatch)
        return html.encode()

    def _story_page(self, dispatch: Dispatch) -> str:
        media = web_media(dispatch.associations)
        url = item_url(self._agency, dispatch.guid)
        return self._story.render(
            agency=self._agency,
            dispatch=dispatch,
            media=media,
            correction=correction_note(dispatch),
            canonical=url,
            article=news_article(dispatch, self._agency, url, media),
            picture=next((one for one in media if one.medium == "image"), None),
            locale=_locale(dispatch.language),
            forms=[(form, item_path(dispatch.guid, form.ending)) for form in self._forms],
            root=_ROOT,
        )

    def _notice_page(self, dispatch: Dispatch) -> str:
        url = item_url(self._agency, dispatch.guid)
        return self._notice.render(
            agency=self._agency,
            dispatch=dispatch,
            canonical=url,
            article=notice(dispatch, url),
            root=_ROOT,
        )


def _locale(language: str) -> str | None:
    """The language as Open Graph has it (`og:locale`, `en_GB`): it needs the territory."""
    found = _LOCALE.fullmatch(language)
    return f"{found[1]}_{found[2]}" if found else None
