"""Opens the centre a command works on, and closes it again whatever happens."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobdesk import paths
from jobdesk.domain.text import with_particle
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import centres
from jobdesk.services.desk import Desk


def centre_folder(options: argparse.Namespace) -> Path:
    """``--centre``, else JOBDESK_CENTRE, else this PC's own centre."""
    if options.centre is not None:
        return Path(options.centre)
    named = os.environ.get("JOBDESK_CENTRE")
    return Path(named) if named else paths.default_centre()


def centre_password(folder: Path) -> str:
    """JOBDESK_PASSWORD, else typed by the person at the terminal; empty for practice."""
    given = os.environ.get("JOBDESK_PASSWORD")
    if given is not None:
        return given
    card = centres.describe(folder)
    if card.practice or not card.exists:
        return ""
    if not at_terminal():
        raise StoreError(
            f"{with_particle(card.name, '을/를')} 열려면 비밀번호가 필요합니다. "
            "환경변수 JOBDESK_PASSWORD에 비밀번호를 넣고 다시 실행하세요.",
            StoreFault.WRONG_PASSWORD,
        )
    return getpass.getpass(f"{card.name} 비밀번호: ")


def restore_password(folder: Path) -> str:
    """JOBDESK_PASSWORD, else typed; the folder may be empty and the backup a practice one."""
    given = os.environ.get("JOBDESK_PASSWORD")
    if given is not None:
        return given
    if centres.describe(folder).practice or not at_terminal():
        return ""
    return getpass.getpass("백업을 열 비밀번호 또는 복구 열쇠: ")


def at_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


@contextmanager
def reading(options: argparse.Namespace) -> Iterator[Desk]:
    """The centre for a command that only looks; the window may hold it meanwhile."""
    folder = centre_folder(options)
    with _closing(_open(folder, centre_password(folder), read_only=True)) as desk:
        yield desk


@contextmanager
def noting(options: argparse.Namespace) -> Iterator[Desk]:
    """The centre for a command that shows people: its look is noted in the access log.

    While the window holds the centre, or where the folder cannot be written to, it is
    opened read-only and the look stays unnoted.
    """
    folder = centre_folder(options)
    password = centre_password(folder)
    try:
        desk = _open(folder, password, read_only=False)
    except StoreError as error:
        if error.fault not in (StoreFault.LOCKED, StoreFault.READ_ONLY, StoreFault.BAD_PLACE):
            raise
        desk = _open(folder, password, read_only=True)
    with _closing(desk):
        yield desk


@contextmanager
def writing(options: argparse.Namespace) -> Iterator[Desk]:
    """The centre for a command that writes; refused while the window holds it."""
    folder = centre_folder(options)
    with _closing(_open(folder, centre_password(folder), read_only=False)) as desk:
        yield desk


def _open(folder: Path, password: str, *, read_only: bool) -> Desk:
    return centres.open_centre(folder, password, read_only=read_only)


@contextmanager
def _closing(desk: Desk) -> Iterator[Desk]:
    try:
        yield desk
    finally:
        centres.close(desk)
