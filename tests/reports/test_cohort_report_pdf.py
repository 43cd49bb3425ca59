"""교육 결과 on paper carries the numbers of the published tables, and the workbook the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from jobdesk.domain.cohort_figures import CohortFigures
from jobdesk.errors import UserError
from jobdesk.services import access, cohort_figures, cohort_papers, settings
from jobdesk.services.desk import Desk
from tests.made_cohorts import GIMCHEON, GUNSAN, GURO, ask, enter


def lines(pdf: bytes) -> list[str]:
    """The text of every page, line by line."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return [line.strip() for page in pages for line in page.splitlines() if line.strip()]


@pytest.fixture
def gunsan(desk: Desk) -> CohortFigures:
    """군산, 2022, with one decimal."""
    settings.save(desk, replace(settings.get(desk), rate_decimals=1))
    enter(desk, GUNSAN)
    return cohort_figures.of_year(desk, 2022)


def test_the_printed_table_is_the_published_one(desk: Desk, gunsan: CohortFigures) -> None:
    text = " ".join(" ".join(lines(cohort_figures.to_pdf(desk, gunsan))).split())
    assert "합계 180 165 144 128 14 10 96 88" in text
    for row in (
        "자동차정비 전문인력양성 15 13 12 7 7 3 8 6",
        "자동차보수도장 전문인력양성 15 10 12 9 7 7 8 6",
        "수료 144 128명 88.9% 교육 대비 77.6%",
        "취업 96 88명 91.7% 수료 대비 68.8%",
    ):
        assert row in text
    assert "비율을 평균하지 않습니다" in text
    assert "취업취약계층은 한 사람이 여러 줄에 들 수 있어" in text
    assert " 성별 (단위" in text
    assert "성별별" not in text


def test_the_papers_of_a_cohort_have_its_results(desk: Desk) -> None:
    (first, _) = enter(desk, GURO)
    text = lines(cohort_papers.pdf(desk, first, "result"))
    assert any("실버인지케어전문가 교육 결과 보고서" in line for line in text)
    assert any("50일 / 200시간" in line for line in text)


def test_the_workbook_holds_the_same_numbers_and_sums(
    desk: Desk, gunsan: CohortFigures, tmp_path: Path
) -> None:
    path = cohort_figures.save(desk, gunsan, tmp_path / "군산.xlsx")
    shown = load_workbook(path, data_only=True)
    sheet = shown["목표·실적"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7, max_row=14)]
    assert [row[0] for row in rows] == [one.title for one in GUNSAN]
    assert rows[0][1:] == [10, 10, 8, 6, "해당사항없음", 0, 5, 4]
    assert rows[5][1:] == ["-", 18, "-", 15, "해당사항없음", 0, "-", 15]
    total = [cell.value for cell in sheet[15]]
    assert total == ["합계", 180, 165, 144, 128, 14, 10, 96, 88]
    formulas = load_workbook(path)["목표·실적"]
    assert [cell.value for cell in formulas[15]][1:] == [f"=SUM({c}7:{c}14)" for c in "BCDEFGHI"]
    rates = shown["수료율·취업률"]
    last = [cell.value for cell in rates[rates.max_row]]
    assert last[4:] == [181, 165, 165, 128, 77.6, 88, 68.8, "수료"]
    assert rates.cell(rates.max_row, 11).number_format == '#,##0.0"%"'


def test_satisfaction_and_firms_are_in_both(desk: Desk, tmp_path: Path) -> None:
    ids = enter(desk, GIMCHEON)
    with desk.store.operation("만족도"):
        ask(desk, ids[0], "수료식 만족도", [{5: 17, 4: 6, 3: 2}, {5: 15, 4: 8, 3: 2}])
    figures = cohort_figures.of_cohorts(desk, ids)
    text = lines(cohort_figures.to_pdf(desk, figures))
    assert any("n=25명, 5점 척도" in line for line in text)
    assert any("5점 17(68%) · 4점 6(24%) · 3점 2(8%)" in line for line in text)
    assert "1 (주)케이엠에스 2 여 물류" in text
    shown = load_workbook(
        cohort_figures.save(desk, figures, tmp_path / "김천.xlsx"), data_only=True
    )
    assert [cell.value for cell in shown["만족도"][7]] == [
        "문항 1", 25, 5, 4.6, "92.0%", "5점 17(68%) · 4점 6(24%) · 3점 2(8%)",
    ]  # fmt: skip
    firms = shown["취업처"]
    assert [firms.cell(firms.max_row, at).value for at in (1, 3, 4)] == ["합계", 21, "여 16"]


def test_saving_is_noted_and_other_endings_are_refused(
    desk: Desk, gunsan: CohortFigures, tmp_path: Path
) -> None:
    path = cohort_figures.save(desk, gunsan, tmp_path / "군산.json")
    assert json.loads(path.read_text(encoding="utf-8"))["total"]["hired"]["actual"]["value"] == 88
    assert access.listing(desk, 1)[0].purpose == gunsan.title
    with pytest.raises(UserError, match="저장합니다"):
        cohort_figures.save(desk, gunsan, tmp_path / "군산.hwp")
    assert not (tmp_path / "군산.hwp").exists()


def test_an_answer_and_its_share_stand_in_one_line(desk: Desk) -> None:
    (first, _) = enter(desk, GIMCHEON)
    with desk.store.operation("만족도"):
        ask(desk, first, "수료식 만족도", [{5: 5, 4: 8, 3: 3, 2: 1}])
    found = lines(cohort_figures.to_pdf(desk, cohort_figures.of_cohort(desk, first)))
    (broken,) = [at for at, line in enumerate(found) if "5점 5(29.4%)" in line]
    assert found[broken].endswith("3점 3(17.6%) ·")  # it is too long for one line
    assert found[broken + 1] == "2점 1(5.9%)"
