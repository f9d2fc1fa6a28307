"""Pages scraped from sites of many shapes: the story comes out, and not a line of chrome."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from syndicate.formats.plain_text import PlainText
from syndicate.model.body import Heading, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Draft
from tests.makers import make_filing

LEDE = "Talks on the future of the harbour resumed on Tuesday after a pause of three weeks, the port authority said."
SECOND = '"We are closer than we were in spring," said Ana Roe, who leads the delegation of the port authority.'
THIRD = "Fishermen have blocked the northern quay since October, saying the plan leaves them without a berth."
LAST = "The two sides are to meet again on Thursday, when the first drafts will be exchanged."
DATED = f"PORT ELSE, November 24 (Example Wire) - {LEDE}"


def read(text: str) -> Draft:
    (draft,) = PlainText().read(make_filing(text.encode()))
    return draft


@dataclass(frozen=True)
class Page:
    """A page, and what is to come of it."""

    name: str
    text: str
    headline: str
    body: tuple[str, ...]
    byline: str | None = None
    keywords: tuple[str, ...] = ()


HEADLINE = "Harbour talks resume after three-week pause"

PAGES = (
    Page(
        "section label, blurb, repeated lede above the dateline, chats",
        f"""- Example International
Harbours
The latest news and stories from harbours. Stay tuned for updates on ships, quays and more.

{HEADLINE}

Subscribe
{LEDE}
{DATED}

{SECOND}

{LAST}

Newsfeed
0
To participate in the discussion
log in or register
loader
Chats
Заголовок открываемого материала
""",
        HEADLINE,
        (DATED, SECOND, LAST),
        keywords=("Harbours",),
    ),
    Page(
        "title with site name, breadcrumbs, byline, time of update, share buttons",
        f"""{HEADLINE} | The Else Times
Skip to content
Menu
Home > World > Harbours
{HEADLINE}
By Jane Doe
Updated 3:21 PM, Nov 24, 2026
Share
Facebook
Twitter
{DATED}
{SECOND}
{THIRD}
{LAST}
Share this article
Most read
Lighthouse keeper retires at 91
Storm sinks two trawlers
© 2026 The Else Times. All rights reserved.
""",
        HEADLINE,
        (DATED, SECOND, THIRD, LAST),
        byline="Jane Doe",
        keywords=("World", "Harbours"),
    ),
    Page(
        "cookie banner, no dateline, related stories in the middle, comments below",
        f"""We use cookies to improve your experience on our site. By continuing to browse you accept this.
Accept all
Manage cookies
Log in
Subscribe

{HEADLINE}

{LEDE}

{SECOND}

Related stories
Lighthouse keeper retires at 91
Storm sinks two trawlers

{THIRD}

{LAST}

3 Comments
seadog77
This is a disgrace and everybody who lives at the harbour knows it very well.
Reply
gull
I agree with every word of this, and so does my neighbour who has a boat there.
""",
        HEADLINE,
        (LEDE, SECOND, THIRD, LAST),
    ),
    Page(
        "photo caption and credit, advertisement between paragraphs, tags",
        f"""Example News
Sign in
{HEADLINE}
24 November 2026, 15:21
A trawler leaves the northern quay of Port Else on Monday. (Example Wire Photo/John Roe)
{DATED}
Advertisement
{SECOND}
Photo: John Roe / Example Wire
{THIRD}
Article continues below
{LAST}
Tags: harbour, talks, Port Else
Print
Email
""",
        HEADLINE,
        (DATED, SECOND, THIRD, LAST),
        keywords=("harbour", "talks", "Port Else"),
    ),
    Page(
        "teasers with blurbs after the story",
        f"""Home
Search
{HEADLINE}
{DATED}
{SECOND}
{LAST}
You may also like
Lighthouse keeper retires at 91
The keeper of the northern light has retired after seventy years of service on the rock.
Storm sinks two trawlers
Both crews were saved by a helicopter from the mainland, the coast guard said on Sunday.
""",
        HEADLINE,
        (DATED, SECOND, LAST),
    ),
    Page(
        "a subhead and a short last sentence",
        f"""Log in
Subscribe
{HEADLINE}
{DATED}
{SECOND}
What the fishermen want
{THIRD}
No date was set.
Follow us on Twitter
Load more
""",
        HEADLINE,
        (DATED, SECOND, "What the fishermen want", THIRD, "No date was set."),
    ),
    Page(
        "a menu in one line and other headlines above",
        f"""Home | Search | Log in
Trending
Lighthouse keeper retires at 91 after long service
Storm sinks two trawlers off the northern coast
{HEADLINE}
Share
{DATED}
{SECOND}
{LAST}
Copy link
""",
        HEADLINE,
        (DATED, SECOND, LAST),
    ),
    Page(
        "German",
        """Zum Inhalt springen
Menü
Anmelden
Hafengespräche nach drei Wochen Pause wieder aufgenommen
Von Jana Dörr
24.11.2026, 15:21 Uhr
Teilen
Merken
Hafenstadt (dpa) - Die Gespräche über die Zukunft des Hafens sind am Dienstag wieder aufgenommen worden.
Anzeige
Die Fischer blockieren seit Oktober den nördlichen Kai, weil ihnen der Plan keinen Liegeplatz lässt.
Lesen Sie auch: Leuchtturmwärter geht in Rente
Am Donnerstag wollen sich beide Seiten erneut treffen, wie die Hafenbehörde mitteilte.
Mehr zum Thema
Leuchtturmwärter geht mit 91 in Rente
Sturm versenkt zwei Kutter
Kommentare
Impressum
Datenschutz
""",
        "Hafengespräche nach drei Wochen Pause wieder aufgenommen",
        (
            "Hafenstadt (dpa) - Die Gespräche über die Zukunft des Hafens sind am Dienstag wieder aufgenommen worden.",
            "Die Fischer blockieren seit Oktober den nördlichen Kai, weil ihnen der Plan keinen Liegeplatz lässt.",
            "Am Donnerstag wollen sich beide Seiten erneut treffen, wie die Hafenbehörde mitteilte.",
        ),
        byline="Jana Dörr",
    ),
    Page(
        "Russian",
        """Главная
Поиск
Войти
Переговоры о будущем порта возобновились после перерыва
18:05 24.11.2026 (обновлено: 18:20 24.11.2026)
Поделиться
МОСКВА, 24 ноя — Пример Новости. Переговоры о будущем порта возобновились, сообщил представитель порта.
"Мы ближе к соглашению, чем весной", — сказала глава делегации портовых властей Анна Роу.
Читайте также
Смотритель маяка ушёл на пенсию
Шторм потопил два траулера
Комментарии
Подписывайтесь на наш канал
""",
        "Переговоры о будущем порта возобновились после перерыва",
        (
            "МОСКВА, 24 ноя — Пример Новости. Переговоры о будущем порта возобновились, сообщил представитель порта.",
            '"Мы ближе к соглашению, чем весной", — сказала глава делегации портовых властей Анна Роу.',
        ),
    ),
    Page(
        "broken at a fixed length by a text browser",
        f"""   Skip to content
   Log in
   Subscribe

   {HEADLINE}

   PORT ELSE, November 24 (Example Wire) - Talks on the future of the
   harbour resumed on Tuesday after a pause of three weeks, the port
   authority said.

   "We are closer than we were in spring," said Ana Roe, who leads the
   delegation of the port authority.

   Related articles

   Lighthouse keeper retires at 91
""",
        HEADLINE,
        (DATED, SECOND),
    ),
    Page(
        "a list of figures between paragraphs",
        f"""Subscribe
Sign in
{HEADLINE}
{DATED}
{SECOND}
Berths in 2025: 120
Berths in 2026: 131
Berths planned: 160
{LAST}
Share
""",
        HEADLINE,
        (DATED, SECOND, "Berths in 2025: 120\nBerths in 2026: 131\nBerths planned: 160", LAST),
    ),
    Page(
        "a standfirst told in other words, reading time, newsletter call in the middle",
        f"""Subscribe
The Else Times
Harbours
{HEADLINE}
4 min read
Listen to this article
{DATED}
Sign up for our morning newsletter and never miss a ship.
{SECOND}
{THIRD}
More on this story
Read more: Lighthouse keeper retires at 91
Back to top
""",
        HEADLINE,
        (DATED, SECOND, THIRD),
        keywords=(),
    ),
    Page(
        "a story about sites keeps what sites say",
        f"""Subscribe
Search
Harbour site fails for a day
PORT ELSE, November 24 (Example Wire) - Captains could not log in to the harbour's site, the port said.
The port's privacy policy was changed a day before, and captains had to accept its terms of use again.
{LAST}
Share
""",
        "Harbour site fails for a day",
        (
            "PORT ELSE, November 24 (Example Wire) - Captains could not log in to the harbour's site, the port said.",
            "The port's privacy policy was changed a day before, and captains had to accept its terms of use again.",
            LAST,
        ),
    ),
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_scraped_page_gives_the_story_and_no_chrome(page: Page) -> None:
    draft = read(page.text)
    assert draft.headline == page.headline
    assert tuple(draft.body.lines()) == page.body
    assert draft.byline == page.byline
    if page.keywords:
        assert draft.keywords == page.keywords


def test_a_subhead_is_a_heading_and_a_list_of_figures_stays_as_it_stands() -> None:
    by_name = {page.name: read(page.text) for page in PAGES}
    assert Heading("What the fishermen want") in by_name["a subhead and a short last sentence"].body.blocks
    figures = by_name["a list of figures between paragraphs"].body.blocks
    assert isinstance(figures[2], Preformatted | Table)


def test_the_page_the_project_began_with(shared: Path) -> None:
    content = (shared / "samples/scraped-page/ria-novosti-missile-defense.txt").read_bytes()
    (draft,) = PlainText().read(make_filing(content))
    assert draft.headline == "Russia, U.S. agree to continue dialogue on missile defense"
    assert draft.keywords == ("Russia",)
    assert len(draft.body.blocks) == 15
    assert all(isinstance(block, Paragraph) for block in draft.body.blocks)
    assert draft.body.text.startswith("MOSCOW, April 23 (RIA Novosti) - Moscow and Washington")
    assert draft.body.text.endswith('relations."')
    assert draft.body.text.count("Moscow and Washington will continue") == 1


def test_a_typed_dispatch_is_no_page_because_of_one_word() -> None:
    draft = read(f"Company report\n\n{DATED}\n\nShare\n\nThe share was quoted at 3.20 on Tuesday.\n")
    assert draft.body.text.count("Share") == 1
