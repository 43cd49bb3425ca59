"""구인 수요조사서 and 채용약정서: a page for each employer, what is known filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from jobdesk.errors import UserError
from jobdesk.services import cohort_demands, cohort_papers, cohort_records
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from tests import casework
from tests.cohort_kit import make_cohort

BLANK = Wanted(values=(("blank", "1"),))


def pages(desk: Desk, cohort: int, paper: str, wanted: Wanted | None = None) -> list[str]:
    """The words of each page, spaces as they come."""
    document = pypdfium2.PdfDocument(cohort_papers.pdf(desk, cohort, paper, wanted))
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@pytest.fixture
def cohort(desk: Desk) -> int:
    """한빛물류 bound itself to two of the three it asked for, 가람농산 asks, 온누리 withdrew."""
    id_ = make_cohort(desk, title="물류 전문인력 양성 3기", round=3, ends_on=date(2026, 12, 18))
    for name, fields in (
        ("한빛물류", {"job": "지게차 운전", "heads": 3, "wage": "월 270만원"}),
        ("가람농산", {"contact_name": "박반장", "skills": "지게차운전기능사"}),
        ("온누리", {"heads": 9}),
    ):
        firm = casework.employer(desk, name, representative=f"{name[0]}대표")
        blank = replace(cohort_demands.blank(desk, id_, firm), asked_on=date(2026, 10, 5))
        cohort_demands.add(desk, replace(blank, **fields))  # type: ignore[arg-type]
    made = {one.job or one.contact_name: one for one in cohort_records.demands(desk, id_)}
    cohort_demands.commit(desk, made["지게차 운전"].id, 2, date(2026, 10, 20))
    cohort_demands.withdraw(desk, made[""].id)
    return id_


def test_each_employer_that_stands_is_asked_with_what_is_known(desk: Desk, cohort: int) -> None:
    made = {next(n for n in ("한빛물류", "가람농산") if n in page): page
            for page in pages(desk, cohort, "demand_survey")}  # fmt: skip
    assert len(made) == 2
    bound, asked = made["한빛물류"], made["가람농산"]
    for words in ("물류 전문인력 양성", "3기", "지게차 이론 16시간", "20명", "한대표",
                  "지게차 운전", "3명", "월 270만원", "2026. 10. 5."):  # fmt: skip
        assert words in bound
    assert "박반장" in asked
    assert "지게차운전기능사" in asked
    assert "월 270만원" not in asked


def test_without_an_employer_one_is_printed_to_be_filled_in(desk: Desk, cohort: int) -> None:
    other = make_cohort(desk, cohort_records.cohort(desk, cohort).course_id)
    (empty,) = pages(desk, other, "demand_survey")
    (wished,) = pages(desk, cohort, "demand_survey", BLANK)
    for page in (empty, wished):
        assert "구인 수요조사서" in page
        assert "년 월 일" in page
        assert "한빛물류" not in page
        assert "가람농산" not in page


def test_a_commitment_is_printed_for_those_bound_alone(desk: Desk, cohort: int) -> None:
    (page,) = pages(desk, cohort, "commitment")
    for words in ("채용약정서", "물류 전문인력 양성", "3기", "2026. 11. 2.", "한빛물류", "2명",
                  "지게차 운전", "월 270만원", "2026. 10. 20.", "한대표"):  # fmt: skip
        assert words in page
    assert page.count("(서명 또는 인)") == 2
    other = make_cohort(desk, cohort_records.cohort(desk, cohort).course_id)
    with pytest.raises(UserError, match="채용을 약정한 업체가 없어 인쇄하지 않았습니다"):
        cohort_papers.pdf(desk, other, "commitment")
    (blank,) = pages(desk, other, "commitment", BLANK)
    assert "한빛물류" not in blank
