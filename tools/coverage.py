"""Which branches of the rules and the desk their tests never take: `make coverage`; 1 below 100 %.

It runs what tests them without other services, as this process, and lists what is missing by file and line. What draws
its examples draws the same each time. Some ten minutes on two cores that have nothing else to do.
"""

import subprocess
import sys

from tools.packages import ROOT

PACKAGES = "syndicate.rules,syndicate.desk"
TESTS = ("tests/unit", "tests/property", "tests/conformance/test_ledger.py", "tests/conformance/test_search.py")
"""All but what starts the whole program, other services or a browser; the first alone take every branch of the desk."""


def main() -> int:
    """Run the tests under coverage.py and report."""
    tool = (sys.executable, "-m", "coverage")
    tests = subprocess.run(  # noqa: S603 - our own tests
        [*tool, "run", "--branch", f"--source={PACKAGES}", "-m", "pytest", "-q", "--hypothesis-seed=0", *TESTS],
        cwd=ROOT,
        check=False,
    )
    report = subprocess.run(  # noqa: S603 - likewise
        [*tool, "report", "--show-missing", "--skip-covered", "--fail-under=100"], cwd=ROOT, check=False
    )
    return 1 if tests.returncode or report.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
