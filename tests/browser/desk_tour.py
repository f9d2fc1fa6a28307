"""A tour of the web desk in a real browser, in a process of its own; says what it saw as one JSON object.

Arguments: the address of the desk, the folder whose spool is watched, the file of axe-core, and the browser.
"""

import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
}
RULES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
    "phone": {"rules": {"color-contrast": {"enabled": False}}},
}
"""What axe holds a look against: by night the words are those of the day, and so are the colours of a phone."""


class Tour:
    """The browser of one who works at the desk."""

    def __init__(self, browser: Browser, address: str, axe: str, look: str, user: str = "anna") -> None:
        self.page: Page = browser.new_context(**LOOKS[look]).new_page()
        self.address = address
        self.user = user
        self.look_name = look
        self.trouble: list[str] = []
        self.findings: list[str] = []
        self.wide: list[str] = []
        self._axe = axe
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on(
            "console", lambda said: self.trouble.append(said.text) if "Content Security" in said.text else None
        )

    def look(self, name: str) -> None:
        """Hold the page against the rules for all who read it, and see whether it fits."""
        found = self.page.evaluate(f"{self._axe}; axe.run(document, {json.dumps(RULES[self.look_name])})")
        self.findings += [
            f"{name}: {each['id']}: {each['nodes'][0]['html'][:200]}"
            for each in found["violations"]
            if each["impact"] in {"serious", "critical"}
        ]
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            self.wide.append(name)

    def log_in(self) -> None:
        self.page.goto(f"{self.address}/desk/")
        self.look("login")
        self.page.fill("#name", self.user)
        self.page.fill("#password", "a ship does not ask")
        self.page.press("#password", "Enter")
        self.page.wait_for_selector("nav[aria-label=Desk]")

    def round(self, story: str) -> None:
        for name, path in (
            ("wire", "/desk/"),
            ("dispatch", story),
            ("kill", story.replace("/dispatch/", "/kill/")),
            ("correct", story.replace("/dispatch/", "/correct/")),
            ("file", "/desk/file"),
            ("rejects", "/desk/rejects"),
            ("acts", "/desk/acts"),
            ("sources", "/desk/sources"),
            ("rejects of a source", "/desk/rejects?source=newsroom"),
            ("sections", "/desk/sections"),
            ("a section", "/desk/sections/all"),
            ("outlets", "/desk/outlets"),
            ("an outlet", "/desk/outlets/light"),
            ("queue", "/desk/queue"),
            ("subscribers", "/desk/subscribers"),
            ("embargoes", "/desk/embargoes"),
            ("no embargo", "/desk/embargoes?from=2199-01-01"),
            ("search", "/desk/search"),
            ("found", "/desk/search?q=eclipse"),
            ("nothing found", "/desk/search?q=nobody&section=all&from=2026-01-01"),
            ("a query that cannot be read", "/desk/search?q=(eclipse"),
            ("missing", "/desk/nowhere"),
        ):
            self.page.goto(self.address + path)
            self.look(name)


def drop(folder: Path, name: str, text: str) -> None:
    aside = folder / f"{name}.aside"
    aside.write_text(text)
    aside.rename(folder / "spool" / name)


def shift(tour: Tour, folder: Path) -> dict[str, Any]:
    """A story comes while the wire is looked at; then each act is done to it."""
    page = tour.page
    seen: dict[str, Any] = {}
    page.wait_for_selector(".pulse.live")
    drop(folder, "talks.txt", "Harbour talks resume\n\nPORT AVEL, Nov 24 - Talks resumed on Tuesday.\n")
    page.wait_for_selector("text=Harbour talks resume", timeout=20_000)
    seen["live"] = page.locator("tbody tr", has_text="Harbour talks resume").count()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(".story")
    story = page.evaluate("location.pathname")
    acts: list[str] = []
    for key, button in (("h", "Hold it"), ("r", "Release it"), ("c", "Send the correction"), ("x", "Kill it")):
        page.keyboard.press(key)
        page.fill("#note", f"Note of {button}")
        if key == "c":
            page.fill("#headline", "Harbour talks paused")
        page.click(f"text={button}")
        page.wait_for_selector(".said")
        acts.append(page.inner_text(".said").partition(" of tag")[0])
    seen["acts"] = acts
    seen["flag"] = page.inner_text(".flags .flag")
    page.goto(f"{tour.address}/desk/file")
    page.fill("#headline", "Ferry back in service")
    page.fill("#body", "The ferry is back.")
    page.click("text=Preview")
    page.wait_for_selector(".preview")
    page.click("text=File it")
    page.wait_for_selector(".said")
    seen["filed"] = page.inner_text("h1")
    seen["story"] = page.evaluate("location.pathname")
    page.keyboard.press("?")
    seen["keys"] = page.inner_text("dialog.keys")
    page.keyboard.press("Escape")
    page.goto(tour.address + story)
    seen["killed"] = page.locator("nav[aria-label=Acts]").count()
    return seen


def night(tour: Tour, outlet: str) -> list[str]:
    """An operator finds out who is behind, and does something about it; what each act came to."""
    page = tour.page
    said: list[str] = []

    def see(name: str, heading: str) -> None:
        page.wait_for_selector(f"h1:has-text('{heading}')")
        tour.look(name)

    def do(button: str) -> None:
        page.click(f"main >> button:has-text('{button}')")
        page.wait_for_selector(".said")
        tour.look(button)
        said.append(page.inner_text(".said"))

    page.click(".overview >> text=/outlets? behind/")
    see("outlets", "Outlets")
    page.click(f"text=Outlet of {outlet}")
    see("a disabled channel", f"Outlet of {outlet}")
    do(f"Resume {outlet}")
    page.keyboard.press("g")
    page.keyboard.press("q")
    see("queue", "Queue")
    page.click(f"main >> text='{outlet}'")
    see("queue of a channel", f"Queue of {outlet}")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    see("a delivery", f"to {outlet}")
    do("Retry now")
    page.goto(f"{tour.address}/desk/queue?channel={outlet}")
    page.click("[data-row] a")
    page.click("main >> text='Drop'")
    see("one to be dropped", "Drop delivery")
    do("Drop it")
    page.goto(f"{tour.address}/desk/queue?channel={outlet}")
    page.click("text=Drop all")
    see("all to be dropped", "Drop all")
    do("Drop all")
    page.goto(f"{tour.address}/desk/queue?channel={outlet}-late")
    do("Retry all")
    return said


def calendar(tour: Tour) -> dict[str, Any]:
    """What is held back is found by the strip and by keys, then an embargoed story by its words; what was read."""
    page = tour.page
    page.goto(f"{tour.address}/desk/")
    page.click(".overview >> text=next embargo release")
    page.wait_for_selector("h1:has-text('Embargoes')")
    read: dict[str, Any] = {"days": page.locator("h3").count(), "held": page.inner_text("main")}
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(".story")
    tour.look("an embargoed story")
    read["carriers"] = page.inner_text("section[aria-labelledby=pages]")
    page.keyboard.press("/")
    page.keyboard.type('"total eclipse" -moon')
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Search')")
    read["found"] = page.locator("tbody [data-row]").count()
    read["marked"] = page.locator("tbody .head a mark").all_inner_texts()
    page.keyboard.press("/")
    read["typed"] = page.evaluate("document.activeElement.value")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_selector("h1:has-text('Embargoes')")
    return read


def rounds(tour: Tour) -> list[str]:
    """An operator finds out which source fails, and has a section rebuilt; what was seen and said."""
    page = tour.page
    page.goto(f"{tour.address}/desk/")
    page.click(".overview >> text=/sources? failing/")
    page.wait_for_selector("h1:has-text('Sources')")
    failing = page.locator("tbody tr").first.inner_text()
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_selector("h1:has-text('Sections')")
    page.click("main >> text='Harbours'")
    page.click("text=Rebuild…")
    page.wait_for_selector("h1:has-text('Rebuild Harbours')")
    tour.look("a section to be rebuilt")
    page.click("main >> button:has-text('Rebuild it')")
    page.wait_for_selector(".said")
    tour.look("a section that is to be rebuilt")
    said = page.inner_text(".said")
    while page.locator(".notice").count():  # the daemon is at it
        page.wait_for_timeout(100)
        page.reload()
    rebuilt = page.locator("dt:has-text('Rebuilt') + dd").inner_text()
    return [failing, said, rebuilt]


def main(address: str, folder: str, axe: str, browser: str) -> None:
    source = Path(axe).read_text("utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tours = {look: Tour(chromium, address, source, look) for look in LOOKS}
        tours["light"].log_in()
        seen = shift(tours["light"], Path(folder))
        for look, tour in tours.items():
            if look != "light":
                tour.log_in()
            tour.round(seen["story"])
        seen["calendars"] = {look: calendar(tour) for look, tour in tours.items()}
        operators = {look: Tour(chromium, address, source, look, "otto") for look in LOOKS}
        for tour in operators.values():
            tour.log_in()
        seen["nights"] = {look: night(tour, look) for look, tour in operators.items()}
        seen["rounds"] = {look: rounds(tour) for look, tour in operators.items()}
        seen |= {
            name: [
                f"{tour.look_name} {each}"
                for tour in (*tours.values(), *operators.values())
                for each in getattr(tour, name)
            ]
            for name in ("trouble", "findings", "wide")
        }
        chromium.close()
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
