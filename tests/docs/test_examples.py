"""What pages show that is no command: files, code of receivers, a dialogue, names."""

import base64
import re
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it carries no types

from syndicate.build import readers
from syndicate.build.writers import item_writers, writers
from syndicate.desk.reading import Desk
from syndicate.model.dispatch import Dispatch
from syndicate.outlets.file_names import file_name
from syndicate.outlets.webhook.signing import headers, signer
from syndicate.rules import dateline
from syndicate.rules.normalise import Defaults
from tests.channels import make_parcel
from tests.house import make_house
from tests.makers import AGENCY, make_dispatch, make_filing
from tests.markdown import ROOT, blocks
from tests.terminal import looks_like

PLAIN_TEXT = "reference/plain-text.md"
BODY = "\nPORT AVEL, Norvia (Meridian Press) - Pilots went back to work.\n"


def shown(page: str, beginning: str) -> str:
    """The block of a page that begins so."""
    [found] = [one.text for one in blocks(f"docs/{page}") if one.text.startswith(beginning)]
    return found


def read(text: str) -> Dispatch:
    (outcome,) = Desk(readers()).read(make_filing(text.encode()), Defaults(source="newsroom", domain="wire.example"))
    assert isinstance(outcome, Dispatch), outcome
    return outcome


def test_a_page_of_plain_text_is_read_as_it_is_explained() -> None:
    rows = [re.split(r" {3,}(?=[a-z])", line) for line in shown(PLAIN_TEXT, "u w BC-Harbour").splitlines()]
    story = read("\n".join(row[0] for row in rows))
    assert (story.slugline, story.headline) == (
        "BC-Harbour Treaty, 1st Ld",
        "Norvia and Estmark agree on shared harbour",
    )
    assert (story.byline, story.ed_note) == ("Edda Marlow", "Adds reaction of pilots.")
    assert story.dateline is not None
    assert story.dateline.cities == ("PORT AVEL",)
    assert [row[1].strip() for row in rows if len(row) > 1][-1] == "end mark"
    assert story.body.text.endswith("Their foreign ministers shook hands.")


def test_labels_are_read() -> None:
    story = read(shown(PLAIN_TEXT, "Headline: Harbour pilots") + BODY)
    assert (story.headline, story.slugline) == ("Harbour pilots end strike", "Harbour-Pilots")
    assert (story.byline, story.language, story.keywords) == ("Edda Marlow", "en", ("harbour", "strike"))


def test_the_line_of_an_embargo_is_read() -> None:
    story = read(f"Headline: Pilots end strike\n\n{shown(PLAIN_TEXT, 'EMBARGOED')}{BODY}")
    assert story.embargo == datetime(2027, 1, 1, 6, tzinfo=UTC)


@pytest.mark.parametrize("line", shown(PLAIN_TEXT, "PORT AVEL, Norvia, Nov. 24").splitlines())
def test_datelines_are_found(line: str) -> None:
    found = dateline.find(f"{line} Pilots went back to work.", date(2026, 11, 24))
    assert found is not None
    assert found.dateline.agency


def test_a_signature_is_checked_as_receivers_are_told() -> None:
    names: dict[str, Any] = {}
    exec(shown("how-to/push-to-an-outlet.md", "import base64"), names)  # noqa: S102 - the page's own
    key = "whsec_" + base64.b64encode(bytes(range(32))).decode()
    sent = headers(signer(key), "msg_1", int(time.time()), b"a kill")
    assert names["is_ours"](key, sent, b"a kill")
    assert not names["is_ours"](key, sent, b"another")
    assert not names["is_ours"](key, {**sent, "webhook-timestamp": "1"}, b"a kill")


def test_files_that_are_dropped_are_called_so() -> None:
    third = make_dispatch(version=3)
    name = file_name(make_parcel(dispatch=third, ordered=datetime(2026, 11, 26, 3, 15, tzinfo=UTC)), "nitf.xml")
    example = shown("how-to/drop-files-at-an-outlet.md", "2026").strip()
    assert re.sub(r"-[0-9a-f]{20}-", "-STORY-", name) == re.sub(r"-[0-9a-f]{20}-", "-STORY-", example)


def test_the_questions_of_a_new_desk_are_those_that_are_shown(tmp_path: Path) -> None:
    dialogue = shown("how-to/start-a-new-desk.md", "1. The agency's name").splitlines()
    asked, answers = zip(*(re.fullmatch(r"\s*(.*\]:)\s*(.*)", line).groups() for line in dialogue), strict=True)  # type: ignore[union-attr]
    begun = make_house(tmp_path).syndicate("init", "desk", given="".join(f"{one}\n" for one in answers).encode())
    assert begun.code == 0
    assert [question for question in asked if question not in begun.out] == []
    written = (tmp_path / "desk" / "config.toml").read_text()
    assert [answer for answer in answers[:4] if answer not in written] == []


def test_what_prometheus_is_told_names_the_rules_and_the_job() -> None:
    told = yaml.safe_load(shown("how-to/monitor-it.md", "rule_files"))
    [rules] = told["rule_files"]
    assert (ROOT / "deploy" / rules).is_file()
    [job] = told["scrape_configs"]
    assert f'job="{job["job_name"]}"' in (ROOT / "deploy" / rules).read_text()


def test_violations_are_told_as_they_are_shown(tmp_path: Path) -> None:
    example = shown("reference/validate.md", "feeds/world/rss.xml:12")
    item = "<item><title>One</title><description>It was.</description></item>"
    page = f"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>World</title><link>https://wire.example/</link><description>News</description>
<ttl>soon</ttl>
{item.replace("</title>", "</title><guid>tag:a</guid>")}
{item.replace("</title>", "</title><guid>tag:b</guid>")}
{item}
</channel></rss>
"""
    (tmp_path / "feeds" / "world").mkdir(parents=True)
    (tmp_path / "feeds" / "world" / "rss.xml").write_text(page)
    told = make_house(tmp_path).syndicate("validate", "feeds/world/rss.xml")
    assert told.code == 1
    for line in example.splitlines()[:2]:
        assert looks_like(line, told.out), told.out


def test_the_files_of_every_form_are_in_the_list_of_what_is_published() -> None:
    listed = (ROOT / "feeds" / "README.md").read_text(encoding="utf-8")
    files = {writer.filename for writer in writers(AGENCY)}
    assert {file for file in files if file not in listed} == set()
    suffixes = {writer.suffix for writer in item_writers(AGENCY)} - {"html", "xml"}
    assert {suffix for suffix in suffixes if f"`{suffix}`" not in listed} == set()
