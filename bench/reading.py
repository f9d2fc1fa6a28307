"""(d) From bytes to a dispatch of a known language, per format, beside the time that parsing alone takes."""

import io
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import feedparser
from lxml import etree, html

from bench.material import SHARED, generated
from bench.result import Result
from syndicate.build import readers
from syndicate.errors import RejectedFiling
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import make_filing

FILINGS = Path(__file__).parents[1] / "tests" / "filings"
DEFAULTS = Defaults(source="newsroom", domain="wire.example")
XML_AIM_MS, TEXT_AIM_MS = 1.0, 0.3
MOST = 60

FORMS: tuple[tuple[str, str, str, float], ...] = (
    ("newsml-g2", "newsml-g2", "*.xml", XML_AIM_MS),
    ("newsml-1.2", "newsml-1.2", "*.xml", XML_AIM_MS),
    ("nitf", "nitf", "*.xml", XML_AIM_MS),
    ("ninjs", "ninjs", "*.json", XML_AIM_MS),
    ("iptc-7901", "iptc7901", "*", TEXT_AIM_MS),
    ("anpa-1312", "anpa1312", "*", TEXT_AIM_MS),
)
"""Name, folder of real files below samples, their names, and what a dispatch may take."""


def run(repeats: int) -> list[Result]:
    """Read real files of each form where they lie, our own where they do not."""
    results = [_measured(name, _contents(name, folder, names), aim, repeats) for name, folder, names, aim in FORMS]
    for name, file in (("rss", "rss.xml"), ("atom", "atom.xml"), ("html", "html.html"), ("mail", "mail.eml")):
        results.append(_measured(name, [(FILINGS / file).read_bytes()], None, repeats))
    texts = [generated(number).encode() for number in range(MOST)]
    results.append(_measured("plain-text", texts, TEXT_AIM_MS, repeats))
    return results


def _contents(name: str, folder: str, names: str) -> list[bytes]:
    real = sorted(path for path in (SHARED / "samples" / folder).rglob(names) if path.is_file())[:MOST]
    found = real or sorted(FILINGS.glob(f"{name}*"))
    return [path.read_bytes() for path in found]


def _measured(name: str, contents: list[bytes], aim: float | None, repeats: int) -> Result:
    read = _Reading(contents)
    dispatches = read()
    parse = _parser(name)
    ours, theirs = [], []
    for _ in range(repeats):
        ours.append(_ms(read) / dispatches)
        theirs.append(_ms(lambda: [parse(content) for content in contents]) / dispatches)
    size = sum(map(len, contents)) // max(dispatches, 1)
    what = f"read a dispatch of {name} ({len(contents)} files, {dispatches} dispatches, {size} bytes each)"
    value = round(median(ours), 3)
    return Result(
        name=what,
        value=value,
        unit="ms",
        aim=aim,
        better="lower",
        beside=_BESIDE[parse],
        ours=value,
        theirs=round(median(theirs), 3),
        runs=repeats,
    )


class _Reading:
    """Everything the desk does with filings but telling languages; call it for the number of dispatches."""

    def __init__(self, contents: list[bytes]) -> None:
        self._readers = readers()
        self._filings = [make_filing(content) for content in contents]

    def __call__(self) -> int:
        dispatches = 0
        for filing in self._filings:
            reader = next(reader for reader in self._readers if reader.recognises(filing.content))
            with suppress(RejectedFiling):
                for position, draft in enumerate(reader.read(filing)):
                    normalise(replace(draft, language=draft.language or "en"), filing, position, DEFAULTS)
                    dispatches += 1
        return dispatches


def _ms(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _parser(name: str) -> Callable[[bytes], object]:
    if name in {"rss", "atom"}:
        return _feedparser
    if name == "html":
        return _html
    if name == "ninjs":
        return _json
    return _xml if name.startswith(("newsml", "nitf")) else _decode


def _feedparser(content: bytes) -> object:
    return feedparser.parse(io.BytesIO(content))


def _html(content: bytes) -> object:
    return html.document_fromstring(content)


def _json(content: bytes) -> object:
    return json.loads(content)


def _xml(content: bytes) -> object:
    return etree.fromstring(content, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))


def _decode(content: bytes) -> object:
    return content.decode("utf-8", "replace").split("\n")


_BESIDE: dict[Callable[[bytes], object], str] = {
    _feedparser: "feedparser alone",
    _html: "lxml.html's parser alone",
    _json: "json.loads alone",
    _xml: "lxml's parser alone",
    _decode: "decoding alone",
}
