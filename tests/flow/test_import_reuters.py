"""A back file of thousands of real dispatches: none is lost on the way, none stops the others."""

import re
import subprocess
import sys
from pathlib import Path

from tests.house import make_house
from tests.torture import share


def test_every_real_dispatch_is_stored_or_rejected(shared: Path, tmp_path: Path) -> None:
    spool = tmp_path / "reuters"
    originals = share(sorted((shared / "samples" / "reuters21578").glob("*.sgm")), 1)
    tool = shared / "tools" / "reuters_spool.py"
    subprocess.run([sys.executable, str(tool), str(spool), *map(str, originals)], check=True)
    filed = len(list(spool.iterdir()))
    house = make_house(tmp_path)
    outcome = house.syndicate("import", str(spool))
    assert outcome.code == 0, outcome.err
    counted = re.match(r"(\d+) filed: (\d+) stored, (\d+) on the wire before, (\d+) rejected", outcome.out)
    assert counted is not None
    total, stored, before, rejected = map(int, counted.groups())
    assert total == filed == stored + before + rejected
    assert rejected == 0
