"""The pages in a real browser, opened from a disk: what is there is seen, and the layout fits a phone."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from syndicate.build.writers import front_writers, item_writers, writers
from syndicate.rules.addresses import item_path
from tests.makers import AGENCY
from tests.pages import joined
from tests.stories import KILL, LEAD, NASTY, RTL, STORIES, WHOLE

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.debian("chromium"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not on PATH"),
]

# A script of the browser's own measures the page; the pages themselves bring none.
_PHONE = """<!DOCTYPE html><meta charset="utf-8"><title></title>
<iframe src="{page}" style="width:320px;height:800px;border:0"></iframe>
<script>
addEventListener("load", () => {{
  const page = document.querySelector("iframe").contentDocument.documentElement;
  document.title = `wide ${{page.scrollWidth}} of ${{page.clientWidth}}`;
}});
</script>"""

# Another tells where the links of a page lead.
_LINKS = """<!DOCTYPE html><meta charset="utf-8"><title></title>
<iframe src="{page}"></iframe>
<script>
addEventListener("load", () => {{
  const page = document.querySelector("iframe").contentDocument;
  document.title = [...page.querySelectorAll("a")].map(link => link.href).join(" ");
}});
</script>"""


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as they lie under `feeds/`."""
    folder = tmp_path_factory.mktemp("feeds")
    section = writers(AGENCY)[0]
    front = front_writers(AGENCY)[0]
    pages = {"coast/index.html": joined(section, WHOLE)}
    items = item_writers(AGENCY, ("newsml-g2",))[0]
    pages["coast/archive/2/index.html"] = joined(section, replace(WHOLE, document=2, previous=1))
    pages["index.html"] = front.page([WHOLE]).content
    pages |= {item_path(dispatch.guid): items.document(dispatch) for dispatch in STORIES.values()}
    for path, content in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def browse(page: Path, profile: Path, *options: str) -> str:
    """Run the browser without a window and without a network; its standard output."""
    done = subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--allow-file-access-from-files",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={profile}",
            "--window-size=1200,1600",
            *options,
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("index.html", ["Coast &amp; harbours", RTL.headline, "All feeds (OPML)"]),
        ("coast/index.html", ["This story was killed", LEAD.headline, RTL.headline]),
        (item_path(LEAD.guid), [LEAD.headline, "Talks run until Friday. No vote has been called."]),
        (item_path(KILL.guid), ["This story was killed"]),
    ],
)
def test_a_browser_shows_what_the_page_says(stand: Path, tmp_path: Path, path: str, seen: list[str]) -> None:
    picture = tmp_path / "page.png"
    dom = browse(stand / path, tmp_path / "profile", "--dump-dom", f"--screenshot={picture}")
    body = dom.partition("<body>")[2]
    assert [text for text in seen if text not in body] == []


def test_a_page_is_drawn_and_the_dark_one_differs(stand: Path, tmp_path: Path) -> None:
    light, dark = tmp_path / "light.png", tmp_path / "dark.png"
    page = stand / "coast" / "index.html"
    browse(page, tmp_path / "profile", f"--screenshot={light}", "--blink-settings=preferredColorScheme=1")
    browse(page, tmp_path / "profile", f"--screenshot={dark}", "--blink-settings=preferredColorScheme=0")
    assert light.read_bytes().startswith(b"\x89PNG")
    assert light.read_bytes() != dark.read_bytes()


def test_a_story_is_found_from_an_archive_page(stand: Path, tmp_path: Path) -> None:
    phone = tmp_path / "links.html"
    phone.write_text(_LINKS.format(page=(stand / "coast/archive/2/index.html").as_uri()))
    dom = browse(phone, tmp_path / "profile", "--dump-dom", "--virtual-time-budget=3000")
    found = re.search(r"<title>(.+)</title>", dom)
    assert found, dom[:300]
    skip, *links = found[1].split()
    assert skip == (stand / "coast/archive/2/index.html").as_uri() + "#main"
    assert (stand / item_path(LEAD.guid)).as_uri() in links
    assert (stand / "coast/index.html").as_uri() in links


@pytest.mark.parametrize(
    "path",
    ["index.html", "coast/index.html", "coast/archive/2/index.html", item_path(LEAD.guid), item_path(NASTY.guid)],
)
def test_a_page_fits_a_phone(stand: Path, tmp_path: Path, path: str) -> None:
    phone = tmp_path / "phone.html"
    phone.write_text(_PHONE.format(page=(stand / path).as_uri()))
    dom = browse(phone, tmp_path / "profile", "--dump-dom", "--virtual-time-budget=3000")
    found = re.search(r"<title>wide (\d+) of (\d+)</title>", dom)
    assert found, dom[:300]
    assert int(found[2]) == 320
    assert int(found[1]) <= 320
