"""사후관리: the days on which people are rung up, who is still at work, what was thought of us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from jobdesk.data import aftercare_rows, records
from jobdesk.domain import report_cells as cells
from jobdesk.domain.aftercare import Audience, FollowUp, ProcessDay, Survey
from jobdesk.domain.aftercare import Outcome as Answer
from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import Hired
from jobdesk.domain.official import official_date
from jobdesk.domain.report_document import Block, Cell, Figure, Line, Merge
from jobdesk.domain.survey_figures import rule_words
from jobdesk.services import aftercare, lists, process_days, settings, surveys
from jobdesk.services.report_sections.figure_cells import left, of_ids, opens, share, table
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making

_UNHEARD = (
    "연락하지 못함은 입사한 뒤 사후관리 답을 한 번도 듣지 못한 취업자로, "
    "재직과 퇴사에도 들어 있습니다."
)


def process(making: Making) -> tuple[Block, ...]:
    """일자 | 연락 | 재직 | 퇴사 | 그 밖 | 부재 | 거부 | 업체 | 결과 of each 과정관리의 날."""
    desk = making.desk
    conditions = (
        Condition("held_on", Op.AT_LEAST, making.span.first),
        Condition("held_on", Op.AT_MOST, last_day(making)),
        Condition("status", Op.IS, PlanStatus.HELD.value),
    )
    ids = lists.find(desk, KindId.PROCESS_DAYS, Filter(conditions=conditions), Order("held_on"))
    days: list[ProcessDay] = records.get_many(desk.store, KindId.PROCESS_DAYS, list(ids))
    lines = []
    for day in days:
        found = process_days.contacts(desk, day.id)
        known = process_days.counted(found)
        split = _split(found)
        lines.append(
            Line(
                (
                    left(official_date(day.held_on) if day.held_on else ""),
                    opens(_contacts(found, "연락")),
                    *(opens(_contacts(split[name], name)) for name in split),
                    left(day.result or known.sentence),
                )
            )
        )
    if not lines:
        return ()
    titles = ("일자", "연락", *_split(()), "결과")
    return (
        table(
            making.use.id,
            titles,
            lines,
            words=(0, len(titles) - 1),
            widths=(26, *(11 for _ in range(len(titles) - 2)), 50),
            unit="(단위: 건)",
        ),
    )


def retention(making: Making) -> tuple[Block, ...]:
    """The year's 취업자 by what is known of them, and 고용유지 by months after the hire."""
    desk, end, whole = making.desk, last_day(making), making.span.so_far
    hired = making.measures.figure("placements", whole.first, whole.last)
    asked = aftercare_rows.answers(desk.store, hired.ids)
    told = {
        id_
        for id_, some in asked.items()
        if any(answer.done_on and answer.done_on <= end for answer in some)
    }
    kept = aftercare_rows.hired(desk.store, hired.ids)
    gone = {one.id for one in kept if _gone(one, end)}
    parts = {
        "재직": [id_ for id_ in hired.ids if id_ not in gone],
        "퇴사": [id_ for id_ in hired.ids if id_ in gone],
        "연락하지 못함": [id_ for id_ in hired.ids if id_ not in told],
    }
    states = [
        Line((left(name), opens(of_ids(KindId.PLACEMENTS, ids, "명", name)),
              share(of_ids(KindId.PLACEMENTS, ids, "명", name), hired, making.style,
                    name=f"{name} 비율", base="올해 취업자")))
        for name, ids in parts.items()
    ]  # fmt: skip
    made: list[Block] = []
    if hired.value:
        made.append(
            table(
                making.use.id,
                ("올해 취업자", "인원", "비율"),
                states,
                unit="(단위: 명, %)",
                notes=(_UNHEARD,),
            )
        )
    since = end.replace(year=end.year - 1, month=1, day=1)
    lines = []
    points = settings.get(desk).follow_up_months
    for known in aftercare.retentions(desk, points, end, hired_from=since):
        months = known.months
        due = (*known.employed_ids, *known.left_ids, *known.unknown_ids)
        if due:
            below = of_ids(KindId.PLACEMENTS, due, "명", "날이 지난 취업")
            stayed = of_ids(KindId.PLACEMENTS, known.employed_ids, "명", "재직")
            lines.append(
                Line(
                    (
                        left(f"{months}개월"),
                        opens(below),
                        opens(stayed),
                        opens(of_ids(KindId.PLACEMENTS, known.left_ids, "명", "퇴사")),
                        opens(of_ids(KindId.PLACEMENTS, known.unknown_ids, "명", "모름")),
                        share(stayed, below, making.style, name=f"{months}개월 고용유지율",
                              base="그날이 지난 취업"),
                    )
                )
            )  # fmt: skip
    if lines:
        titles = ("입사 뒤", "날이 지난 취업", "재직", "퇴사", "모름", "고용유지율")
        note = (
            f"{official_date(since)}부터 입사한 취업 가운데 그 개월이 되는 날이 지난 취업이 "
            "분모이며, 확인하지 못한 취업도 분모에 듭니다."
        )
        made.append(table(f"{making.use.id}_kept", titles, lines, title="고용유지", notes=(note,)))
    return tuple(made)


def satisfaction(making: Making) -> tuple[Block, ...]:
    """조사 | 문항 | 응답(n) | 평균 | 만족 이상 of the surveys open in the year so far."""
    desk, end = making.desk, last_day(making)
    conditions = (
        Condition("opened_on", Op.AT_LEAST, making.span.so_far.first),
        Condition("opened_on", Op.AT_MOST, end),
    )
    ids = lists.find(desk, KindId.SURVEYS, Filter(conditions=conditions), Order("opened_on"))
    kept: list[Survey] = records.get_many(desk.store, KindId.SURVEYS, list(ids))
    lines: list[Line] = []
    scales: list[int] = []
    merges: list[Merge] = []
    for survey in kept:
        found = surveys.result(desk, survey.id)
        if not found.forms:
            continue
        scales.append(survey.scale)
        if len(found.questions) > 1:
            merges.append(Merge(len(lines), 0, rows=len(found.questions)))
        for at, question in enumerate(found.questions):
            answered = _forms(question.ids, "응답")
            pleased = _forms(question.satisfied_ids, "만족 이상")
            mean = question.mean
            lines.append(
                Line(
                    (
                        left(f"{survey.title} ({survey.audience.value})" if not at else ""),
                        left(question.question),
                        opens(answered),
                        Cell(cells.NONE)
                        if mean is None
                        else Cell(f"{mean} / {survey.scale}", mean, 2, ""),
                        share(pleased, answered, making.style, name="만족 이상",
                              base="문항에 답한 사람", decimals=1),
                    )
                )
            )  # fmt: skip
    if not lines:
        return ()
    titles = ("조사", "문항", "응답(n)", "평균", "만족 이상")
    made = table(
        making.use.id,
        titles,
        lines,
        words=(0, 1),
        widths=(34, 60, 14, 18, 16),
        notes=tuple(rule_words(scale) for scale in dict.fromkeys(scales)),
    )
    return (replace(made, merges=tuple(merges)),)


def _gone(one: Hired, day: date) -> bool:
    """Whether somebody had left by that day; one who left on an unknown day had."""
    if one.left_on is not None:
        return one.left_on <= day
    return one.status is PlacementStatus.LEFT


def _split(found: Sequence[FollowUp]) -> dict[str, list[FollowUp]]:
    people = [each for each in found if each.audience is not Audience.EMPLOYER]
    done = [each for each in people if each.outcome is Answer.DONE]
    return {
        "재직": [each for each in done if each.employed is True],
        "퇴사": [each for each in done if each.employed is False],
        "기타": [each for each in done if each.employed is None],
        "부재": [each for each in people if each.outcome is Answer.ABSENT],
        "거부": [each for each in people if each.outcome is Answer.REFUSED],
        "업체": [each for each in found if each.audience is Audience.EMPLOYER],
    }


def _contacts(found: Sequence[FollowUp], name: str) -> Figure:
    return of_ids(KindId.FOLLOW_UPS, [each.id for each in found], "건", name)


def _forms(ids: Sequence[int], name: str) -> Figure:
    return Figure(Decimal(len(ids)), "명", name, "", KindId.SURVEY_ANSWERS, tuple(ids))
