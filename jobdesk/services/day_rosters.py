"""The lists of one 만남의 날 as rosters: whom to invite or ring, who comes, who met whom.

They are laid out, masked, printed and written as every roster is (services/rosters.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.domain.rosters import LONGEST_TITLE, Layout
from jobdesk.errors import UserError
from jobdesk.services import day_records, rosters
from jobdesk.services.desk import Desk
from jobdesk.services.rosters import Wanted

_INVITED = (
    "employer", "contact_name", "phone", "jobs", "opening_count", "invited_on", "status", "note",
)  # fmt: skip
_TO_INVITE = ("name", "contact_name", "phone", "address", "industry", "open_vacancies", "note")
_PURPOSE = "행사 준비"
_ORDERS: dict[KindId, Order] = {
    KindId.DAY_EMPLOYERS: Order("booth"),
    KindId.DAY_ATTENDEES: Order("number"),
    KindId.DAY_INTERVIEWS: Order("starts_at"),
}
_LIST = "초청 업체 명단"
_OF_THE_DAY = frozenset({"held_on", "matching_day"})
"""Columns that say in each row what stands above the list."""


def wanted(desk: Desk, day_id: int, kind: KindId, *, mask: bool = False) -> Wanted:
    """The roster of a day's employers, people or interviews, in their order, under its name.

    Raises UserError for another kind or a day that there is not.
    """
    if kind not in _ORDERS:
        raise UserError("이 명부는 행사마다 있지 않습니다. 아무것도 만들지 않았습니다.")
    fields = tuple(name for name in rosters.FIELDS[kind] if name not in _OF_THE_DAY)
    layout = Layout(title=_title(desk, day_id, rosters.TITLES[kind]), fields=fields, mask=mask)
    return Wanted(kind, layout, _of(day_id), _ORDERS[kind])


def invitations(
    desk: Desk,
    day_id: int,
    answers: Sequence[EmployerAnswer] = (EmployerAnswer.INVITED,),
    employer_ids: Sequence[int] | None = None,
) -> Wanted:
    """The list to ring through: the employers of a day who gave one of these answers (of those
    named alone, where any are), with whom to ask for and what they seek.

    Raises UserError for a day that there is not.
    """
    layout = Layout(title=_title(desk, day_id, _LIST), fields=_INVITED, mask=False)
    values = tuple(each.value for each in answers)
    more = [Condition("status", Op.IN, values)]
    if employer_ids is not None:
        more.append(Condition("employer_id", Op.IN, tuple(employer_ids)))
    wanted = _of(day_id, *more)
    return Wanted(KindId.DAY_EMPLOYERS, layout, wanted, Order("employer"), _PURPOSE)


def to_invite(desk: Desk, day_id: int, employer_ids: Sequence[int]) -> Wanted:
    """The same list of employers that are not on the day yet.

    Raises UserError for a day that there is not.
    """
    layout = Layout(title=_title(desk, day_id, _LIST), fields=_TO_INVITE, mask=False)
    named = Filter(ids=tuple(employer_ids))
    return Wanted(KindId.EMPLOYERS, layout, named, Order("name"), _PURPOSE)


def _of(day_id: int, *more: Condition) -> Filter:
    return Filter(conditions=(Condition("matching_day_id", Op.IS, day_id), *more))


def _title(desk: Desk, day_id: int, words: str) -> str:
    """``제3회 구인·구직 만남의 날 참가자 명부``, the day's name cut where it is too long."""
    name = day_records.day(desk, day_id).title
    plain = words.removeprefix("만남의 날 ")
    room = LONGEST_TITLE - len(plain) - 1
    return f"{name[:room]} {plain}"
