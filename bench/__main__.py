"""Run every benchmark, print a table and write bench/results/latest.json.

python -m bench [read|forms|render|archive|deliver|subscribers|latency|wire|replay|search|serve …] [--repeats N]
"""

import argparse
import logging

import structlog

from bench import archive, deliver, forms, latency, reading, render, replay, search, serve, subscribers, wire
from bench.result import LATEST, save, show

BENCHES = {
    "read": (reading.run, 7),
    "forms": (forms.run, 5),
    "render": (render.run, 15),
    "archive": (archive.run, 15),
    "deliver": (deliver.run, 7),
    "subscribers": (subscribers.run, 1),
    "latency": (latency.run, 3),
    "replay": (replay.run, 3),
    "search": (search.run, 3),
    "serve": (serve.run, 5),
    "wire": (wire.run, 3),
}


def main() -> None:
    """Run those named, or all."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="|".join(BENCHES), help="all by default")
    parser.add_argument("--repeats", type=int, help="rounds of each; its own number by default")
    options = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    results = []
    for name, (run, repeats) in BENCHES.items():
        if not options.names or name in options.names:
            results += run(options.repeats or repeats)
    show(results)
    if not options.names:
        save(results)
        print(f"written to {LATEST}")


main()
