"""The forms that a page of the documentation adds do what it says."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from syndicate.build import readers
from syndicate.desk.reading import Desk, Refusal
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.ports.format import Reader, Writer
from syndicate.rules.normalise import Defaults
from tests.makers import AGENCY, make_filing
from tests.markdown import ROOT, blocks
from tests.pages import joined
from tests.stories import WHOLE

PAGE = "docs/how-to/add-a-form.md"
DEFAULTS = Defaults(source="newsroom", domain="wire.example")
LINES = b"#0412|HARBOUR|Pilots end strike|Pilots went back to work.\n\n#0413|FERRY|Ferry runs|It ran again.\n"


def module(number: int) -> Mapping[str, Any]:
    """What the page's file of this number comes to."""
    names: dict[str, Any] = {}
    code = [block.text for block in blocks(PAGE) if block.kind == "python"][number]
    exec(code, names)  # noqa: S102 - the page's own
    return names


def desk() -> Desk:
    reader: Reader = module(0)["Ticker"]()
    *others, plain_text = readers()
    return Desk([*others, reader, plain_text])


def test_its_form_is_read_and_no_other_taken_for_it() -> None:
    read = list(desk().read(make_filing(LINES), DEFAULTS))
    assert [(one.slugline, one.headline, one.body.text) for one in read if isinstance(one, Dispatch)] == [
        ("HARBOUR", "Pilots end strike", "Pilots went back to work."),
        ("FERRY", "Ferry runs", "It ran again."),
    ]
    reader: Reader = module(0)["Ticker"]()
    filings = (ROOT / "tests" / "filings").iterdir()
    assert [file.name for file in filings if reader.recognises(file.read_bytes())] == []


def test_what_is_no_line_of_it_is_refused_with_the_reason() -> None:
    *_, refused = desk().read(make_filing(LINES + b"#0414|three|fields\n"), DEFAULTS)
    assert isinstance(refused, Refusal)
    assert refused.reason == "line 4 has 3 fields, not 4"
    assert refused.trace is None


def test_its_page_is_written_and_says_nothing_of_what_was_killed() -> None:
    writer: Writer = module(1)["HeadlinesWriter"](AGENCY)
    header, *lines = csv.reader(io.StringIO(joined(writer, WHOLE).decode(), newline=""))
    assert header == ["guid", "version", "created", "headline"]
    for dispatch in WHOLE.dispatches:
        told = [line[3] for line in lines if line[:2] == [dispatch.guid, str(dispatch.version)]]
        assert (
            told
            == {
                PubStatus.USABLE: [dispatch.headline],
                PubStatus.WITHHELD: [],
                PubStatus.CANCELED: ["KILL"],
            }[dispatch.pub_status]
        )
    assert {one.pub_status for one in WHOLE.dispatches} == set(PubStatus)
