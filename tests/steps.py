"""What a question costs SQLite: the steps of its machine, the same on every computer."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, event

from syndicate.store.ledger import SqlLedger


def steps(engine: Engine, ask: Callable[[SqlLedger], object]) -> int:
    """How many steps a question takes, in hundreds."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    def watch(connection: Connection, *_rest: object) -> None:
        driver = connection.connection.driver_connection
        assert driver
        driver.set_progress_handler(count, 100)

    event.listen(engine, "before_cursor_execute", watch)
    ask(SqlLedger(engine))
    event.remove(engine, "before_cursor_execute", watch)
    return counted[0]
