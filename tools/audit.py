"""Ask which pinned packages are known to be vulnerable: `make audit`. pip-audit asks OSV (https://osv.dev).

Exit codes: 0 none known, 1 some are, 2 it could not be asked.
"""

import subprocess
import sys

from tools.packages import CONSTRAINTS, pins

COMMAND = ("-m", "pip_audit", "--requirement", str(CONSTRAINTS), "--no-deps", "--disable-pip", "--progress-spinner=off")
SERVICE = "--vulnerability-service=osv"
_FOUND = "known vulnerabilit"


def main(python: str) -> int:
    """Run pip-audit with the Python that has it, and say what came of it."""
    number = len(pins(CONSTRAINTS.read_text()))
    ran = subprocess.run([python, *COMMAND, SERVICE], capture_output=True, text=True, check=False)  # noqa: S603 - the Makefile's own Python
    if ran.returncode == 0:
        print(f"audit: {number} pinned packages, no known vulnerability")  # noqa: T201 - a program of the command line
        return 0
    if _FOUND in ran.stderr.lower():
        print(ran.stdout, ran.stderr, sep="")  # noqa: T201
        print("audit: raise these versions in constraints.txt, then make test")  # noqa: T201
        return 1
    why = (ran.stderr.strip() or "pip-audit said nothing").splitlines()[-1]
    print(  # noqa: T201
        f"audit: NOT ASKED: none of the {number} pinned packages in constraints.txt was checked.\n"
        f"  why: {why}\n"
        "  do:  run make audit where https://api.osv.dev can be reached; behind a proxy, set HTTPS_PROXY",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or [sys.executable]))
