"""훈련생 상담일지 and 취업자 재직 확인표: what stands on them, and who is noted as named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    aftercare,
    cohort_care,
    cohort_figures,
    cohort_hires,
    cohort_papers,
    cohort_records,
    placements,
)
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from tests.cohort_kit import make_cohort, trainee


def text(pdf: bytes) -> str:
    """Everything on the pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


@pytest.fixture
def cohort(desk: Desk) -> int:
    """A cohort of spring with two people, both hired and talked with."""
    made = make_cohort(desk, starts_on=date(2026, 3, 2), ends_on=date(2026, 4, 30))
    for number, name in enumerate(("김민지", "박수진"), start=1):
        person = trainee(desk, made, name, TraineeStatus.COMPLETED, number=number)
        blank = cohort_hires.blank(desk, person)
        begins = date(2026, 5, 18) if number == 1 else date(2026, 12, 1)
        hire = replace(blank, employer_name=f"{name} 회사", related=True, hire_date=begins)
        id_ = cohort_hires.record(desk, hire).id
        if number == 1:
            answer = aftercare.blank(desk, id_, 1)
            aftercare.record(desk, replace(answer, done_on=date(2026, 6, 19), employed=True))
        seeker = cohort_records.trainee(desk, person).seeker_id or 0
        note = replace(cohort_care.blank_note(desk, made), content=f"{name} 님과 진로를 의논함")
        cohort_care.write_note(desk, note, [seeker])
    return made


def test_what_was_said_stands_by_day_for_all_or_some(desk: Desk, cohort: int) -> None:
    whole = text(cohort_papers.pdf(desk, cohort, "notes"))
    assert "상담 2건, 교육생 2명" in whole
    assert "김민지 님과 진로를 의논함" in whole
    first, _ = cohort_records.trainees(desk, cohort)
    some = text(cohort_papers.pdf(desk, cohort, "notes", Wanted(trainees=(first.id,))))
    assert "박수진" not in some


def test_a_day_of_two_figures_stands_in_one_line(desk: Desk) -> None:
    made = make_cohort(desk, starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 30))
    person = trainee(desk, made, "남궁민지", TraineeStatus.RUNNING, number=1)
    seeker = cohort_records.trainee(desk, person).seeker_id or 0
    note = replace(
        cohort_care.blank_note(desk, made), content="의논함", noted_on=date(2026, 10, 28)
    )
    cohort_care.write_note(desk, note, [seeker])
    with pypdfium2.PdfDocument(cohort_papers.pdf(desk, made, "notes")) as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()
    assert any("2026. 10. 28." in line for line in lines)


def test_staying_is_said_for_each_point(desk: Desk, cohort: int) -> None:
    shown = text(cohort_papers.pdf(desk, cohort, "staying"))
    assert "1 김민지 김민지 회사 2026. 5. 18. 여 재직" in shown
    assert "26. 6. 19." in shown  # the day on which it was answered
    assert "미확인" in shown  # three months passed, six are due
    assert "확인 전" in shown
    assert "27. 5. 18." in shown  # when the last point comes
    assert shown.count("입사 전") == 4


def test_a_later_word_speaks_for_a_point_that_nobody_asked_after(desk: Desk) -> None:
    cohort = make_cohort(desk, starts_on=date(2026, 3, 2), ends_on=date(2026, 4, 30))
    person = trainee(desk, cohort, "김민지", TraineeStatus.COMPLETED, number=1)
    hire = replace(cohort_hires.blank(desk, person), employer_name="상회", related=True)
    id_ = cohort_hires.record(desk, replace(hire, hire_date=date(2026, 7, 1))).id
    assert "확인 전" in text(cohort_papers.pdf(desk, cohort, "staying"))
    answer = aftercare.blank(desk, id_, 3)
    aftercare.record(desk, replace(answer, done_on=date(2026, 10, 6), employed=True))
    shown = text(cohort_papers.pdf(desk, cohort, "staying"))
    assert "여 재직 26. 10. 6. 재직 26. 10. 6. 예정 27. 1. 1. 예정 27. 7. 1." in shown
    kept = cohort_figures.of_cohort(desk, cohort)
    assert [kept.kept(months).every.rate_text for months in (1, 3)] == ["100%", "100%"]


def test_who_left_is_said_with_the_day(desk: Desk) -> None:
    cohort = make_cohort(desk, starts_on=date(2026, 3, 2), ends_on=date(2026, 4, 30))
    person = trainee(desk, cohort, "김민지", TraineeStatus.COMPLETED, number=1)
    hire = replace(cohort_hires.blank(desk, person), employer_name="상회")
    id_ = cohort_hires.record(desk, replace(hire, hire_date=date(2026, 5, 18))).id
    placements.set_status(
        desk, id_, PlacementStatus.LEFT, left_on=date(2026, 8, 31), leave_reason="계약 만료"
    )
    shown = text(cohort_papers.pdf(desk, cohort, "staying"))
    assert "재직 재직 퇴사 26. 8. 31. 퇴사 26. 8. 31." in shown


def test_who_is_named_is_noted(desk: Desk, cohort: int) -> None:
    people = {one.seeker_id for one in cohort_records.trainees(desk, cohort)}
    for paper in ("notes", "staying"):
        cohort_papers.handed_out(desk, cohort, paper, None, Action.PRINT)
        row = access.listing(desk, 1)[0]
        assert (row.kind, row.count) == (KindId.SEEKERS, len(people))


def test_nothing_is_printed_of_nobody(desk: Desk) -> None:
    empty = make_cohort(desk)
    for paper in ("notes", "staying"):
        with pytest.raises(UserError, match="없어 인쇄하지 않았습니다"):
            cohort_papers.pdf(desk, empty, paper)
