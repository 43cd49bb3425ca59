"""Rows copied from Excel find their lines, and what finds none is told."""

from __future__ import annotations

from jobdesk.domain.paper_list import PaperLine
from jobdesk.domain.paper_paste import Placed, place

COLUMNS = ("number", "name", "phone", "came", "at", "booth0", "result0")
_PEOPLE = (("1", "김민지"), ("2", "이순신"), ("3", "박정숙"))
LINES = (
    *(PaperLine(n, int(n), {"number": n, "name": name}) for n, name in _PEOPLE),
    PaperLine("new0", None),
    PaperLine("new1", None),
)


def _put(copied: str, row: int = 0, column: int = 0, free: tuple[int, ...] = (3, 4)) -> Placed:
    rows = [line.split("|") for line in copied.split("/")]
    return place(rows, LINES, COLUMNS, (row, column), free)


def test_each_row_finds_the_line_of_its_number() -> None:
    placed = _put("번호|이름|전화|참석/3|박정숙||O/01|김○지||X/2.0|||O")
    assert placed.cells == {(2, 3): "O", (0, 3): "X", (1, 3): "O"}
    assert (placed.lines, placed.left) == (3, ())


def test_who_came_unregistered_goes_to_the_free_lines_at_the_foot() -> None:
    placed = _put("|정다운|01044443333|O/현장|한별||", free=(4,))
    assert placed.cells == {(4, 1): "정다운", (4, 2): "01044443333", (4, 3): "O"}
    assert placed.left == ("현장 ‘한별’: 빈 줄이 모자랍니다",)


def test_a_number_with_another_name_marks_nobody() -> None:
    placed = _put("1|이순신||O/9|누구||O/2|이○신||X")
    assert placed.cells == {(1, 3): "X"}
    assert placed.left == ("1번: 명단에는 ‘이순신’ 님이 아닙니다", "9번: 명단에 없습니다")


def test_more_rows_than_lines_are_told_and_not_lost_unseen() -> None:
    placed = _put("O/X|13:30/O", row=3, column=3)
    assert placed.cells == {(3, 3): "O", (4, 3): "X", (4, 4): "13:30"}
    assert placed.left == ("‘O’: 줄이 모자랍니다",)


def test_an_empty_row_on_the_way_keeps_its_line_and_cells_outside_fall_away() -> None:
    placed = _put("O//X|13:30|1|채용|넘침", row=0, column=3)
    assert (2, 3) in placed.cells
    assert placed.cells[0, 3] == "O"
    assert max(column for _, column in placed.cells) == 6
    assert place([["x"]], LINES, COLUMNS, (0, 1), ()) == Placed()
