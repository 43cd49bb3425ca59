"""`day`: the matching days of a centre, and their interview timetables."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, reading, writing
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.timetable import Timetable
from jobdesk.services import access, lists

if TYPE_CHECKING:
    from jobdesk.services.day_lines import Line, Unmet
    from jobdesk.services.day_plan import Move

_SHOWN = (
    "held_on",
    "title",
    "day_type",
    "status",
    "employer_count",
    "applicant_count",
    "interview_count",
    "hired_count",
)


def listing(options: argparse.Namespace, console: Console) -> int:
    """Print the days, the newest first; scripts get every field."""
    kind = KINDS[KindId.MATCHING_DAYS]
    fields = tuple(field.id for field in kind.fields)
    with reading(options) as desk:
        ids = lists.find(desk, KindId.MATCHING_DAYS)
        rows = lists.rows(desk, KindId.MATCHING_DAYS, ids, fields)
    days = [{"id": id_, **dict(zip(fields, rows[id_], strict=True))} for id_ in ids]
    console.answer(days)
    console.table(
        ("번호", *(kind.field(name).label for name in _SHOWN)),
        [
            (str(day["id"]), *("" if day[name] is None else str(day[name]) for name in _SHOWN))
            for day in days
        ],
    )
    console.say(f"{kind.label} {len(days):,}회")
    return 0


def plan(options: argparse.Namespace, console: Console) -> int:
    """Make a timetable anew, or re-plan the stored one; store it where that is asked for."""
    from jobdesk.services import day_lines, day_plan

    anew = not (options.replan or options.now is not None)
    with (writing if options.save else noting)(options) as desk:
        before = day_plan.plan_of(desk, options.id)
        if anew:
            made = day_plan.propose(desk, options.id, seconds=options.seconds)
        else:
            made = day_plan.replan(desk, options.id, options.now, seconds=options.seconds)
        moves = day_plan.moves(desk, before, made.meetings)
        interviews = day_lines.lines(desk, made.meetings)
        unmet = day_lines.unmet(desk, made.unplaced)
        moved = day_lines.seekers(desk, dict.fromkeys(move.attendee_id for move in moves))
        people = {row.seeker_id for row in interviews} | {row.seeker_id for row in unmet}
        access.listed(desk, KindId.SEEKERS, sorted(people), "명령 day plan")
        kept = None
        if options.save:
            kept = day_plan.keep(desk, options.id, made, before=before)
    console.answer(_plain(made, interviews, unmet, moved, moves) | {"saved": kept is not None})
    console.table(
        ("시각", "부스", "면접관", "업체", "구직자", ""),
        [
            (
                row.start,
                row.booth,
                str(row.seat),
                row.employer,
                row.seeker,
                "고정" if row.pinned else "",
            )
            for row in interviews
        ],
    )
    for row in unmet:
        console.say(f"면접 없음: {row.seeker} → {row.employer} ({row.why})")
    for move in moves:
        console.say(f"옮김: {move.name} · {move.employer} {move.was} → {move.now or '없음'}")
    console.say(_summed(made))
    if kept is None:
        console.say("저장하지 않았습니다. 저장하려면 --save 를 붙이세요.")
    elif kept.change.operation:
        console.say("저장했습니다. undo로 되돌릴 수 있습니다.")
    else:
        console.say("저장된 시간표와 같습니다. 바꾼 것이 없습니다.")
    return 0


def _plain(
    made: Timetable,
    interviews: Sequence[Line],
    unmet: Sequence[Unmet],
    moved: Sequence[int],
    moves: Sequence[Move],
) -> dict[str, object]:
    """The answer for scripts: ids of seekers and employers, times as ``14:00``."""
    return {
        "interviews": [
            {
                "seeker": row.seeker_id,
                "employer": row.employer_id,
                "start": row.start,
                "booth": row.booth,
                "seat": row.seat,
                "pinned": row.pinned,
                "seeker_name": row.seeker,
                "employer_name": row.employer,
            }
            for row in interviews
        ],
        "unplaced": [
            {
                "seeker": row.seeker_id,
                "employer": row.employer_id,
                "why": row.why,
                "seeker_name": row.seeker,
                "employer_name": row.employer,
            }
            for row in unmet
        ],
        "preference_score": made.score,
        "bound": made.bound,
        "gap": made.gap,
        "moved": list(moved),
        "moves": [asdict(move) for move in moves],
    }


def _summed(made: Timetable) -> str:
    people = len({meeting.guest for meeting in made.meetings})
    return (
        f"면접 {len(made.meetings):,}건, {people:,}명. 희망 점수 {made.score:,.0f}점, "
        f"넘을 수 없는 점수 {made.bound:,.0f}점 (차이 {made.gap:.2%}). "
        f"이루지 못한 희망 {len(made.unplaced):,}건"
    )
