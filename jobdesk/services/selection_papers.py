"""The papers on which a selection is made and told: 평가표, 전형 결과표, result notices.

Made here, offered by cohort_papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jobdesk.domain import text
from jobdesk.domain.cohorts import Cohort, RankBasis
from jobdesk.domain.official import official_date, official_days
from jobdesk.domain.trainees import SELECTED, SelectionStage, TraineeStatus
from jobdesk.services import cohort_papers, settings
from jobdesk.services.applicants import ApplicantRow, Applicants, applicants
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from jobdesk.services.selection_facts import (
    birth_of,
    chosen,
    days_of,
    event_of,
    hours_of,
    persons,
    rule_words,
)

if TYPE_CHECKING:
    from jobdesk.reports.selection_papers import Notice, Person

_S = TraineeStatus
OF, REPLY, BRING, DATED, ITEMS, BASIS, MASK = (
    "of", "reply", "bring", "dated", "items", "basis", "mask",
)  # fmt: skip
"""Ids of the options of these papers in cohort_papers."""


# Result notices


def notices(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """선발 결과 안내문, a page for each. Raises UserError for nobody."""
    from jobdesk.reports.selection_papers import notices_pdf

    with desk.store.reading():
        found = applicants(desk, cohort_id)
        people = persons(desk, found)
        event = event_of(desk, found.cohort)
    rows = _noticed(found, wanted)
    if not rows:
        raise cohort_papers.nothing("선발 결과가 정해진 분", "모집·선발에서 선발을 먼저 정하세요.")
    made = [_notice(found.cohort, each, people[each.id], wanted) for each in rows]
    return notices_pdf(made, event, official_date(desk.today()) if wanted.on(DATED) else "")


def notice_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Who has a notice."""
    return [each.seeker_id for each in _noticed(applicants(desk, cohort_id), wanted)]


def _noticed(found: Applicants, wanted: Wanted) -> list[ApplicantRow]:
    groups = {
        _S.SELECTED.value: SELECTED,
        _S.WAITING.value: frozenset({_S.WAITING}),
        _S.REJECTED.value: frozenset({_S.REJECTED}),
    }
    every = frozenset().union(*groups.values())
    kept = groups.get(wanted.value(OF), every)
    rows = [each for each in chosen(found, wanted) if each.status in kept]
    return sorted(rows, key=lambda each: (each.waiting_rank or 0, each.number or 0))


def _notice(cohort: Cohort, row: ApplicantRow, person: Person, wanted: Wanted) -> Notice:
    from jobdesk.reports.selection_papers import Notice

    if row.status is _S.WAITING:
        return Notice(
            person,
            f"귀하는 위 교육과정의 대기자 {row.waiting_rank or '-'}번입니다.",
            (
                "선발된 분이 입교를 포기하면 대기 순번대로 선발하고 바로 연락드립니다.",
                "연락처가 바뀌거나 더 기다리지 않으시려면 알려 주십시오.",
            ),
        )
    if row.status is _S.REJECTED:
        lines = [
            "지원해 주셔서 고맙습니다. 한정된 정원으로 이번에 함께하지 못해 아쉽게 생각합니다."
        ]
        if row.alternative:
            lines.append(f"다음을 안내해 드립니다: {row.alternative}")
        lines.append("취업 상담과 다른 교육 안내는 언제든지 받으실 수 있습니다.")
        return Notice(person, "귀하는 위 교육과정의 교육생으로 선발되지 않았습니다.", tuple(lines))
    lines = []
    if wanted.value(REPLY):
        lines.append(f"{wanted.value(REPLY)}까지 입교 여부를 알려 주십시오.")
    lines += [
        "입교하지 않으시면 꼭 알려 주십시오. 그 자리는 대기 순번대로 다른 분께 드립니다.",
        f"수료하려면 {rule_words(cohort)} 출석해야 합니다.",
    ]
    facts = [
        ("교육 기간", days_of(cohort)),
        ("교육 시간", hours_of(cohort)),
        ("교육 장소", cohort.place),
        ("운영기관", cohort.operator),
        ("개강일 준비물", wanted.value(BRING)),
    ]
    return Notice(
        person,
        "귀하는 위 교육과정의 교육생으로 선발되었습니다.",
        tuple(lines),
        tuple((label, words) for label, words in facts if words),
    )


# 평가표


def score_sheets(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """평가표 of one stage, a copy for each reviewer. Raises UserError without a stage or
    candidates."""
    from jobdesk.reports.document import Paper
    from jobdesk.reports.selection_tables import Sheet, sheets_pdf

    with desk.store.reading():
        found = applicants(desk, cohort_id)
        own = settings.get(desk)
    stage = _stage(found, wanted)
    rows = _standing(found, stage, wanted)
    items = tuple(filter(None, (text.tidy(one) for one in wanted.value(ITEMS).split(","))))
    about = [official_days(stage.held_on) if stage.held_on else "", stage.starts_at, stage.place]
    full = f"만점 {stage.full_score:,}점" if stage.full_score is not None else ""
    if stage.pass_score is not None:
        full = f"{full}, 합격선 {stage.pass_score:,}점".removeprefix(", ")
    sheet = Sheet(
        cohort=found.cohort.title,
        stage=stage.title,
        about=" ".join(filter(None, about)),
        reviewers=stage.reviewers,
        items=items[:8],
        full=full,
        scored=stage.full_score is not None,
        people=tuple(
            (
                str(each.number or ""),
                each.name,
                " · ".join(
                    filter(
                        None, (f"{each.age}세" if each.age is not None else "", each.desired_job)
                    )
                ),
            )
            for each in rows
        ),
    )
    centre = own.name or desk.name
    foot = f"{desk.user} · {official_date(desk.today())}"
    return sheets_pdf(sheet, Paper(f"{stage.title} 평가표", centre, foot, desk.practice, True))


def score_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Who stands on a 평가표."""
    found = applicants(desk, cohort_id)
    return [each.seeker_id for each in _standing(found, _stage(found, wanted), wanted)]


def _about(row: ApplicantRow) -> str:
    age = f"{row.age}세" if row.age is not None else ""
    return " · ".join(filter(None, (age, row.desired_job)))


def _stage(found: Applicants, wanted: Wanted) -> SelectionStage:
    """The stage asked for; else the first in which somebody has no verdict."""
    if not found.stages:
        raise cohort_papers.nothing("전형 단계", "점수·판정에서 전형 단계를 먼저 만드세요.")
    for stage in found.stages:
        if stage.id == wanted.stage:
            return stage
    if wanted.stage is None:
        for stage in found.stages:
            marks = [each.mark(stage.id) for each in found.standing_in(stage.id)]
            if any(mark is not None and not mark.verdict for mark in marks):
                return stage
    return found.stages[-1]


def _standing(found: Applicants, stage: SelectionStage, wanted: Wanted) -> list[ApplicantRow]:
    there = {each.id for each in found.standing_in(stage.id)}
    rows = [each for each in chosen(found, wanted) if each.id in there]
    if not rows:
        raise cohort_papers.nothing(f"{stage.title}에 서는 분", "앞 단계의 판정을 먼저 하세요.")
    return rows


# 전형 결과표


def results(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """전형 결과표, everybody in the order of rank, who fell after them. Raises UserError where
    nobody applied."""
    from jobdesk.reports.document import Paper
    from jobdesk.reports.selection_tables import RESULT, ResultRow, Results, results_pdf

    asked = wanted.value(BASIS)
    with desk.store.reading():
        found = applicants(desk, cohort_id, RankBasis(asked) if asked else None)
        own = settings.get(desk)
    rows = _listed(found)
    if not rows:
        raise cohort_papers.nothing("신청한 분", "모집·선발에서 신청자를 먼저 추가하세요.")
    mask = wanted.on(MASK)
    given = Results(
        cohort=found.cohort.title,
        about=days_of(found.cohort),
        stages=tuple(stage.title for stage in found.stages),
        basis=asked or found.cohort.rank_by.value,
        counts=_counts(found, rows),
        rules=tuple(filter(None, (_stage_rule(stage) for stage in found.stages))),
        rows=tuple(
            ResultRow(
                rank=str(each.rank or ""),
                number=str(each.number or ""),
                name=text.mask_name(each.name) if mask else each.name,
                birth="" if mask else birth_of(each),
                stages=tuple(_stage_text(each, stage) for stage in found.stages),
                points=each.points if found.stages else "",
                result=_result(each),
                note="" if mask else _remark(each),
            )
            for each in rows
        ),
        approval=() if mask else own.approval_titles,
    )
    centre = own.name or desk.name
    foot = f"{desk.user} · {official_date(desk.today())}"
    across = len(found.stages) > 2
    return results_pdf(given, Paper(RESULT, centre, foot, desk.practice, across))


def result_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Who is named on the 전형 결과표."""
    if wanted.on(MASK):
        return []
    return [each.seeker_id for each in _listed(applicants(desk, cohort_id))]


def _listed(found: Applicants) -> list[ApplicantRow]:
    rows = [each for each in found.rows if each.status is not _S.CANCELLED]
    return sorted(
        rows,
        key=lambda each: (each.rank or 10**6, -len(each.marks), each.number or 10**6, each.id),
    )


def _counts(found: Applicants, rows: Sequence[ApplicantRow]) -> str:
    counts = [f"신청 {len(rows):,}명"]
    if found.cohort.seats:
        counts.append(f"정원 {found.cohort.seats:,}명")
    for words, states in (
        ("선발", SELECTED),
        ("대기", {_S.WAITING}),
        ("미선발", {_S.REJECTED}),
        ("입교 포기", {_S.DECLINED}),
    ):
        count = sum(each.status in states for each in rows)
        if count:
            counts.append(f"{words} {count:,}명")
    return ", ".join(counts)


def _stage_rule(stage: SelectionStage) -> str:
    told = [
        official_days(stage.held_on) if stage.held_on else "",
        f"평가위원 {', '.join(stage.reviewers)}" if stage.reviewers else "",
        f"만점 {stage.full_score:,}점" if stage.full_score is not None else "",
        f"합격선 {stage.pass_score:,}점" if stage.pass_score is not None else "",
        f"합격 {stage.pass_count:,}명" if stage.pass_count is not None else "",
    ]
    words = ", ".join(filter(None, told))
    return f"· {stage.title}: {words}" if words else ""


def _stage_text(row: ApplicantRow, stage: SelectionStage) -> str:
    mark = row.mark(stage.id)
    if mark is None:
        return ""
    return " ".join(filter(None, (mark.total, mark.verdict.value))) or "미정"


def _result(row: ApplicantRow) -> str:
    if row.status in SELECTED:
        return _S.SELECTED.value
    rank = f" {row.waiting_rank}" if row.waiting_rank is not None else ""
    return f"{row.status.value}{rank}" if row.status is not _S.APPLIED else "-"


def _remark(row: ApplicantRow) -> str:
    bonuses = [
        f"{mark.title} 가산 {mark.bonus}" + (f"({mark.bonus_reason})" if mark.bonus_reason else "")
        for mark in row.marks
        if mark.bonus
    ]
    return ", ".join(bonuses)
