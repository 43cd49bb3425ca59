"""농가일자리 실적 on paper carries the published numbers, and the workbook the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from jobdesk.domain.farm_figures import FarmFigures, SupportLine
from jobdesk.domain.figures import Number
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import access, farm_figures
from jobdesk.services.desk import Desk
from tests import made_farm_year
from tests.made_farm_year import Year


def lines(path: Path) -> list[str]:
    """The text of every page, line by line."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return [line.strip() for page in pages for line in page.splitlines() if line.strip()]


@pytest.fixture
def year(desk: Desk) -> Year:
    """2022."""
    return made_farm_year.enter(desk)


@pytest.fixture
def figures(desk: Desk, year: Year) -> FarmFigures:
    """Of 2022, with a line of support."""
    made = farm_figures.of_year(desk, 2022)
    kind = KindId.SUPPORT_PAYMENTS
    paid = SupportLine("교통비", Number(50_000, kind, (1, 2)), Number(20_000, kind, (1,)))
    return replace(made, support=(paid,))


def test_the_pages_carry_the_published_numbers(
    desk: Desk, figures: FarmFigures, year: Year, tmp_path: Path
) -> None:
    text = lines(farm_figures.save(desk, figures, tmp_path / "실적.pdf"))
    whole = " ".join(text)
    for said in (
        "농가 구인처 발굴 234곳",
        "농가 구직자 발굴 724명",
        "농가 채용연계(연인원) 5,124명",
        "1인 평균 근로일 7.08일",
        "농가 평균 연인원 21.9명",
        "교통비 2 50,000 1 20,000",
        f"근로확인 빠짐 {year.unconfirmed}건",
    ):
        assert said in whole, said
    assert f"계 5,124 724 234 {year.wanted:,} 12 234 724 {year.wages:,}" in text
    assert "나머지 204곳은 엑셀" in whole
    assert "일꾼" not in whole, "workers are counted and not named"


def test_the_workbook_holds_the_same_numbers_and_sums(
    desk: Desk, figures: FarmFigures, year: Year, tmp_path: Path
) -> None:
    path = farm_figures.save(desk, figures, tmp_path / "실적.xlsx")
    shown = load_workbook(path, data_only=True)
    assert shown.sheetnames == [
        "총괄",
        "월별",
        "작업·작목",
        "읍면·마을",
        "근로자 현황",
        "농가별",
        "지원금",
        "집계 기준",
    ]
    told = {row[0]: row[1] for row in shown["총괄"].iter_rows(values_only=True)}
    assert told["농가 채용연계(연인원)"] == 5_124
    assert told["1인 평균 근로일"] == 7.08
    last = [row for row in shown["월별"].iter_rows(values_only=True) if row[0] == "계"]
    assert last == [("계", 5_124, 724, 234, year.wanted, 12, 234, 724, year.wages)]
    formulas = load_workbook(path)
    sums = [cell.value for row in formulas["월별"].iter_rows() for cell in row if cell.value]
    assert sum(str(value).startswith("=SUM(") for value in sums) == 6
    farms = [row for row in shown["농가별"].iter_rows(values_only=True) if isinstance(row[0], int)]
    assert len(farms) == 234
    assert sum(row[2] for row in farms) == 5_124
    cells = [str(c) for sheet in shown for row in sheet.iter_rows(values_only=True) for c in row]
    assert not any(cell.startswith("일꾼") for cell in cells)


def test_every_rendering_is_noted_and_another_ending_is_refused(
    desk: Desk, figures: FarmFigures, tmp_path: Path
) -> None:
    farm_figures.save(desk, figures, tmp_path / "실적.json")
    (row,) = access.listing(desk, 1)
    assert (row.action, row.purpose) == ("내보내기", "2022년 농가일자리 실적")
    with pytest.raises(UserError, match=r"\.pdf, \.xlsx, \.json"):
        farm_figures.save(desk, figures, tmp_path / "실적.hwp")


def test_a_span_in_which_nobody_worked_is_a_dignified_page(desk: Desk, tmp_path: Path) -> None:
    made = farm_figures.of_month(desk, 2026, 11)
    text = lines(farm_figures.save(desk, made, tmp_path / "빈.pdf"))
    assert "2026년 11월 농가일자리 실적" in text
    assert any(line.startswith("1. 총괄") for line in text)
    assert any(line.startswith("2. 집계 기준") for line in text)
    farm_figures.save(desk, made, tmp_path / "빈.xlsx")
