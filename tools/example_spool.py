"""Put the example dispatches into the spool of the configuration that comes with the project, once.

`make run` calls it. It does nothing where the configuration is somebody's own, or the examples were filed before.

    python tools/example_spool.py [CONFIG]
"""

import os
import sys
from pathlib import Path

from syndicate.config import Config, SpoolSettings, load
from syndicate.errors import ConfigError

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "spool"
DOMAIN = "meridian-press.example"
MINUTE = 60_000_000_000  # nanoseconds


def main(path: Path) -> str:
    """Copy the examples if this is the first run; what there is to say about it, in one line."""
    try:
        config = load(path)
    except ConfigError:
        return ""  # `syndicate run` comes next and says it in full
    spool = next((source.path for source in config.sources if isinstance(source, SpoolSettings)), None)
    if config.agency.domain != DOMAIN or spool is None or _began(config, spool):
        return ""
    examples = sorted(EXAMPLES.glob("*.txt"))
    for index, example in enumerate(examples):
        _file(example, spool, minutes=len(examples) - index)
    return f"{len(examples)} example dispatches are filed in {spool}"


def _began(config: Config, spool: Path) -> bool:
    """Whether anything was filed or stored here before."""
    store = config.store.url.removeprefix("sqlite:///")
    return Path(store).exists() or any((spool / "done").glob("*"))


def _file(example: Path, spool: Path, minutes: int) -> None:
    """Rename a copy in, dated so many minutes ago: takes follow one another as they did."""
    spool.mkdir(parents=True, exist_ok=True)
    copy = spool / f".{example.name}"
    copy.write_bytes(example.read_bytes())
    dated = copy.stat().st_mtime_ns - minutes * MINUTE
    os.utime(copy, ns=(dated, dated))
    copy.rename(spool / example.name)


if __name__ == "__main__":
    said = main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "config.toml")
    sys.stdout.write(f"{said}\n" if said else "")
