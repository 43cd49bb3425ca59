"""What an undo may not bring about on the list of a cohort: a person, a number or a place in the
line twice, an empty seat while somebody waits, or somebody who left and comes back to a seat that
was given away.

Every step sees to that itself; an undo of an older one, at a desk that knows nothing of the
other, puts rows back without asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jobdesk.data import records, trainee_links
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import GONE, SELECTED
from jobdesk.domain.waiting_list import no_seat_to_come_back
from jobdesk.errors import UserError
from jobdesk.services import cohort_records
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.TRAINEES, KindId.COHORTS, KindId.STAGE_RESULTS})
"""Kinds whose undo is looked at."""

_WORDS = {
    "person": "한 분이 한 기수에 두 번 있게 됩니다. 나중에 신청한 것을 먼저 지우세요",
    "number": "두 분의 번호가 같아집니다. 나중에 신청한 분의 번호를 먼저 바꾸세요",
    "result": "한 분의 전형 결과가 둘이 됩니다. 나중에 적은 점수를 먼저 되돌리세요",
    "rank": "두 분의 대기 순번이 같아집니다. 나중에 바꾼 순번을 먼저 되돌리세요",
    "seat": "대기자가 있는데 빈 자리가 생깁니다. 나중에 바꾼 선발을 먼저 되돌리세요",
}


def faults(desk: Desk) -> frozenset[tuple[str, int]]:
    """What is amiss on the lists of the centre's cohorts."""
    return trainee_links.amiss(desk.store)


def insist_no_worse(desk: Desk, before: frozenset[tuple[str, int]], doing: str) -> None:
    """Raise UserError when something is amiss now that was not before."""
    worse = {what for what, _ in faults(desk) - before}
    for what, words in _WORDS.items():
        if what in worse:
            raise UserError(f"{doing} {words}. 아무것도 바꾸지 않았습니다.")


@contextmanager
def seated(desk: Desk, trainee_ids: Iterable[int], doing: str) -> Iterator[None]:
    """Rows of these people are put back inside; raises UserError where one of them had left and
    the seat was given away meanwhile."""
    kept = records.get_many(desk.store, KindId.TRAINEES, [*trainee_ids])
    gone = [one for one in kept if one.status in GONE and one.trashed_on is None]
    before = {
        id_: cohort_records.trainees(desk, id_) for id_ in {one.cohort_id or 0 for one in gone}
    }
    yield
    for cohort_id, were in before.items():
        are = cohort_records.trainees(desk, cohort_id)
        mine = {one.id for one in gone if one.cohort_id == cohort_id}
        back = [one for one in are if one.id in mine and one.status in SELECTED - GONE]
        if not back:
            continue
        cohort = cohort_records.cohort(desk, cohort_id)
        if no_seat_to_come_back(cohort, were, are):
            raise UserError(
                f"{doing} 교육을 그만둔 분이 돌아와 정원 {cohort.seats:,}명보다 많아집니다. 그 "
                "자리는 그사이 다른 분에게 갔습니다. 개요에서 정원을 먼저 늘리세요. 아무것도 "
                "바꾸지 않았습니다."
            )
