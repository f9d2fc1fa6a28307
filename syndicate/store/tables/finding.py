"""The table of how far the index of words goes; the index itself is made of what each engine has for that."""

from sqlalchemy import Column, Integer, Table, TypedColumns

from syndicate.store.tables.columns import NUMBER, metadata


class _SearchReach(TypedColumns):
    number = Column(Integer, primary_key=True, autoincrement=False)  # 1
    upto = Column(NUMBER, nullable=False)  # the last seq that the index knows


search_reach = Table("search_reach", metadata, _SearchReach)
"""One row: all versions up to this one are in the index, and no later one."""
