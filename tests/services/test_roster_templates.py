"""A centre's own workbook filled: its look kept, its sums grown, its mistakes named."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from jobdesk.data import records
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import Seeker
from jobdesk.domain.rosters import Layout
from jobdesk.errors import UserError
from jobdesk.exchange.reader import read
from jobdesk.services import access, rosters
from jobdesk.services.desk import Desk
from jobdesk.services.rosters import Wanted
from tests import casework

S = KindId.SEEKERS
BY_NAME = Wanted(S, Layout(order=Order("name"), mask=False))
ROWS = (
    ("=김민지", date(1958, 1, 2), "010-1234-5678", "가람읍", 3),
    ("박서준", None, "061-530-1234", "솔내면", 0),
    ("이하늘", date(1970, 5, 6), "", "", 0),
)


@pytest.fixture
def people(desk: Desk) -> Desk:
    """Three seekers."""
    with desk.store.operation("준비"):
        for name, born, phone, place, _ in ROWS:
            person = Seeker(name=name, birth_date=born, phone=phone, eup_myeon=place)
            records.insert(desk.store, person)
    return desk


def template(path: Path, **cells: object) -> Path:
    """A workbook as an office makes one: head, one row of words, sums and a signature below."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "명부"
    sheet["A1"] = "{센터명} 구직자 명부"
    sheet["A1"].font = Font(bold=True, size=18)
    sheet.merge_cells("A1:E1")
    sheet["A2"] = "기준일: {기준일} / 모두 {건수}명"
    sheet["E2"] = 0
    for column, (label, word) in enumerate(
        zip(
            ("번호", "이름", "생년월일", "연락처", "알선"),
            ("{연번}", "{성명}({읍면})", "{생년월일}", "{phone}", "{알선}"),
            strict=True,
        ),
        1,
    ):
        sheet.cell(4, column, label)
        sheet.cell(5, column, word).fill = PatternFill("solid", fgColor="FFFFEEAA")
    sheet["C5"].number_format = "yy/mm/dd"
    sheet["F5"] = "=E5*2"
    sheet["G5"] = "서명"
    sheet.merge_cells("G5:H5")
    sheet.row_dimensions[5].height = 33
    sheet["A6"] = "합계"
    sheet["E6"] = "=SUM(E5:E5)"
    sheet["F6"] = "=SUM(F5)"
    sheet["A8"] = "위와 같이 보고합니다."
    sheet["D8"] = "=E6+1"
    sheet.merge_cells("A8:C8")
    sheet.row_dimensions[8].height = 50
    sheet.conditional_formatting.add("E5", CellIsRule("greaterThan", ["0"], font=Font(bold=True)))
    rule = DataValidation(type="whole")
    rule.add("E5")
    sheet.add_data_validation(rule)
    other = book.create_sheet("안내")
    other["A1"] = "이 시트는 그대로"
    other["B1"] = "=명부!E6"
    book.defined_names["건수"] = DefinedName("건수", attr_text="명부!$E$2")
    book.defined_names["작성자"] = DefinedName("작성자", attr_text="명부!$E$8")
    for place, value in cells.items():
        sheet[place] = value
    book.save(path)
    return path


def test_everything_is_in_its_place(people: Desk, tmp_path: Path) -> None:
    out = tmp_path / "채움.xlsx"
    assert rosters.save(people, BY_NAME, out, template=template(tmp_path / "양식.xlsx")) == 3
    book = openpyxl.load_workbook(out)
    sheet = book["명부"]
    assert sheet["A1"].value == "한빛군 일자리센터 구직자 명부"
    assert sheet["A2"].value == "기준일: 2026. 11. 20. / 모두 3명"
    assert (sheet["E2"].value, sheet["E10"].value) == (3, "관리자")
    assert [sheet.cell(row, 1).value for row in range(5, 8)] == [1, 2, 3]
    assert [sheet.cell(row, 2).value for row in range(5, 8)] == [
        "=김민지(가람읍)", "박서준(솔내면)", "이하늘()"
    ]  # fmt: skip
    assert sheet["B5"].data_type == "s"
    assert sheet["C5"].value.date() == date(1958, 1, 2)
    assert sheet["C6"].value is None
    assert sheet["D6"].value == "061-530-1234"


def test_the_look_goes_from_row_to_row(people: Desk, tmp_path: Path) -> None:
    out = tmp_path / "채움.xlsx"
    rosters.save(people, BY_NAME, out, template=template(tmp_path / "양식.xlsx"))
    book = openpyxl.load_workbook(out)
    sheet = book["명부"]
    assert sheet["A1"].font.size == 18
    for row in (5, 6, 7):
        assert sheet.cell(row, 3).number_format == "yy/mm/dd"
        assert sheet.cell(row, 1).fill.fgColor.rgb == "FFFFEEAA"
        assert sheet.row_dimensions[row].height == 33
        assert sheet.cell(row, 7).value == "서명"
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged == {"A1:E1", "G5:H5", "G6:H6", "G7:H7", "A10:C10"}
    assert sheet["A10"].value == "위와 같이 보고합니다."
    assert (sheet.row_dimensions[10].height, sheet.row_dimensions[8].height) == (50, None)
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["E5:E7"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "E5:E7"
    assert book["안내"]["A1"].value == "이 시트는 그대로"


def test_formulas_reach_over_every_copy(people: Desk, tmp_path: Path) -> None:
    out = tmp_path / "채움.xlsx"
    rosters.save(people, BY_NAME, out, template=template(tmp_path / "양식.xlsx"))
    book = openpyxl.load_workbook(out)
    sheet = book["명부"]
    assert [sheet.cell(row, 6).value for row in (5, 6, 7)] == ["=E5*2", "=E6*2", "=E7*2"]
    assert (sheet["E8"].value, sheet["F8"].value) == ("=SUM(E5:E7)", "=SUM(F5:F7)")
    assert sheet["D10"].value == "=E8+1"
    assert book["안내"]["B1"].value == "=명부!E8"
    assert book.defined_names["작성자"].attr_text == "명부!$E$10"


def test_masked_logged_and_locked_as_any_roster(people: Desk, tmp_path: Path) -> None:
    out = tmp_path / "채움.xlsx"
    wanted = Wanted(S, purpose="군청 제출")
    made = template(tmp_path / "양식.xlsx")
    rosters.save(people, wanted, out, template=made, password="솔내면 감나무 셋")
    cells = [cell for row in read(out, password="솔내면 감나무 셋").sheets[0].rows for cell in row]
    assert "010-****-5678" in cells
    assert "010-1234-5678" not in cells
    entry = access.listing(people)[0]
    assert (entry.count, entry.purpose) == (3, "군청 제출 · 가림")


def test_one_record_and_none(people: Desk, tmp_path: Path) -> None:
    made = template(tmp_path / "양식.xlsx")
    for name, said in (("박서준", "박서준(솔내면)"), ("없는 사람", "해당 자료가 없습니다")):
        out = tmp_path / "채움.xlsx"
        named = Filter(conditions=(Condition("name", Op.IS, name),))
        rosters.save(people, Wanted(S, filter=named), out, template=made)
        sheet = openpyxl.load_workbook(out)["명부"]
        assert said in (sheet["A5"].value, sheet["B5"].value)
        assert (sheet["A6"].value, sheet["E6"].value) == ("합계", "=SUM(E5:E5)")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"B5": "{연락쳐}"}, r"‘명부’ 시트 B5 칸의 \{연락쳐\}.*\{연락처\}"),
        ({"B9": "{이름}"}, "B9 칸에 {이름}"),
        ({"B5": "{건강·작업 제한}"}, "민감정보 항목이 있습니다: 건강·작업 제한"),
        ({f"{column}5": "" for column in "ABCDE"}, "채울 줄을 찾지 못했습니다"),
    ],
)
def test_what_is_wrong_is_named_and_no_file_made(
    people: Desk, tmp_path: Path, cells: dict[str, object], said: str
) -> None:
    out = tmp_path / "채움.xlsx"
    with pytest.raises(UserError, match=said):
        rosters.save(people, Wanted(S), out, template=template(tmp_path / "양식.xlsx", **cells))
    assert not out.exists()


def test_what_is_sensitive_goes_in_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    casework.seeker(desk, sensitive_consent_on=date(2026, 11, 2), health="허리 통증")
    made, out = template(tmp_path / "양식.xlsx", B5="{건강·작업 제한}"), tmp_path / "채움.xlsx"
    wanted = Wanted(S, sensitive=("health",), reason="본인 요청")
    rosters.save(desk, wanted, out, template=made)
    assert openpyxl.load_workbook(out)["명부"]["B5"].value == "허리 통증"


def test_other_files_are_refused(people: Desk, tmp_path: Path) -> None:
    closed, noise, paper = tmp_path / "암호.xlsx", tmp_path / "잡음.xlsx", tmp_path / "a.csv"
    rosters.save(people, Wanted(S), closed, password="솔내면 감나무 셋")
    noise.write_bytes(b"PK\x03\x04" + b"noise" * 99)
    paper.write_text("이름\n{이름}\n", encoding="utf-8")
    for path in (closed, noise, paper, tmp_path / "없음.xlsx"):
        with pytest.raises(UserError):
            rosters.save(people, Wanted(S), tmp_path / "채움.xlsx", template=path)
    with pytest.raises(UserError, match="엑셀로만"):
        rosters.save(people, Wanted(S), tmp_path / "b.pdf", template=closed)
    assert not (tmp_path / "채움.xlsx").exists()


@pytest.mark.parametrize("kind", rosters.TITLES)
def test_every_roster_can_be_filled_by_its_labels(
    practice_desk: Desk, tmp_path: Path, kind: KindId
) -> None:
    book = openpyxl.Workbook()
    for column, field in enumerate(rosters.FIELDS[kind], 1):
        book.active.cell(2, column, f"{{{KINDS[kind].field(field).label}}}")  # type: ignore[union-attr]
    book.save(tmp_path / "양식.xlsx")
    out = tmp_path / "채움.xlsx"
    rosters.save(practice_desk, Wanted(kind), out, template=tmp_path / "양식.xlsx")
    sheet: Any = openpyxl.load_workbook(out).active
    assert sheet["A2"].value == "해당 자료가 없습니다"
