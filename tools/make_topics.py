"""Write syndicate/rules/facts/topics.py: IPTC Media Topics, their names, and the Subject Codes they stand for.

    python -m tools.make_topics mediatopic-cptall-x-all.json > syndicate/rules/facts/topics.py

The file is IPTC's NewsCodes as JSON. Retired topics are left out. A Subject Code means the topic that IPTC calls an
exact match, else a close one, never one that it is only broader than; the seventeen at the top are the same in both.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_HEAD = '''"""IPTC Media Topics: made by tools/make_topics.py, not by hand.

Facts taken from IPTC NewsCodes (Media Topics, release of {release}), © International Press Telecommunications Council,
licensed under CC BY 4.0. One line a topic: its code, the broader topic's, the Subject Codes that mean it, its name in
English, its names in other languages.
"""

from typing import Final

TOPIC_LINES: Final = (
'''
_SUBJECT_CODES = "http://cv.iptc.org/newscodes/subjectcode/"
_SCHEME = "medtop:"


def main() -> None:
    """Write the table to standard output."""
    scheme = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    topics = [topic for topic in scheme["conceptSet"] if "retired" not in topic]
    sys.stdout.write(_HEAD.format(release=scheme["dateReleased"][:4]))
    subject_codes = _subject_codes(topics)
    for topic in sorted(topics, key=lambda one: str(one["qcode"])):
        sys.stdout.write(f"    {json.dumps('|'.join(_fields(topic, subject_codes)), ensure_ascii=False)},\n")
    sys.stdout.write(")\n")


def _fields(topic: Mapping[str, Any], subject_codes: Mapping[str, str]) -> Iterator[str]:
    code = topic["qcode"].removeprefix(_SCHEME)
    yield code
    yield next(iter(topic.get("broader", ())), "").rpartition("/")[2].removeprefix(_SCHEME)
    yield " ".join(sorted(subject for subject, means in subject_codes.items() if means == code))
    english = _label(topic["prefLabel"]["en-GB"])
    yield english
    others = (_label(label) for language, label in sorted(topic["prefLabel"].items()) if language != "en-GB")
    yield from dict.fromkeys(label for label in others if label.casefold() != english.casefold())


def _label(label: str) -> str:
    return " ".join(label.replace("|", " ").split())


def _subject_codes(topics: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for relation in ("exactMatch", "closeMatch"):
        for topic in topics:
            for match in topic.get(relation, ()):
                if match.startswith(_SUBJECT_CODES):
                    found.setdefault(match.removeprefix(_SUBJECT_CODES), topic["qcode"].removeprefix(_SCHEME))
    top = [topic["qcode"].removeprefix(_SCHEME) for topic in topics if not topic.get("broader")]
    return {**dict(zip(top, top, strict=True)), **found}


main()
