"""행사 실적 on paper carries the numbers of the published tables, and the workbook the same."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from jobdesk.domain.day_outcome import Outcome
from jobdesk.domain.matching_days import DayProgramme
from jobdesk.errors import UserError
from jobdesk.services import access, day_outcomes, entries
from jobdesk.services.desk import Desk
from tests.made_days import GUNSAN, ULSAN, enter
from tests.services.results_kit import HIRED, PENDING, hall


def lines(path: Path) -> list[str]:
    """The text of every page, line by line."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return [line.strip() for page in pages for line in page.splitlines() if line.strip()]


@pytest.fixture
def gunsan(desk: Desk) -> Outcome:
    """군산, 2022."""
    enter(desk, GUNSAN)
    return day_outcomes.of_year(desk, 2022)


def test_the_printed_table_is_the_published_one(
    desk: Desk, gunsan: Outcome, tmp_path: Path
) -> None:
    path = day_outcomes.save(desk, gunsan, tmp_path / "군산.pdf")
    text = lines(path)
    rows = [
        f"{number} {day.title} {day.held_on.month}. {day.held_on.day}. "
        f"{day.employers} {day.applicants} {day.interviews} {day.hired}"
        for number, day in enumerate(GUNSAN, start=1)
    ]
    first = text.index(rows[0])
    assert text[first : first + 14] == [*rows, "합계 147 2,612 1,083 257", gunsan.remark]
    stages = [line.split() for line in text]
    assert ["면접", "1,083건"] in [line[:2] for line in stages]
    assert "다음 해 입사(예정) 21명 취업에 넣지 않음" in text
    assert "단계 실적 사람(업체) 수 비율 (사람 수)" in text
    assert any("사람 수끼리 견주고, 구인인원 대비는 취업인원을" in line for line in text)


def test_the_workbook_holds_the_same_numbers_and_sums(
    desk: Desk, gunsan: Outcome, tmp_path: Path
) -> None:
    path = day_outcomes.save(desk, gunsan, tmp_path / "군산.xlsx")
    shown = load_workbook(path, data_only=True)
    assert shown.sheetnames == [
        "행사별",
        "방문·현장채용",
        "단계별",
        "업체별",
        "참가자",
        "집계 기준",
    ]
    sheet = shown["행사별"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=6, max_row=17)]
    assert rows == [
        (
            number,
            day.title,
            f"{day.held_on.month}. {day.held_on.day}.",
            day.employers,
            day.applicants,
            day.interviews,
            day.hired,
        )
        for number, day in enumerate(GUNSAN, start=1)
    ]
    assert [cell.value for cell in sheet[18]][3:] == [147, 2_612, 1_083, 257]
    assert sheet["A19"].value == gunsan.remark
    formulas = load_workbook(path)["행사별"]
    assert formulas["F18"].value == "=SUM(F6:F17)"
    stages = {row[0].value: row[1].value for row in shown["단계별"].iter_rows(min_row=6)}
    assert (stages["면접"], stages["취업"], stages["다음 해 입사(예정)"]) == (1_083, 257, 21)


def test_the_fairs_of_ulsan_on_paper_and_in_the_workbook(desk: Desk, tmp_path: Path) -> None:
    enter(desk, ULSAN)
    figures = day_outcomes.of_year(desk, 2022)
    text = lines(day_outcomes.save(desk, figures, tmp_path / "울산.pdf"))
    assert "1 자동차부품산업 합동 채용박람회 6. 29. 북구 오토밸리복지센터 362 50 45" in text
    assert "합계 1,114 202 129" in text
    path = day_outcomes.save(desk, figures, tmp_path / "울산.xlsx")
    sheet = load_workbook(path, data_only=True)["방문·현장채용"]
    assert [cell.value for cell in sheet[6]] == [
        1,
        "자동차부품산업 합동 채용박람회",
        "6. 29.",
        "북구 오토밸리복지센터",
        362,
        50,
        45,
    ]
    assert [cell.value for cell in sheet[10]][4:] == [1_114, 202, 129]


def test_one_day_has_its_booths_and_side_programmes(desk: Desk, tmp_path: Path) -> None:
    day = hall(desk)
    entries.add(
        desk, DayProgramme(matching_day_id=day.day, title="타로상담", operator="마음쉼터", count=18)
    )
    entries.add(desk, DayProgramme(matching_day_id=day.day, title="정장대여", count=2))
    day.tell(day.meet(0, 0), PENDING)
    figures = day_outcomes.of_day(desk, day.day)
    text = lines(day_outcomes.save(desk, figures, tmp_path / "하루.pdf"))
    assert "1 한빛가공업 2 1 1 - 1 - - - - -" in text
    assert "타로상담 마음쉼터 18 -" in text
    assert any("결과가 남은 면접 1건(보류와 2차면접 포함)은 합격에 들지" in line for line in text)
    book = load_workbook(day_outcomes.save(desk, figures, tmp_path / "하루.xlsx"))
    told, untold = book["부대행사"][6], book["부대행사"][7]
    assert [cell.value for cell in told] == ["타로상담", "마음쉼터", 18, 0]
    assert [cell.value for cell in untold] == ["정장대여", "-", 2, 0]
    for above, cell in zip(told, untold, strict=True):
        across = (cell.alignment.horizontal, cell.alignment.indent)
        assert across == (above.alignment.horizontal, above.alignment.indent)
    assert [cell.value for cell in book["업체별"][7]][:4] == ["1", "한빛가공업", 2, 1]


def test_a_file_is_one_of_three_kinds_and_is_noted(desk: Desk, tmp_path: Path) -> None:
    day = hall(desk)
    day.tell(day.meet(0, 0), HIRED, hire_on=desk.today())
    figures = day_outcomes.of_day(desk, day.day)
    path = day_outcomes.save(desk, figures, tmp_path / "하루.json")
    plain = json.loads(path.read_text(encoding="utf-8"))
    assert plain["total"]["hired"] == {"value": 1, "kind": "placements", "ids": [1]}
    assert access.listing(desk, 1)[0].purpose == "제4회 만남의 날 실적"
    with pytest.raises(UserError, match=r"\.pdf, \.xlsx, \.json"):
        day_outcomes.save(desk, figures, tmp_path / "하루.doc")


def test_a_year_without_days_is_a_report_too(desk: Desk, tmp_path: Path) -> None:
    figures = day_outcomes.of_year(desk, 2024)
    text = lines(day_outcomes.save(desk, figures, tmp_path / "없음.pdf"))
    assert "2024년 행사 실적" in text
    book = load_workbook(day_outcomes.save(desk, figures, tmp_path / "없음.xlsx"))
    assert [cell.value for cell in book["행사별"][6]][3:] == [0, 0, 0, 0]
