"""The door for a centre's own workbook that is to be filled: read apart, never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import normalize

from jobdesk.domain.text import with_particle
from jobdesk.exchange import child, limits, reader, sniff
from jobdesk.exchange.own_book_fill import Filling, Mark
from jobdesk.exchange.refusals import Unreadable
from jobdesk.exchange.workbook import Format

__all__ = ["MOST", "Filling", "Mark", "OwnBook"]

MOST = 20_000
"""Rows one such workbook takes: unlike a roster it is held in memory as a whole."""


class OwnBook:
    """A workbook as it is on disk. ``marks`` are its words in braces, ``names`` its named cells.

    Raises Unreadable for what is no .xlsx without macros and password.
    """

    def __init__(self, path: Path) -> None:
        self.name = normalize("NFC", path.name)
        self._data = reader.file_bytes(path, self.name)
        found = sniff.sniff(self._data, self.name)
        if found.protected or found.format is not Format.XLSX:
            raise Unreadable(
                f"{with_particle(f'‘{self.name}’', '은/는')} 채울 수 있는 엑셀 파일이 "
                "아닙니다. 암호가 없는 .xlsx로 "
                "저장한 뒤 다시 고르세요."
            )
        if any("vbaproject" in part.lower() for part in limits.check_zip(self._data, self.name)):
            raise Unreadable(
                f"‘{self.name}’에는 매크로가 들어 있어 채우지 않았습니다. 매크로 없는 "
                ".xlsx로 저장한 뒤 다시 고르세요."
            )
        marks, names = self._ask(("marks",))
        self.marks: list[Mark] = [tuple(mark) for mark in marks]
        self.names: list[str] = list(names)

    def filled(self, filling: Filling) -> bytes:
        """The workbook with everything in its place. Raises Unreadable."""
        return bytes(self._ask(("fill", tuple(filling))))

    def _ask(self, job: tuple[object, ...]) -> Any:
        try:
            return child.own_book(self.name, job, self._data, limits.SECONDS)
        except child.Died as death:
            if death.late:
                raise limits.too_slow(self.name, limits.SECONDS) from death
            raise limits.too_heavy(self.name) from death
