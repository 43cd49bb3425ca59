"""The papers of the end of a cohort: 수료증, 수료 판정 조서, 수료증 발급대장, 훈련수당 지급 명세서.

Made here, offered by cohort_papers; only the 수료증 is asked for by the page of 수료 itself, since
each of its printings stands in the 발급대장.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from jobdesk.domain import text
from jobdesk.domain.attendance import Rule
from jobdesk.domain.attendance_warning import percent
from jobdesk.domain.cohorts import Cohort, RuleBasis
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date, official_days, together
from jobdesk.domain.trainee_pay import PayRule
from jobdesk.domain.trainees import IssueType, Mark, TraineeStatus
from jobdesk.services import (
    access,
    certificates,
    cohort_papers,
    cohort_records,
    completion,
    lists,
    settings,
    trainee_pay,
)
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk

if TYPE_CHECKING:
    from jobdesk.reports.cohort_certificate import Certificate
    from jobdesk.reports.cohort_out_papers import Sheet

FULL_ACCOUNTS = "full_accounts"
"""The option that prints accounts whole."""


def certificates_pdf(
    desk: Desk,
    cohort_id: int,
    trainee_ids: Sequence[int],
    *,
    on: date | None = None,
    again_on: date | None = None,
) -> bytes:
    """A 수료증 for each of these, as it was issued or as it would be on that day (today); with
    ``again_on`` as a reprint of that day. Raises UserError for nobody."""
    from jobdesk.reports.cohort_certificate import certificates_pdf as made

    with desk.store.reading():
        found = completion.board(desk, cohort_id)
        known = certificates.numbered(desk, cohort_id, on, trainee_ids)
        numbers = {one.trainee_id: one for one in known}
        rows = {row.id: row for row in found.rows}
        own = settings.get(desk)
        centre = own.name or desk.name
        course = cohort_records.course(desk, found.cohort.course_id or 0)
        wanted = [id_ for id_ in dict.fromkeys(trainee_ids) if id_ in numbers]
    if not wanted:
        raise cohort_papers.nothing("수료한 교육생", "수료에서 판정을 먼저 하세요.")
    hours = found.lesson_hours or course.hours or 0
    operator = found.cohort.operator or course.operator
    return made(
        [
            _certificate(
                found.cohort,
                course.title,
                numbers[id_].number,
                rows[id_],
                on or desk.today(),
                again_on,
                hours,
                "" if text.search_key(operator) == text.search_key(centre) else operator,
            )
            for id_ in wanted
        ],
        centre=centre,
        cohort=found.cohort.title,
        practice=desk.practice,
    )


def certificates_out(
    desk: Desk, cohort_id: int, trainee_ids: Sequence[int], action: Action
) -> None:
    """Note in the access log that 수료증 were printed or saved, and whose."""
    title = cohort_records.cohort(desk, cohort_id).title
    rows = lists.rows(desk, KindId.TRAINEES, list(trainee_ids), ("seeker_id",))
    seekers = sorted({id_ for (id_,) in rows.values() if isinstance(id_, int)})
    access.log(desk, action, KindId.SEEKERS, seekers, purpose=f"수료증 ({title})")


def decision(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """The 수료 판정 조서: everybody who began, their days and what was decided."""
    from jobdesk.reports.cohort_out_papers import Decided, decision_pdf

    del wanted
    found = completion.board(desk, cohort_id)
    if not found.rows:
        raise cohort_papers.nothing(
            "교육을 시작한 교육생", "교육 시작을 누르면 선발된 분이 교육생이 됩니다."
        )
    lines = []
    for row in found.rows:
        stands = row.standing
        open_ = row.status is TraineeStatus.RUNNING
        last = together(f"{official_date(row.left_on)}까지") if row.left_on else ""
        left = " · ".join(filter(None, (row.exit_reason, row.exit_note, last)))
        remark = left or (f"예외: {row.exception}" if row.exception else "")
        if open_ and row.said is not None and row.said.status is None:
            remark = row.said.why
        lines.append(
            Decided(
                row.name,
                row.birth_date,
                stands.days,
                stands.attended_days,
                stands.absent + stands.made_absences,
                stands.late + stands.early + stands.out,
                stands.excused,
                percent(stands.rate if open_ else stands.final_rate),
                "판정 전" if open_ else row.status.value,
                remark,
            )
        )
    sheet = _sheet(desk, found.cohort, found.course, [rule_words(found.rule)])
    return decision_pdf(sheet, lines, found.told)


def decision_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Seekers named on the 수료 판정 조서."""
    del wanted
    return [row.seeker_id for row in completion.board(desk, cohort_id).rows]


def ledger(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """The 수료증 발급대장, cancelled issues too."""
    from jobdesk.reports.cohort_out_papers import Issued, ledger_pdf

    del wanted
    cohort = cohort_records.cohort(desk, cohort_id)
    issues = certificates.ledger(desk, cohort_id)
    if not issues:
        raise cohort_papers.nothing("발급한 수료증", "수료에서 수료증을 먼저 발급하세요.")
    ids = [one.trainee_id or 0 for one in issues]
    shown = lists.rows(desk, KindId.TRAINEES, ids, ("birth_date",))
    names = lists.called(desk, KindId.TRAINEES, ids)
    first = sum(one.issue_type is IssueType.FIRST and one.trashed_on is None for one in issues)
    facts = [f"수료증 {first:,}장 발급"]
    course = lists.title(desk, KindId.COURSES, cohort.course_id or 0)
    return ledger_pdf(
        _sheet(desk, cohort, course, facts),
        [
            Issued(
                one.number,
                names.get(one.trainee_id or 0, ""),
                _birth(shown.get(one.trainee_id or 0, (None,))[0]),
                one.issued_on,
                "취소" if one.trashed_on is not None else one.issue_type.value,
                one.reason.removeprefix(f"{certificates.CANCELLED}: "),
            )
            for one in issues
        ],
    )


def ledger_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Seekers named in the 수료증 발급대장."""
    del wanted
    ids = [one.trainee_id or 0 for one in certificates.ledger(desk, cohort_id)]
    rows = lists.rows(desk, KindId.TRAINEES, ids, ("seeker_id",))
    return [id_ for (id_,) in rows.values() if isinstance(id_, int)]


def pay(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """The 훈련수당 지급 명세서 of a month, of what was counted or paid."""
    from jobdesk.reports.cohort_out_papers import Paid, pay_pdf

    found = trainee_pay.sheet(desk, cohort_id, wanted.first)
    rows = [row for row in found.rows if row.record is not None]
    if not rows or found.rule is None or found.month is None:
        raise cohort_papers.nothing("산정한 훈련수당", "훈련수당에서 그 달을 먼저 산정하세요.")
    whole = wanted.on(FULL_ACCOUNTS)
    shown = str if whole else text.mask_account
    course = lists.title(desk, KindId.COURSES, found.cohort.course_id or 0)
    facts = [f"대상 월: {found.month.year}년 {found.month.month}월", pay_words(found.rule)]
    return pay_pdf(
        _sheet(desk, found.cohort, course, facts),
        [
            Paid(
                row.name,
                row.birth_date,
                row.lessons,
                (row.record.days or 0) if row.record is not None else 0,
                (row.record.amount or 0) if row.record is not None else 0,
                row.record.paid_on if row.record is not None else None,
                shown(row.account),
                "" if row.stale else row.cut.value,
            )
            for row in rows
        ],
    )


def pay_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Seekers named in the 훈련수당 지급 명세서."""
    found = trainee_pay.sheet(desk, cohort_id, wanted.first)
    ids = [row.id for row in found.rows if row.record is not None]
    rows = lists.rows(desk, KindId.TRAINEES, ids, ("seeker_id",))
    return [id_ for (id_,) in rows.values() if isinstance(id_, int)]


def rule_words(rule: Rule) -> str:
    """``수료 기준: 출석일수의 80% 이상 · 지각·조퇴·외출 3회는 결석 1일 · 공결 인정``."""
    parts = [f"{rule.basis.value}의 {rule.percent}% 이상" if rule.percent else "출석률 기준 없음"]
    if rule.slips_per_absence and rule.slip_marks and rule.basis is RuleBasis.DAYS:
        named = "·".join(mark.value for mark in Mark if mark in rule.slip_marks)
        parts.append(f"{named} {rule.slips_per_absence}회는 결석 1일")
    parts.append("공결은 출석으로 인정" if rule.excused else "공결은 출석으로 보지 않음")
    return f"수료 기준: {' · '.join(parts)}"


def pay_words(rule: PayRule) -> str:
    """``지급 기준: 출석 1일 11,600원 (하루 5시간 이상) · 월 한도 200,000원``."""
    least = f" (하루 {rule.hours}시간 이상)" if rule.hours else ""
    parts = [f"출석 1일 {rule.day:,}원{least}"]
    parts += [f"월 한도 {rule.month_cap:,}원"] if rule.month_cap is not None else []
    parts += [f"총 한도 {rule.cap:,}원"] if rule.cap is not None else []
    return f"지급 기준: {' · '.join(parts)}"


def _certificate(
    cohort: Cohort,
    course: str,
    number: str,
    row: completion.CompletionRow,
    on: date,
    again_on: date | None,
    hours: int,
    operator: str,
) -> Certificate:
    from jobdesk.reports.cohort_certificate import Certificate

    period = ""
    if cohort.starts_on is not None:
        period = official_days(cohort.starts_on, cohort.ends_on)
    return Certificate(
        number=number,
        name=row.name,
        birth=official_date(row.birth_date) if row.birth_date else "",
        course=course,
        round=f"제{cohort.round}기" if cohort.round else "",
        period=period,
        hours=f"{hours:,}시간" if hours else "",
        issued_on=row.certificate_on or on,
        operator=operator,
        again_on=again_on,
    )


def _sheet(desk: Desk, cohort: Cohort, course: str, facts: Sequence[str]) -> Sheet:
    from jobdesk.reports.cohort_out_papers import Sheet

    own = settings.get(desk)
    period = ""
    if cohort.starts_on is not None:
        period = f"교육기간: {official_days(cohort.starts_on, cohort.ends_on)}"
    about = f"과정명: {course}" if course and course not in cohort.title else ""
    return Sheet(
        centre=own.name or desk.name,
        cohort=cohort.title,
        facts=[line for line in (about, period, *facts) if line],
        approval=own.approval_titles,
        foot=f"{desk.user} · {official_date(desk.today())}",
        practice=desk.practice,
    )


def _birth(value: object) -> date | None:
    return value if isinstance(value, date) else None
