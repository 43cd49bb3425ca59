"""`cohort list`: the training cohorts of a centre, their targets and what came of them."""

from __future__ import annotations

import argparse
from datetime import date

from jobdesk.commands.console import Console
from jobdesk.commands.desks import reading
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import cohort_targets, lists

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


def listing(options: argparse.Namespace, console: Console) -> int:
    """Print the cohorts, the newest first; scripts get every field, the id of the course and the
    targets that hold, as typed."""
    kind = KINDS[KindId.COHORTS]
    fields = tuple(field.id for field in kind.fields)
    conditions: list[Condition] = []
    if options.course is not None:
        conditions.append(Condition("course_id", Op.IS, options.course))
    if options.year is not None:
        conditions.append(Condition("starts_on", Op.AT_LEAST, date(int(options.year), 1, 1)))
        conditions.append(Condition("starts_on", Op.AT_MOST, date(int(options.year), 12, 31)))
    with reading(options) as desk:
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
    console.table(
        ("번호", *(kind.field(name).label for name in _SHOWN)),
        [
            (str(one["id"]), *("" if one[name] is None else str(one[name]) for name in _SHOWN))
            for one in cohorts
        ],
    )
    console.say(f"{kind.label} {len(cohorts):,}{kind.unit}")
    return 0
