"""Run every benchmark, or those that are named; print a table, and write bench/results/NAME.json of each.

python -m bench [read|forms|render|archive|deliver|subscribers|latency|replay|search|serve|wire|start|nodes …]
                [--repeats N]

`--quick` is for `nodes`: small bursts and archives, and nothing is written.
"""

import argparse
import logging

import structlog

from bench import (
    archive,
    deliver,
    forms,
    latency,
    nodes,
    reading,
    render,
    replay,
    search,
    serve,
    start,
    subscribers,
    wire,
)
from bench.result import save, show

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
    "start": (start.run, 5),
    "nodes": (nodes.run, 10),
}


def main() -> None:
    """Run those named, or all."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="|".join(BENCHES), help="all by default")
    parser.add_argument("--repeats", type=int, help="rounds of each; its own number by default")
    parser.add_argument("--quick", action="store_true", help="nodes: small bursts and archives; nothing is written")
    options = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    for name, (run, repeats) in BENCHES.items():
        if options.names and name not in options.names:
            continue
        quick = {"quick": True} if options.quick and name == "nodes" else {}
        results = run(options.repeats or repeats, **quick)
        show(results)
        if results and not options.quick:
            print(f"written to {save(name, results)}")


main()
