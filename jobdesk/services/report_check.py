"""점검 before a report goes out: its contradictions and what its records still lack."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal

from jobdesk.data import records
from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import AllowanceStatus
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.report_check import (
    Finding,
    Level,
    Shown,
    against_former,
    contradictions,
    numbers_of,
)
from jobdesk.domain.report_document import Report
from jobdesk.domain.report_json import from_json
from jobdesk.domain.report_records import ReportRecord
from jobdesk.services import duplicates, farm_missing, freshness, lists
from jobdesk.services.desk import Desk

_RECORDS = "자료"
"""Where a finding stands that is not about one section."""


def check(desk: Desk, report: Report, progress: Progress = silent) -> tuple[Finding, ...]:
    """What to mend or to look at before the report goes out, the certain first.

    Of a centre of ten years it takes seconds: ``progress`` tells how far it is, in percent, and may
    raise Cancelled.
    """
    progress(0, 100)
    with desk.store.reading():
        found = [
            *contradictions(report),
            *against_former(report, _handed_in(desk, report)),
            *(finding for each in _LACKS for finding in each(desk, report)),
            *_duplicates(desk, progress),
        ]
    progress(100, 100)
    return tuple(sorted(found, key=lambda finding: finding.level is Level.LOOK))


def lacking(desk: Desk, report: Report) -> tuple[Finding, ...]:
    """What the records of the stretch lack. Pairs that may be one are not among it: they are sought
    among everybody ever registered, which takes seconds and is for :func:`check`."""
    with desk.store.reading():
        return tuple(finding for each in _LACKS for finding in each(desk, report))


def _handed_in(desk: Desk, report: Report) -> dict[Shown, tuple[Decimal, str]]:
    """The numbers that reports of earlier years said, the first that said one first."""
    kept: list[ReportRecord] = records.get_many(
        desk.store,
        KindId.REPORTS,
        lists.find(
            desk,
            KindId.REPORTS,
            Filter(
                conditions=(
                    Condition("frozen", Op.FILLED),
                    Condition("ends_on", Op.AT_MOST, report.first.replace(month=1, day=1)),
                )
            ),
        ),
    )
    found: dict[Shown, tuple[Decimal, str]] = {}
    for record in sorted(kept, key=lambda each: (each.submitted_on or report.last, each.id)):
        for key, value in numbers_of(from_json(json.loads(record.frozen))).items():
            found.setdefault(key, (value, record.title))
    return found


def _farm_days(desk: Desk, report: Report) -> Iterator[Finding]:
    by_gap: dict[Gap, list[int]] = {}
    for lack in farm_missing.missing(desk, report.first, report.last):
        for gap in lack.gaps:
            by_gap.setdefault(gap, []).append(lack.day_id)
    for gap, ids in by_gap.items():
        yield Finding(
            "farm_days",
            Level.LOOK,
            _RECORDS,
            f"농가일자리 {len(ids)}건: {gap}.",
            KindId.FARM_DAYS,
            tuple(ids),
        )


def _slips(desk: Desk, report: Report) -> Iterator[Finding]:
    settled = (AllowanceStatus.APPROVED.value, AllowanceStatus.PAID.value)
    yield from _lacking(
        desk,
        report,
        KindId.ALLOWANCES,
        "interview_on",
        (Condition("slip_on", Op.EMPTY), Condition("status", Op.IN, settled)),
        "면접확인서를 받은 날이 없는데 승인하거나 지급했습니다",
    )


def _consents(desk: Desk, report: Report) -> Iterator[Finding]:
    days = _between("registered_on", report)
    applied = lists.find(desk, KindId.REGISTRATIONS, Filter(conditions=days))
    rows = lists.rows(desk, KindId.REGISTRATIONS, applied, ("seeker_id",))
    people = tuple(dict.fromkeys(int(str(who)) for (who,) in rows.values() if who))
    missing = lists.find(
        desk,
        KindId.SEEKERS,
        Filter(conditions=(Condition("consent_on", Op.EMPTY),), ids=people),
    )
    if missing:
        yield Finding(
            "consents",
            Level.LOOK,
            _RECORDS,
            f"구직신청한 {len(missing)}명의 개인정보 동의일이 비어 있습니다.",
            KindId.SEEKERS,
            tuple(missing),
        )


def _duplicates(desk: Desk, progress: Progress) -> Iterator[Finding]:
    for kind, begun in ((KindId.SEEKERS, 10), (KindId.EMPLOYERS, 55)):

        def tell(done: int, total: int, begun: int = begun) -> None:
            progress(begun + 45 * done // max(total, 1), 100)

        pairs = duplicates.candidates(desk, kind, tell)
        ids = tuple(dict.fromkeys(id_ for pair in pairs for id_ in (pair.one.id, pair.other.id)))
        if ids:
            label = KINDS[kind].label
            yield Finding(
                "duplicates",
                Level.LOOK,
                _RECORDS,
                f"두 번 등록된 것으로 보이는 {label} {len(pairs)}쌍이 있습니다.",
                kind,
                ids,
            )


def _stale(desk: Desk, report: Report) -> Iterator[Finding]:
    if not report.first <= desk.today():
        return
    ids = tuple(one.id for one in freshness.queue(desk))
    if ids:
        yield Finding(
            "stale",
            Level.LOOK,
            _RECORDS,
            f"오래 확인하지 않은 진행 중 구인이 {len(ids)}건 있습니다.",
            KindId.VACANCIES,
            ids,
        )


def _hires(desk: Desk, report: Report) -> Iterator[Finding]:
    for field, words in (
        ("insured", "고용보험 가입 여부가 비어 있습니다"),
        ("employment_type", "고용형태가 비어 있습니다"),
    ):
        yield from _lacking(
            desk, report, KindId.PLACEMENTS, "hire_date", (Condition(field, Op.EMPTY),), words
        )


def _lacking(
    desk: Desk,
    report: Report,
    kind: KindId,
    day: str,
    conditions: tuple[Condition, ...],
    words: str,
) -> Iterator[Finding]:
    wanted = Filter(conditions=(*_between(day, report), *conditions))
    ids = tuple(lists.find(desk, kind, wanted))
    if ids:
        said = f"{KINDS[kind].label} {len(ids)}건: {words}."
        yield Finding("lacking", Level.LOOK, _RECORDS, said, kind, ids)


def _between(field: str, report: Report) -> tuple[Condition, ...]:
    return (
        Condition(field, Op.AT_LEAST, report.first),
        Condition(field, Op.AT_MOST, min(report.last, report.as_of)),
    )


_LACKS: tuple[Callable[[Desk, Report], Iterator[Finding]], ...] = (
    _farm_days,
    _slips,
    _consents,
    _hires,
    _stale,
)
