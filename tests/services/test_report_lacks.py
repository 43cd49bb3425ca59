"""What a report's records still lack, found before it goes out; each finding opens them."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_check import Finding, Level
from jobdesk.domain.spans import read_span
from jobdesk.errors import Cancelled
from jobdesk.services import month_end, report_check, report_making
from jobdesk.services.desk import Desk
from tests import casework


def found(desk: Desk, span: str) -> dict[str, Finding]:
    """The findings of the monthly report by their rule."""
    report = report_making.make(desk, "monthly", read_span(span))
    return {finding.rule: finding for finding in report_check.check(desk, report)}


def test_an_empty_month_has_nothing_to_mend(desk: Desk) -> None:
    assert found(desk, "2026-04") == {}


def test_what_is_lacking_opens_to_its_records(desk: Desk) -> None:
    one = casework.seeker(desk, "김민지", phone="010-1111-2222", birth_date=date(1970, 1, 1))
    firm = casework.employer(desk)
    work = casework.vacancy(desk, firm, received_on=date(2026, 3, 2))
    findings = found(desk, "2026-11")
    assert findings["consents"].ids == (one,)
    assert (findings["stale"].kind, findings["stale"].ids) == (KindId.VACANCIES, (work,))
    assert {finding.level for finding in findings.values()} == {Level.LOOK}


def test_a_number_that_last_years_report_told_otherwise_is_named(desk: Desk) -> None:
    firm = casework.employer(desk)
    casework.vacancy(desk, firm, openings=3, received_on=date(2025, 3, 2))
    month_end.close(desk, Month(2025, 3))
    assert "former_year" not in found(desk, "2026-03")
    casework.vacancy(desk, firm, openings=4, received_on=date(2025, 3, 9))
    finding = found(desk, "2026-03")["former_year"]
    assert finding.level is Level.WRONG
    assert "7인데" in finding.words
    assert "3로 나갔습니다" in finding.words or "3으로 나갔습니다" in finding.words


def test_the_check_says_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    casework.seeker(desk, "김민지", phone="010-1111-2222")
    casework.employer(desk)
    report = report_making.make(desk, "monthly", read_span("2026-11"))
    told: list[tuple[int, int]] = []
    report_check.check(desk, report, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 3
    assert (told[0], told[-1]) == ((0, 100), (100, 100))

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        report_check.check(desk, report, stop)
