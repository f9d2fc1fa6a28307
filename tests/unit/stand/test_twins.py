"""Twins that follow behind never follow the wrong page."""

import threading
from pathlib import Path

from syndicate.stand.twins import Behind, TwinWriter


def test_no_twin_is_written_of_content_that_was_replaced_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / "rss.xml"
    file.write_bytes(b"the new content")
    told: list[Behind] = []
    writer = TwinWriter(threading.Lock(), lambda page, _: told.append(page))
    for modified in (file.stat().st_mtime_ns - 1, file.stat().st_mtime_ns):
        writer.follow(Behind(path="rss.xml", file=str(file), content=b"some content", modified=modified))
        writer.settle()
        current = modified == file.stat().st_mtime_ns
        assert len(list(tmp_path.iterdir())) == (3 if current else 1)
        assert len(told) == int(current)
    writer.close()


def test_settling_or_following_a_closed_writer_waits_for_nothing(tmp_path: Path) -> None:
    writer = TwinWriter(threading.Lock(), lambda *_: None)
    writer.close()
    writer.follow(Behind(path="rss.xml", file=str(tmp_path / "rss.xml"), content=b"", modified=0))
    writer.settle()
