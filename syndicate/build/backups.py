"""Backups of a store: folders, each with a copy of the store and the configuration it was made under."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from syndicate.config import Config
from syndicate.desk.collect import Collector, file_one
from syndicate.errors import StoreError
from syndicate.store import backups, claim, open_ledger
from syndicate.store.backups import Held, Told, store_file

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_PATTERN: Final = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"
_CONFIG: Final = "config.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that stands.

    Attributes:
        path: Its folder.
        held: What is in it.
        size: Of the copy, in bytes.
    """

    path: Path
    held: Held
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A store that was made of a backup.

    Attributes:
        held: What is in it.
        before: Where the store is that it took the place of; None where there was none.
    """

    held: Held
    before: Path | None


def sqlite_file(config: Config, instead: str) -> Path:
    """The file of the store.

    Args:
        config: Names it.
        instead: What to say to do where the store is on a server.

    Raises:
        StoreError: It is on a server.
    """
    if (file := store_file(config.store.url)) is None:
        raise StoreError(instead)
    return file


def back_up(store: Path, config_file: Path, folder: Path, now: datetime, told: Told) -> Backup:
    """Copy a store and its configuration into a new folder, which has its name when it is whole.

    Args:
        store: The file; others may write to it.
        config_file: The configuration.
        folder: Where backups are; made where there is none.
        now: What it is named after.
        told: See :data:`~syndicate.store.backups.Told`.

    Raises:
        StoreError: The copy cannot be made, or (StoreBusy) not now; nothing is left of it.
    """
    place = folder / f"{now:{_STAMP}}"
    aside = folder / f".{place.name}.aside"
    if place.exists():
        raise StoreError(f"{place} is there already; wait a second")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(mode=0o700)
    except OSError as error:
        raise StoreError(f"{folder} takes no backup") from error
    try:
        copy = aside / backups.STORE
        backups.copy_store(store, copy, told)
        held = backups.check(copy)
        shutil.copyfile(config_file, aside / _CONFIG)
        for path in (aside / _CONFIG, aside):
            backups.synced(path)
        aside.rename(place)
        backups.synced(folder)
    except OSError as error:
        raise StoreError(f"{folder} takes no backup") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Backup(path=place, held=held, size=(place / backups.STORE).stat().st_size)


def forget_old(folder: Path, keep: int) -> list[Path]:
    """Remove all backups of a folder but the newest; which went."""
    old = sorted(folder.glob(_PATTERN))[:-keep]
    for path in old:
        gone = path.rename(path.with_name(f".{path.name}.gone"))  # what has its name is whole
        shutil.rmtree(gone)
    return old


def restore(source: Path, store: Path, now: datetime, told: Told) -> Restored:
    """Put a store in place that is made of a backup, and the one that was there aside.

    Args:
        source: A backup's folder, or a copy of a store.
        store: Where it goes.
        now: What the store before is named after; numbers go on from it (`store.backups.leap`).
        told: See :data:`~syndicate.store.backups.Told`.

    Raises:
        StoreInUse: A process has the store open.
        StoreError: The backup is damaged, or cannot be put in place; the store is as it was.
    """
    copy = source / backups.STORE if source.is_dir() else source
    if not copy.is_file():
        raise StoreError(f"{copy} is not there; name the folder of a backup")
    before = store.with_name(f"{store.name}.before-{now:{_STAMP}}")
    if before.exists():
        raise StoreError(f"{before} is there already; wait a second")
    with claim(_url(store)):
        aside = store.with_name(f".{store.name}.restored")
        for left in aside.parent.glob(f"{aside.name}*"):
            left.unlink()
        try:
            backups.copy_store(copy, aside, told)
            open_ledger(_url(aside)).close()
            backups.leap(aside, now)
            held = backups.check(aside)
            there = backups.put_aside(store, before)
            aside.rename(store)
            backups.synced(store.parent)
        except OSError as error:
            raise StoreError(f"{store} cannot be restored") from error
        finally:
            for left in aside.parent.glob(f"{aside.name}*"):
                left.unlink()
    return Restored(held=held, before=before if there else None)


def carry_kills(before: Path, collector: Collector) -> int:
    """Kill again what was killed in the store before, as a kill is final; how many kills the new store did not know.

    Raises:
        StoreError: The store before cannot be read.
    """
    return sum(file_one(collector, one.kill, one.sections) is not None for one in backups.kills(before))


def _url(store: Path) -> str:
    return f"sqlite:///{store}"
