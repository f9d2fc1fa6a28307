"""The Staff and Acts ports in SQL: the tables `users`, `sessions` and `acts`."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from syndicate.model.staff import Act, Role, Session, User
from syndicate.store.memory import Door
from syndicate.store.tables import acts, sessions, users


class SqlStaff:
    """See :class:`syndicate.ports.staff.Staff`."""

    def __init__(self, reading: Door, changing: Door, jotting: Door) -> None:
        self._reading = reading
        self._changing = changing
        self._jotting = jotting

    def add(self, user: User) -> bool:
        """See the port."""
        row = {"name": user.name, "role": user.role, "password": user.password, "made": user.made}
        with self._changing() as connection:
            if connection.scalar(select(users.c.name).where(users.c.name == user.name)) is not None:
                return False
            connection.execute(insert(users).values(row))
        return True

    def set_password(self, name: str, password: str) -> bool:
        """See the port."""
        with self._changing() as connection:
            connection.execute(delete(sessions).where(sessions.c.user == name))
            changed = connection.execute(update(users).where(users.c.name == name).values(password=password))
        return changed.rowcount > 0

    def set_role(self, name: str, role: Role) -> bool:
        """See the port."""
        with self._changing() as connection:
            return connection.execute(update(users).where(users.c.name == name).values(role=role)).rowcount > 0

    def remove(self, name: str) -> bool:
        """See the port."""
        with self._changing() as connection:
            connection.execute(delete(sessions).where(sessions.c.user == name))
            return connection.execute(delete(users).where(users.c.name == name)).rowcount > 0

    def user(self, name: str) -> User | None:
        """See the port."""
        with self._reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).mappings().one_or_none()
        return User(**row) if row else None

    def users(self) -> list[User]:
        """See the port."""
        with self._reading() as connection:
            return [User(**row) for row in connection.execute(select(users).order_by(users.c.name)).mappings()]

    def begin(self, session: Session) -> None:
        """See the port."""
        row = {
            "digest": session.digest,
            "user": session.user,
            "made": session.made,
            "seen": session.seen,
            "client": session.client,
        }
        with self._changing() as connection:
            connection.execute(insert(sessions).values(row))

    def session(self, digest: bytes) -> Session | None:
        """See the port."""
        query = select(sessions, users.c.role).join(users, users.c.name == sessions.c.user)
        with self._reading() as connection:
            row = connection.execute(query.where(sessions.c.digest == digest)).mappings().one_or_none()
        return Session(**row) if row else None

    def see(self, digest: bytes, now: datetime) -> None:
        """See the port. May be lost in a power cut."""
        with self._jotting() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen=now))

    def end(self, digest: bytes) -> None:
        """See the port."""
        with self._changing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def trim(self, seen_before: datetime, made_before: datetime) -> int:
        """See the port."""
        old = (sessions.c.seen < seen_before) | (sessions.c.made < made_before)
        with self._changing() as connection:
            return connection.execute(delete(sessions).where(old)).rowcount


class SqlActs:
    """See :class:`syndicate.ports.staff.Acts`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def note(self, act: Act) -> int:
        """See the port."""
        row = {
            "at": act.at,
            "user": act.user,
            "act": act.act,
            "about": act.about,
            "note": act.note,
            "result": act.result,
        }
        with self._changing() as connection:
            return connection.execute(insert(acts).values(row).returning(acts.c.number)).scalar_one()

    def settle(self, number: int, about: str, result: str) -> None:
        """See the port."""
        with self._changing() as connection:
            connection.execute(update(acts).where(acts.c.number == number).values(about=about, result=result))

    def listed(self, most: int, *, before: int | None = None, about: str | None = None) -> list[Act]:
        """See the port."""
        query = select(acts)
        if before is not None:
            query = query.where(acts.c.number < before)
        if about is not None:
            query = query.where(acts.c.about == about)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(acts.c.number.desc()).limit(most)).mappings()
            return [Act(**row) for row in rows]
