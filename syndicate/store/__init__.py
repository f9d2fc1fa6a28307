"""The ledger in SQL: SQLite by default, PostgreSQL by its address.

`open_ledger(url)` gives the Ledger port; `claim(url)` keeps a second daemon off the same store.
"""

from syndicate.store.claims import claim
from syndicate.store.ledger import open_ledger

__all__ = ["claim", "open_ledger"]
