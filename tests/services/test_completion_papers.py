"""The papers of the end of a cohort, read back from their pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import access_log
from jobdesk.domain.cohorts import RuleBasis
from jobdesk.domain.trainee_pay import PayRule
from jobdesk.domain.trainees import ExitReason, Mark
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance,
    certificates,
    cohort_papers,
    cohort_records,
    completion,
    completion_papers,
    entries,
    exits,
    trainee_pay,
)
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from tests import attendance_kit
from tests.attendance_kit import Made
from tests.reports.page_boxes import texts

_NOV = date(2026, 11, 1)


@pytest.fixture
def cohort(desk: Desk) -> Made:
    """Four people: one leaves, one falls short, two complete; 10,000 won a day."""
    made = attendance_kit.make(
        desk, people=4, days=10, certificate_prefix="2026-물류-", allowance_day=10_000
    )
    attendance.fill_days(desk, made.id, made.days)
    attendance.mark(desk, made.id, [(made.people[1], d) for d in made.days[:3]], Mark.ABSENT)
    attendance.mark(desk, made.id, [(made.people[3], d) for d in made.days[6:]], Mark.ABSENT)
    exits.leave(desk, [made.people[3]], made.days[5], ExitReason.EARLY_HIRE, "한빛식품")
    completion.decide(desk, made.id)
    return made


def text_of(pdf: bytes) -> str:
    """The words of a PDF, as they are copied from it."""
    return "\n".join(texts(pdf))


def _paper(cohort: Made, paper: str, wanted: Wanted | None = None) -> str:
    return text_of(cohort_papers.pdf(cohort.desk, cohort.id, paper, wanted))


def test_the_decision_tells_days_and_reasons(cohort: Made) -> None:
    """Each line adds up; who left is on it too."""
    said = _paper(cohort, "decision")
    assert "수료 판정 조서" in said
    assert "수료 기준: 출석일수의 80% 이상" in said
    assert "지각·조퇴·외출 3회는 결석 1일" in said
    assert "70.0%" in said
    assert "미수료" in said
    assert "한빛식품" in said
    assert "수료 2명 · 미수료 1명 · 조기취업 1명" in said


def test_a_certificate_has_its_number_and_whose_it_is(cohort: Made) -> None:
    """Shown before it is issued with the number it would get; who failed has none."""
    desk, people = cohort.desk, cohort.people
    before = text_of(completion_papers.certificates_pdf(desk, cohort.id, people))
    assert "제 2026-물류-001 호" in before
    assert "제 2026-물류-002 호" in before
    assert "이영수" not in before
    certificates.issue(desk, cohort.id, [people[2]], date(2026, 11, 16))
    one = text_of(completion_papers.certificates_pdf(desk, cohort.id, [people[2]]))
    assert "제 2026-물류-001 호" in one
    assert "박정숙" in one
    assert "40시간" in one
    assert "2026년 11월 16일" in one
    assert "재발급" not in one
    again = completion_papers.certificates_pdf(
        desk, cohort.id, [people[2]], again_on=date(2026, 11, 20)
    )
    assert "재발급 2026. 11. 20." in text_of(again)
    with pytest.raises(UserError, match="수료한 교육생"):
        completion_papers.certificates_pdf(desk, cohort.id, [people[1]])


def test_the_ledger_has_every_printing(cohort: Made) -> None:
    """A cancelled number as well; it is refused while there is none."""
    desk, people = cohort.desk, cohort.people
    with pytest.raises(UserError, match="발급한 수료증"):
        _paper(cohort, "certificates")
    certificates.issue(desk, cohort.id, [people[0], people[2]])
    certificates.reissue(desk, [people[0]], "분실")
    certificates.cancel(desk, [people[2]], "이름 오기")
    said = _paper(cohort, "certificates")
    assert said.count("2026-물류-001") == 2
    for word in ("재발급", "분실", "취소", "이름 오기", "수료증 1장 발급"):
        assert word in said


def test_accounts_are_masked_unless_asked_for(cohort: Made) -> None:
    """The sum is that of the lines."""
    desk = cohort.desk
    with pytest.raises(UserError, match="산정한 훈련수당"):
        _paper(cohort, "pay", Wanted(first=_NOV))
    trainee_pay.count(desk, cohort.id, _NOV)
    first = cohort_records.allowances(desk, cohort.id)[0]
    trainee_pay.set_account(desk, first.id, "302-1234-5678-11")
    said = _paper(cohort, "pay", Wanted(first=_NOV))
    assert "302-1234-5678-11" not in said
    assert "330,000" in said  # 10 + 7 + 10 + 6 days
    whole = Wanted(first=_NOV, values=((completion_papers.FULL_ACCOUNTS, "1"),))
    assert "302-1234-5678-11" in _paper(cohort, "pay", whole)


def test_a_limit_that_cut_an_amount_is_said_beside_it(cohort: Made) -> None:
    """Of those whom it cut, and of no other."""
    desk = cohort.desk
    limit = cohort_records.cohort(desk, cohort.id)
    entries.save(desk, replace(limit, allowance_month_cap=80_000))
    trainee_pay.count(desk, cohort.id, _NOV)
    trainee_pay.pay(desk, cohort.id, _NOV)
    said = _paper(cohort, "pay", Wanted(first=_NOV))
    assert "290,000" in said  # 8 + 7 + 8 + 6 days
    assert said.count("2026. 11. 20. 월 한도 -") == 2


def test_who_is_named_on_a_paper_that_was_printed_is_logged(cohort: Made) -> None:
    """By the seekers' ids."""
    desk = cohort.desk
    cohort_papers.handed_out(desk, cohort.id, "decision", None, Action.PRINT)
    completion_papers.certificates_out(desk, cohort.id, cohort.people[:1], Action.EXPORT)
    rows = access_log.listing(desk.store, 2)
    assert {row.purpose for row in rows} == {
        "수료 판정 조서 (물류 실무 1기)",
        "수료증 (물류 실무 1기)",
    }
    assert sorted(len(row.ids) for row in rows) == [1, 4]


def test_rules_are_said_as_they_are(cohort: Made) -> None:
    """No rule of slips on the basis of hours."""
    found = completion.board(cohort.desk, cohort.id)
    by_hours = replace(found.rule, basis=RuleBasis.HOURS, percent=70, excused=False)
    assert completion_papers.rule_words(by_hours) == (
        "수료 기준: 출석시간의 70% 이상 · 공결은 출석으로 보지 않음"
    )
    assert completion_papers.pay_words(PayRule(11_600, 5, 200_000, None)) == (
        "지급 기준: 출석 1일 11,600원 (하루 5시간 이상) · 월 한도 200,000원"
    )
    assert entries.check(cohort.desk, found.cohort) == ()
