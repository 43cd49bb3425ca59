"""What a command prints: sentences for people, or exactly one JSON value for scripts.

With ``--json`` standard output holds that value and nothing else, so a script may parse it
as it comes; sentences then go nowhere, warnings and progress to standard error.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jobdesk.domain.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command speaks. ``as_json`` says that a script is listening."""

    as_json: bool = False

    def say(self, line: str = "") -> None:
        """A sentence on standard output, left out for scripts."""
        if not self.as_json:
            print(line)

    def warn(self, line: str) -> None:
        """A sentence on standard error."""
        print(line, file=sys.stderr, flush=True)

    def answer(self, value: object) -> None:
        """The one JSON value, printed only for scripts; dates as ``YYYY-MM-DD``."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))

    def progress(self, label: str) -> Progress:
        """A counter on standard error, where a person is looking; silent otherwise."""
        if not (sys.stderr is not None and sys.stderr.isatty()):
            return silent

        def show(done: int, total: int) -> None:
            end = "\n" if done >= total else ""
            print(f"\r{label} {done:,} / {total:,}", end=end, file=sys.stderr, flush=True)

        return show

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows in columns as wide as their widest cell; a Hangul syllable is two wide."""
        if self.as_json:
            return
        widths = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
        for row in (head, ["-" * width for width in widths], *rows):
            cells = [cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)]
            print("  ".join(cells).rstrip())


def _width(cell: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in cell)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON form: {type(value)}")
