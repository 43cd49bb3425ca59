"""A roster is a workbook fit to print: text stays text, dates are dates, nothing half done."""

from __future__ import annotations

import os
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jobdesk.errors import Cancelled, UserError
from jobdesk.exchange import styles
from jobdesk.exchange.reader import read
from jobdesk.exchange.safe_file import replacing
from jobdesk.exchange.writer import EMPTY, Column, ColumnType, Roster, write_roster

COLUMNS = (
    Column("연번", ColumnType.YEAR, 7.5),
    Column("이름"),
    Column("생년월일", ColumnType.DATE),
    Column("연락처", ColumnType.CENTRED),
    Column("모집인원", ColumnType.NUMBER),
    Column("고용보험", ColumnType.CENTRED),
    Column("비고", ColumnType.LONG_TEXT),
)
ROWS: list[list[object]] = [
    [1, "김민지", date(1958, 1, 2), "010-1234-5678", 1200, True, "첫 줄\n둘째 줄"],
    [2, "박서준", 1960, "010-2222-3333", None, False, None],
    [3, "이하늘", None, "0101234567", 0, None, "끝"],
]


def roster(rows: Any = ROWS, **more: Any) -> Roster:
    """A roster of the columns above."""
    return Roster("한빛군 구직자 명부", "기준: 2026-11-21 (토) 14:05 · 3명", COLUMNS, rows, **more)


def written(path: Path, made: Roster) -> Any:
    """The only sheet of the workbook written."""
    write_roster(path, made)
    return openpyxl.load_workbook(path).active


def test_values_and_their_kinds(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", roster(unit="명"))
    assert sheet["A1"].value == "한빛군 구직자 명부"
    assert sheet["A2"].value == "기준: 2026-11-21 (토) 14:05 · 3명"
    assert sheet["F2"].value == "(단위: 명)"
    assert [cell.value for cell in sheet[3]] == [column.label for column in COLUMNS]
    first, second, third = sheet[4], sheet[5], sheet[6]
    assert (first[2].value.date(), first[2].number_format) == (date(1958, 1, 2), "yyyy-mm-dd")
    assert (second[2].value, second[2].number_format) == (1960, "0")
    assert (first[3].value, first[3].data_type) == ("010-1234-5678", "s")
    assert (third[3].value, third[3].data_type) == ("0101234567", "s")
    assert (first[4].value, first[4].number_format) == (1200, "#,##0")
    assert (first[4].alignment.horizontal, second[4].value) == ("right", None)
    assert [row[5].value for row in (first, second, third)] == ["예", "아니오", None]
    assert first[6].value == "첫 줄\n둘째 줄"
    assert first[6].alignment.wrap_text


def test_it_is_set_up_to_print(tmp_path: Path) -> None:
    made = roster(footer="내보낸 사람 홍길동 · 목적: 군청 & 제출", author="홍길동", unit="명")
    sheet = written(tmp_path / "a.xlsx", made)
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:G6"
    assert sheet.oddFooter.right.text == "&P / &N"
    assert "군청 && 제출" in sheet.oddFooter.left.text
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:G1", "A2:E2", "F2:G2"}
    header = sheet["B3"]
    assert header.font.bold
    assert header.border.bottom.style == "thin"
    grey = int(header.fill.fgColor.rgb[2:4], 16)
    assert 0.90 <= grey / 255 < 1.0  # at most a tenth of black


def test_widths_fit_hangul(tmp_path: Path) -> None:
    rows = [[1, "가나다라마바사아", None, "010-1234-5678", 1, None, "글" * 60]]
    sheet = written(tmp_path / "a.xlsx", roster(rows))
    width = {name: sheet.column_dimensions[name].width for name in "ABDG"}
    assert width["A"] == 7.5
    assert width["B"] >= 16
    assert width["D"] >= 13
    assert width["G"] <= 44
    assert sheet.row_dimensions[4].height > 2 * 13  # the long note wraps and is seen whole


def test_a_sum_has_room_beneath_narrow_amounts(tmp_path: Path) -> None:
    columns = (Column("연번", ColumnType.YEAR), Column("금액", ColumnType.NUMBER))
    rows = [[n, 30_000] for n in range(1, 401)]
    made = Roster("대장", "기준", columns, rows, total=400, summed=(1,))
    sheet = written(tmp_path / "a.xlsx", made)
    assert sheet.column_dimensions["B"].width >= len("12,000,000") + 2


def test_many_columns_still_fit_the_page(tmp_path: Path) -> None:
    columns = tuple(Column(f"항목{n}") for n in range(20))
    made = Roster("넓은 표", "기준", columns, [["가나다라마바사아자차카타파하"] * 20])
    sheet = written(tmp_path / "a.xlsx", made)
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert max(widths) <= 16


FORMULAS = ["=1+1", "+82-10", "-3", "@SUM(A1)", '=cmd|"/c calc"!A1', "\t=1", "#N/A", "=", "-"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    cell = written(path, roster([[1, text, None, text, None, None, text]]))["B4"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert bool(cell.quotePrefix) is (text[0] in "=+-@\t")
    with zipfile.ZipFile(path) as archive:
        assert not re.search(rb"<f[\s>/]", archive.read("xl/worksheets/sheet1.xml"))


def test_titles_and_labels_are_text_too(tmp_path: Path) -> None:
    made = Roster("=1+1", "=2", (Column("=3"), Column("b")), [[1, 2]], footer="&D&F")
    sheet = written(tmp_path / "a.xlsx", made)
    assert [sheet[name].data_type for name in ("A1", "A2", "A3")] == ["s", "s", "s"]
    assert sheet.oddFooter.left.text == "&&D&&F"


def test_signs_no_workbook_may_hold_are_dropped(tmp_path: Path) -> None:
    bad = "홍\x00길\x0b동\ud800\ufffe" + "가" * 40_000
    sheet = written(tmp_path / "a.xlsx", roster([[1, bad, None, None, None, None, None]]))
    assert sheet["B4"].value.startswith("홍길동가")
    assert len(sheet["B4"].value) == 32_767


def test_what_goes_out_comes_back(tmp_path: Path) -> None:
    write_roster(tmp_path / "a.xlsx", roster())
    (sheet,) = read(tmp_path / "a.xlsx").sheets
    assert sheet.rows[3] == [
        1,
        "김민지",
        date(1958, 1, 2),
        "010-1234-5678",
        1200,
        "예",
        "첫 줄\n둘째 줄",
    ]
    assert sheet.merged[0] == (1, 1, 1, 7)


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_roster(path, roster([])) == 0
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet["A4"].value == EMPTY
    assert "A4:G4" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet.auto_filter.ref is None


def test_cancelled_leaves_nothing_and_keeps_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    out = tmp_path / "out"
    out.mkdir()
    path = out / "명부.xlsx"
    path.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        if done >= 1000:
            raise Cancelled

    rows = ([n, "김", None, None, None, None, None] for n in range(5000))
    with pytest.raises(Cancelled):
        write_roster(path, roster(rows, total=5000), stop)
    assert path.read_bytes() == b"old"
    assert list(out.iterdir()) == [path]
    assert list(scratch.iterdir()) == []  # the plain half of the sheet is gone too


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    rows = [[n, "김", None, None, None, None, None] for n in range(1200)]
    write_roster(tmp_path / "a.xlsx", roster(rows, total=1200), lambda *at: told.append(at))
    assert told[0] == (0, 1200)
    assert told[-1] == (1200, 1200)
    assert len(told) == 4


def test_a_missing_folder_and_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="폴더"):
        write_roster(tmp_path / "없음" / "a.xlsx", roster())
    (tmp_path / "b.xlsx").mkdir()
    with pytest.raises(UserError):
        write_roster(tmp_path / "b.xlsx", roster())
    assert [path.name for path in tmp_path.iterdir()] == ["b.xlsx"]


def test_a_file_open_in_excel_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "used by another process", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError, match="엑셀에서 열려 있으면"):
        write_roster(path, roster())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="자리가 없어"):
        write_roster(tmp_path / "a.xlsx", roster())
    assert list(tmp_path.iterdir()) == []


def test_display_width() -> None:
    assert styles.display_width("가a") == 3
    assert styles.display_width("abc\n가나") == 4
    assert styles.display_width("") == 0


def test_footer_text_is_cut_to_one_line() -> None:
    long = styles.footer_text("가" * 200)
    assert styles.display_width(long) <= 110
    assert styles.footer_text("a\nb & c") == "a b && c"


def test_a_long_list_is_written_whole(tmp_path: Path) -> None:
    count = 10_000
    rows = ([n, "김민지", date(1958, 1, 2), "010-1234-5678", n, True, "메모"] for n in range(count))
    assert write_roster(tmp_path / "a.xlsx", roster(rows)) == count
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        content = archive.read("xl/worksheets/sheet1.xml")
    assert len(re.findall(rb"<row ", content)) == count + 3


def test_a_name_too_long_for_the_disk_is_said_in_words(tmp_path: Path) -> None:
    with (
        pytest.raises(UserError, match="이름이 너무 깁니다"),
        replacing(tmp_path / f"{'가' * 100}.xlsx") as temporary,
    ):
        temporary.write_bytes(b"x")
    assert not list(tmp_path.iterdir())
