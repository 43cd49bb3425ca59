"""What a block on the clipboard means in the attendance grid: which mark at whose day.

A block that names its people (the one the grid copies: 교육생 and days above, a name before each
line) goes to those people, whatever their order; any other goes from the first chosen cell on. The
days begin at the first chosen one. One word alone fills all that is chosen. Empty cells leave what
stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jobdesk.domain.attendance import Marked
from jobdesk.domain.attendance_signs import read_day
from jobdesk.services.attendance_grid import Place
from jobdesk.ui.models.attendance_grid import AttendanceModel

HEAD = "교육생"
"""What stands over the names of a block that names its people."""


@dataclass
class Pasted:
    """Marks by place; words that are no mark, names that are not in the grid."""

    marks: dict[Place, Marked] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def left_out(self) -> str:
        """What was not taken, as a sentence; "" where all was."""
        said = []
        if self.names:
            said.append(f"명단에서 찾을 수 없는 {len(self.names):,}명({self.names[0]})")
        if self.words:
            said.append(f"출결이 아닌 {len(self.words):,}칸({self.words[0]})")
        return f"{', '.join(said)}은 붙이지 않았습니다." if said else ""


def pasted(text: str, model: AttendanceModel, chosen: Sequence[Place]) -> Pasted:
    """What ``text`` (lines of cells parted by tabs) says of the grid; ``chosen`` are the chosen
    places, person by person."""
    found = Pasted()
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
    if not text.strip() or not chosen:
        return found
    first_row, first_column = model.row_of(chosen[0][0]), model.column_of(chosen[0][1])
    if len(lines) == 1 and len(lines[0]) == 1:
        for place in chosen:
            _take(found, place, lines[0][0])
        return found
    rows: list[int] = list(range(first_row, first_row + len(lines)))
    if lines[0][0].strip() == HEAD:
        rows = _named([line[0] for line in lines[1:]], model, found)
        lines = [line[1:] for line in lines[1:]]
    for row, line in zip(rows, lines, strict=True):
        if not 0 <= row < len(model.people):
            continue
        for column, word in enumerate(line, first_column):
            if column < len(model.days):
                _take(found, model.place(row, column), word)
    return found


def _named(names: Sequence[str], model: AttendanceModel, found: Pasted) -> list[int]:
    """The rows of these names, -1 for one that is not there. Namesakes stand in the order of the
    grid where all of them are named, and cannot be told apart where not."""
    rows_of: dict[str, list[int]] = {}
    for row, who in enumerate(model.people):
        rows_of.setdefault(_plain(who.name), []).append(row)
    wanted = [_plain(name) for name in names]
    rows = []
    for at, name in enumerate(wanted):
        known = rows_of.get(name, [])
        if len(known) == wanted.count(name):
            rows.append(known[wanted[:at].count(name)])
        else:
            rows.append(-1)
            if name:
                found.names.append(name)
    return rows


def _take(found: Pasted, place: Place, word: str) -> None:
    plain = word.strip()
    if not plain:
        return
    day = read_day([plain])
    if day is None:
        found.words.append(plain)
    else:
        found.marks[place] = day.marked


def _plain(name: str) -> str:
    return " ".join(name.split())
