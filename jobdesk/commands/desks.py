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
            f"{card.name}을(를) 열려면 비밀번호가 필요합니다. "
            "환경변수 JOBDESK_PASSWORD에 비밀번호를 넣고 다시 실행하세요.",
            StoreFault.WRONG_PASSWORD,
        )
    return getpass.getpass(f"{card.name} 비밀번호: ")


def at_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


@contextmanager
def reading(options: argparse.Namespace) -> Iterator[Desk]:
    """The centre for a command that only looks: it may be open in the window meanwhile."""
    with _opened(options, read_only=True) as desk:
        yield desk


@contextmanager
def writing(options: argparse.Namespace) -> Iterator[Desk]:
    """The centre for a command that writes; refused while the window holds it."""
    with _opened(options, read_only=False) as desk:
        yield desk


@contextmanager
def _opened(options: argparse.Namespace, *, read_only: bool) -> Iterator[Desk]:
    folder = centre_folder(options)
    desk = centres.open_centre(folder, centre_password(folder), read_only=read_only)
    try:
        yield desk
    finally:
        centres.close(desk)
