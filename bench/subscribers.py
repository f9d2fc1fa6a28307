"""(g) 1,000 webhooks of which 20 % hang, 10 % answer 500, 5 % 429 and 1 % break off: how soon the others have news.

A version is filed every half second for 20 seconds; calls may take five. Counted is from before the version is written
down until the outlet has it, or one that had taken its place: 40 versions at 640 outlets.
"""

import tempfile
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from bench.result import Result
from tests.crowd import crowd, names
from tests.subscribers import tell, well

OUTLETS = names(1000)
VERSIONS = 40
PAUSE_SECS = 0.5
TIMEOUT = timedelta(seconds=5)


def run(repeats: int) -> list[Result]:
    """Measure so many times."""
    rounds = [_delays() for _ in range(repeats)]
    p99s = [quantiles(delays, n=100)[-1] for delays in rounds]
    return [
        Result(
            name=f"from filing to each well one of {len(OUTLETS):,} webhooks, others sick, p99 (ours: p50)",
            value=round(max(p99s), 3),
            unit="s",
            aim=2,
            better="lower",
            beside="",
            ours=round(median(median(delays) for delays in rounds), 3),
            theirs=None,
            runs=repeats,
        )
    ]


def _delays() -> list[float]:
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name, crowd() as there:
        trial = tell(there, OUTLETS, Path(name), versions=VERSIONS, pause_secs=PAUSE_SECS, timeout=TIMEOUT)
    return [delay for outlet in well(OUTLETS) for delay in trial.delays(outlet)]
