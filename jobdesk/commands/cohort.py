"""`cohort list`: the training cohorts of a centre, their targets and what came of them; and what
all words of cohorts say of a number that none has."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date

from jobdesk.commands.console import Console
from jobdesk.commands.desks import reading
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import cohort_targets, lists
from jobdesk.services.desk import Desk

_SHOWN = (
    "title",
    "status",
    "starts_on",
    "ends_on",
    "seats",
    "applicant_count",
    "selected_count",
    "trainee_count",
    "completed_count",
    "holder_count",
    "hired_count",
)


NONE = "아직 교육 기수가 없습니다. 창의 교육에서 ‘새 기수’를 누르거나 기수 목록을 가져오세요."
NO_SUCH = "이 조건에 맞는 교육 기수가 없습니다. 모두 보려면 --course와 --year를 빼세요."


def insist(desk: Desk, ids: Iterable[int]) -> None:
    """Raises UserError, with where to find the numbers, when one of the cohorts does not exist."""
    known = set(lists.find(desk, KindId.COHORTS))
    for id_ in ids:
        if id_ not in known:
            where = "번호는 jobdesk cohort list에서 확인하세요." if known else NONE
            raise UserError(f"번호 {id_} 기수가 없습니다. {where}")


def listing(options: argparse.Namespace, console: Console) -> int:
    """Print the cohorts, the newest first; scripts get every field, the id of the course and the
    targets that hold, as typed."""
    kind = KINDS[KindId.COHORTS]
    fields = tuple(field.id for field in kind.fields)
    conditions: list[Condition] = []
    narrowed = options.course is not None or options.year is not None
    if options.course is not None:
        conditions.append(Condition("course_id", Op.IS, options.course))
    if options.year is not None:
        conditions.append(Condition("starts_on", Op.AT_LEAST, date(int(options.year), 1, 1)))
        conditions.append(Condition("starts_on", Op.AT_MOST, date(int(options.year), 12, 31)))
    with reading(options) as desk:
        if options.course is not None:
            _insist_course(desk, options.course)
        ids = list(lists.find(desk, KindId.COHORTS, Filter(conditions=tuple(conditions))))
        rows = lists.rows(desk, KindId.COHORTS, ids, fields)
        targets = cohort_targets.values_of(desk, ids)
    cohorts = [
        {
            "id": id_,
            **dict(zip(fields, rows[id_], strict=True)),
            "targets": {each.value: value for each, value in targets.get(id_, {}).items()},
        }
        for id_ in ids
    ]
    console.answer(cohorts)
    if not cohorts:
        console.say(NO_SUCH if narrowed else NONE)
        return 0
    console.table(
        ("번호", *(kind.field(name).label for name in _SHOWN)),
        [
            (str(one["id"]), *("" if one[name] is None else str(one[name]) for name in _SHOWN))
            for one in cohorts
        ],
    )
    console.say(f"{kind.label} {len(cohorts):,}{kind.unit}")
    return 0


def _insist_course(desk: Desk, course_id: int) -> None:
    if course_id not in set(lists.find(desk, KindId.COURSES)):
        raise UserError(
            f"번호 {course_id} 과정이 없습니다. 번호는 jobdesk list courses에서 확인하세요."
        )
