"""Which branches of the rules and the desk their tests never take: `make coverage`; 1 below 100 %.

It runs the unit tests alone, as this process, and lists what is missing by file and line: those that draw their
examples take another way each time, and those that start the whole program are for other promises than this.
"""

import subprocess
import sys

from tools.packages import ROOT

PACKAGES = "syndicate.rules,syndicate.desk"
TESTS = ("tests/unit",)


def main() -> int:
    """Run the tests under coverage.py and report."""
    tool = (sys.executable, "-m", "coverage")
    tests = subprocess.run(  # noqa: S603 - our own tests
        [*tool, "run", "--branch", f"--source={PACKAGES}", "-m", "pytest", "-q", *TESTS], cwd=ROOT, check=False
    )
    report = subprocess.run(  # noqa: S603 - likewise
        [*tool, "report", "--show-missing", "--skip-covered", "--fail-under=100"], cwd=ROOT, check=False
    )
    return 1 if tests.returncode or report.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
