"""A look at the page at `/api/` in a real browser, in a process of its own; says what it saw as one JSON object.

Arguments: the address of the server, the file of axe-core, and the browser.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.desk_tour import LOOKS, Tour


def main(address: str, axe: str, browser: str) -> None:
    source = Path(axe).read_text("utf-8")
    asked: set[str] = set()
    trouble: list[str] = []
    findings: list[str] = []
    papers: dict[str, str] = {}
    headings: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for look in LOOKS:
            tour = Tour(chromium, address, source, look)
            tour.page.on("request", lambda request: asked.add(request.url))
            tour.page.goto(f"{address}/api/")
            papers[look] = tour.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            headings = tour.page.locator("main h2").all_inner_texts()
            tour.look(look)
            trouble += tour.trouble + [f"{name} is too wide" for name in tour.wide]
            findings += tour.findings
        chromium.close()
    told = {"asked": sorted(asked), "trouble": trouble, "findings": findings, "papers": papers, "headings": headings}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
