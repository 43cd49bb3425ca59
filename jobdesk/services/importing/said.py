"""What one cell of a sheet says once its column is known."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """``bad`` is the sentence when the cell cannot be read; the other words are as in
    :class:`jobdesk.domain.reading.Reading`."""

    value: object = None
    doubt: str = ""
    rest: str = ""
    remark: str = ""
    bad: str = ""


NOTHING = Said()
"""An empty cell."""
