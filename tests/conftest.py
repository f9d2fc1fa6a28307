"""What all tests share: real agency files where they lie, and the scores printed at the end."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("SYNDICATE_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real agency files, schemas and tools; they are their owners' and not part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"real agency files are not at {SHARED}; set SYNDICATE_SHARED to their folder")
    return SHARED
