"""What an undo may not bring about at a 만남의 날: somebody who met a firm and never came, a person
or a number twice on the list, one person in two interviews at once.

Every step asks for that before it writes; an undo of an older one, at a desk that knows nothing
of the other, puts rows back without asking.
"""

from __future__ import annotations

from jobdesk.data import day_links
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk

WATCHED = frozenset({KindId.DAY_ATTENDEES, KindId.DAY_EMPLOYERS, KindId.DAY_INTERVIEWS})
"""Kinds whose undo is looked at."""

_WORDS = {
    "met": "면접을 본 분이나 업체가 오지 않은 것이 됩니다. 그 면접을 먼저 되돌리세요",
    "two places": "한 분이 두 면접을 함께 보는 것이 됩니다. 지금 하는 면접을 먼저 마치세요",
    "person": "한 분이 명단에 두 번 있게 됩니다. 나중에 접수한 것을 먼저 지우세요",
    "number": "두 분의 접수번호가 같아집니다. 나중에 접수한 분의 번호를 먼저 바꾸세요",
    "firm": "한 업체가 두 번 참여하게 됩니다. 나중에 더한 것을 먼저 지우세요",
}


def faults(desk: Desk) -> frozenset[tuple[str, int]]:
    """What is amiss at the days of the centre."""
    return day_links.amiss(desk.store)


def insist_no_worse(desk: Desk, before: frozenset[tuple[str, int]], doing: str) -> None:
    """Raise UserError when something is amiss now that was not before."""
    for what, _ in sorted(faults(desk) - before):
        raise UserError(f"{doing} {_WORDS[what]}. 아무것도 바꾸지 않았습니다.")
