"""구로 병원원무행정사무원 (L11419) from the 출석부 on: nobody's 수료 is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, Mark
from jobdesk.services import (
    attendance,
    certificates,
    cohort_figures,
    cohort_hires,
    completion,
    exits,
    lists,
    qualifications,
    settings,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit


def test_marks_rule_certificates_and_hires_give_the_published_line(desk: Desk) -> None:
    """15 began, 53 days of 4 hours; one leaves, one falls short; 13 complete and 8 are hired."""
    settings.save(desk, replace(settings.get(desk), rate_decimals=1))
    made = attendance_kit.make(desk, people=15, days=53, first=date(2026, 3, 30))
    attendance.fill_days(desk, made.id, made.days)
    *through, short, gone = made.people
    missed = [(short, day) for day in made.days[:11]]  # 42 of 53 days are 79.2 %
    attendance.mark(desk, made.id, missed, Mark.ABSENT)
    after = [(gone, day) for day in made.days[20:]]
    attendance.mark(desk, made.id, after, Mark.ABSENT)
    exits.leave(desk, [gone], made.days[19], ExitReason.PERSONAL)
    change = completion.decide(desk, made.id)
    assert "수료 13명 · 미수료 1명" in change.label
    certificates.issue(desk, made.id, through)
    for title, holders in (("병원코디네이터", 11), ("보험심사분석사2급", 10)):
        like = replace(qualifications.blank(desk, through[0]), title=title)
        qualifications.add_many(desk, through[:holders], like)
    for number, who in enumerate(through[:8]):
        hire = replace(cohort_hires.blank(desk, who), employer_name=f"병원 {number}")
        cohort_hires.record(desk, replace(hire, related=number < 5, hire_date=date(2026, 7, 1)))
    (line,) = cohort_figures.of_cohort(desk, made.id).lines
    assert (line.days, line.hours) == (53, 212)
    pairs = (line.trained, line.completed, line.certified, line.hired)
    assert [pair.actual.value for pair in pairs] == [15, 13, 11, 8]
    assert (line.certificates.value, line.dropped.value, line.failed.value) == (21, 1, 1)
    assert (line.completion.text, line.hire_rate_text) == ("86.7%", "61.5%")
    assert len(lists.find(desk, KindId.CERTIFICATE_ISSUES)) == 13
