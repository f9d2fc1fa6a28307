"""A daemon whose press hangs in the middle of a round for as long as there is a file `hang`.

`python -m tests.fault.hung_process` in the folder of its configuration.
"""

import time
from collections.abc import Callable
from pathlib import Path

from syndicate.cli.main import main
from syndicate.desk.publish import Press

HANG = Path("hang")
_publish = Press.publish


def hanging(press: Press, *, archive: bool = True, told: Callable[[], None] = lambda: None) -> int:
    while HANG.exists():
        time.sleep(0.01)
    return _publish(press, archive=archive, told=told)


if __name__ == "__main__":
    Press.publish = hanging  # type: ignore[assignment, method-assign]  # that is what this process is for
    main(["run"])
