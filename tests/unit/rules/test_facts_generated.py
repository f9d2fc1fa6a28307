"""The committed tables of facts are what their generators write (babel is pinned)."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("generator", "table"),
    [("tools.make_months", "months.py"), ("tools.make_territories", "territories.py")],
)
def test_a_table_is_what_its_generator_writes(generator: str, table: str) -> None:
    written = subprocess.run([sys.executable, "-m", generator], cwd=ROOT, capture_output=True, check=True).stdout
    assert written.decode() == (ROOT / "syndicate" / "rules" / "facts" / table).read_text()
