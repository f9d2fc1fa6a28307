"""Pages of the web desk over the archive that is searched: each made whole in this process, as the server has it."""

import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final
from urllib.parse import quote

from bench.result import Result
from syndicate.model.staff import Role
from tests.desks import DESK, OwnDesk, own_desk

AIM_MILLIS: Final = 100.0


def timed(folder: Path, url: str, size: int, words: tuple[str, str], times: int) -> list[Result]:
    """Time every page.

    Args:
        folder: Where the desk's configuration and pages may lie.
        url: Of the store.
        size: How many dispatches it has.
        words: A common word and a rare one.
        times: How often each page is asked for.
    """
    with own_desk(folder, f'{DESK}\n[store]\nurl = "{url}"\n') as desk:
        desk.come_in(Role.OPERATOR)
        return [_row(name, size, _millis(desk, address, times)) for name, address in _pages(size, words)]


def _pages(size: int, words: tuple[str, str]) -> list[tuple[str, str]]:
    common, rare = words
    newest, oldest = (quote(f"tag:wire.example,2026:{number}") for number in (size - 1, 0))
    return [
        ("the wire", "/desk/"),
        ("the wire of one section", "/desk/?section=all"),
        ("the wire with a common word", f"/desk/?text={common}"),
        ("the newest story", f"/desk/dispatch/{newest}"),
        ("the oldest story", f"/desk/dispatch/{oldest}"),
        ("sources", "/desk/sources"),
        ("sections", "/desk/sections"),
        ("outlets", "/desk/outlets"),
        ("the queue", "/desk/queue"),
        ("embargoes", "/desk/embargoes"),
        ("a search for a rare word", f"/desk/search?q={rare}"),
        ("a search for a common word", f"/desk/search?q={common}"),
    ]


def _millis(desk: OwnDesk, address: str, times: int) -> list[float]:
    taken = []
    for _ in range(times):
        begun = perf_counter()
        status = desk.get(address).status
        taken.append((perf_counter() - begun) * 1000)
        if status != 200:
            raise RuntimeError(f"{address} answers {status}")
    return taken


def _row(name: str, size: int, taken: list[float]) -> Result:
    result = Result(
        name=f"desk of {size:,} dispatches: {name}",
        value=round(quantiles(taken, n=100)[98], 1),
        unit="ms, p99",
        aim=AIM_MILLIS,
        better="lower",
        beside="",
        ours=round(median(taken), 2),
        theirs=None,
        runs=len(taken),
    )
    print(result.name, result.value, file=sys.stderr, flush=True)
    return result
