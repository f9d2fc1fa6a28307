"""The verbs an operator types.

Exit codes: 0 done, 1 trouble, 2 usage or configuration.
"""

from syndicate.cli.main import main

__all__ = ["main"]
