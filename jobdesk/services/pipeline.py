"""The way of a referral as columns and cards: 알선 → 서류 → 면접 → 채용 → 입사 → 유지.

A column is a few stages of one kind of waiting; a card is one referral with the day that
comes next. ``move`` asks only what the stage needs (:func:`needs`) and is one operation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    REFUSED,
    Placement,
    PlacementStatus,
    Referral,
    ReferralStatus,
    RefusedBy,
    waits_since,
)
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.pipeline import COLUMNS, KEPT_MONTHS, NEEDS, Column
from jobdesk.domain.registrations import last_valid_day as add_months
from jobdesk.errors import UserError
from jobdesk.services import lists, placements, referrals, runner_ups, settings, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others, writing

_R = ReferralStatus
SHOWN_ENDED = 200
"""Cards of a column without an end of its own (유지, 거절·미채용); the newest are shown."""


@dataclass(frozen=True, slots=True)
class Card:
    """One referral on the board.

    ``days`` since it came to its stage; ``next_on`` the day that comes next with its
    ``next_word`` (면접, 입사, 3개월); ``late`` when a result has been owed for longer than the
    centre allows. ``kept_months`` is 1, 3 or 6 for a hire that has lasted so long, else 0.
    """

    id: int
    seeker_id: int
    seeker: str
    vacancy_id: int
    vacancy: str
    employer_id: int
    employer: str
    status: ReferralStatus
    stage_on: date | None
    days: int
    next_on: date | None
    next_at: str
    next_word: str
    late: bool
    reason: str
    runner_up: int | None
    counsellor: str
    kept_months: int = 0
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of one column, the most urgent first; ``ids`` are those beyond too."""

    column: Column
    cards: tuple[Card, ...]
    ids: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many stand there, shown or not."""
        return len(self.ids)

    @property
    def late(self) -> int:
        """How many of the cards are late."""
        return sum(card.late for card in self.cards)


def columns() -> tuple[Column, ...]:
    """The columns of the board in their order."""
    return COLUMNS


def needs(stage: ReferralStatus) -> tuple[str, ...]:
    """Ids of the fields that a move to ``stage`` asks for; those of a hire are a placement's."""
    return NEEDS.get(ReferralStatus(stage), ())


def reasons_for(desk: Desk, stage: ReferralStatus) -> tuple[str, ...]:
    """The centre's own words for a stage that ended without work; none for another stage."""
    own = settings.get(desk)
    side = REFUSED.get(ReferralStatus(stage))
    if side is None:
        return ()
    return own.decline_reasons if side is RefusedBy.SEEKER else own.reject_reasons


def move(
    desk: Desk,
    referral_id: int,
    stage: ReferralStatus,
    *,
    interview_on: date | None = None,
    interview_at: str = "",
    reason: str = "",
    runner_up: int | None = None,
    hire: Placement | None = None,
    hire_date: date | None = None,
) -> Change:
    """Move a referral with what its new stage needs, as one operation.

    채용 and 입사 record the placement: ``hire`` as edited, else the vacancy's terms with
    ``hire_date``; of one recorded before, ``hire_date`` corrects the first day. ``runner_up``
    keeps who was not hired in that place, 0 behind the others. Raises UserError, with the
    field where one is wrong or missing.
    """
    stage = ReferralStatus(stage)
    placed = referrals.placement_of(desk, referral_id) if stage in (_R.HIRED, _R.STARTED) else None
    if stage in (_R.HIRED, _R.STARTED) and placed is None:
        blank = hire or placements.blank_from_referral(desk, referral_id)
        if hire is None and hire_date is None:
            raise UserError("입사일을 입력하세요. 알선은 그대로입니다.", field="hire_date")
        if hire_date is not None:
            blank = replace(blank, hire_date=hire_date)
        return placements.record(desk, blank)
    with writing(desk, "알선 결과", Action.EDIT, KindId.REFERRALS) as work:
        if placed is not None and hire_date not in (None, placed.hire_date):
            placements.save(desk, replace(placed, hire_date=hire_date))
        change = referrals.set_status(
            desk,
            referral_id,
            stage,
            interview_on=interview_on,
            interview_at=interview_at,
            reason=reason,
        )
        if runner_up is not None and stage is _R.NOT_HIRED:
            runner_ups.keep(desk, referral_id, runner_up or None)
        work.label(change.label)
        return work.change(referral_id)


def move_all(
    desk: Desk, referral_ids: Sequence[int], stage: ReferralStatus, **given: Any
) -> Change:
    """Move several referrals alike, all of them or none, as one operation; ``given`` as for
    :func:`move`. Raises UserError naming nobody moved."""
    stage = ReferralStatus(stage)
    with writing(desk, "알선 결과", Action.EDIT, KindId.REFERRALS) as work:
        for id_ in referral_ids:
            move(desk, id_, stage, **given)
        who = others([name(desk, id_) for id_ in referral_ids])
        work.label(f"알선 결과: {who} {stage.value}")
        return work.change(*referral_ids)


_FIELDS = (
    "seeker_id", "seeker", "vacancy_id", "vacancy", "employer_id", "employer", "status",
    "referred_on", "stage_on", "asked_on", "interview_on", "interview_at", "reason",
    "runner_up", "counsellor",
)  # fmt: skip
_HIRE_FIELDS = ("referral_id", "hire_date", "status")


def cards(desk: Desk, filter: Filter = lists.EVERYTHING) -> tuple[Cards, ...]:  # noqa: A002
    """The board: every open referral that ``filter`` holds, and the newest of the others."""
    with desk.store.reading():
        days = settings.get(desk).result_days
        made = [
            *_open_cards(desk, filter, days),
            *_started_cards(desk, filter),
            _ended_cards(desk, filter),
        ]
    by_id = {one.column.id: one for one in made}
    return tuple(by_id[column.id] for column in COLUMNS)


def late_ids(desk: Desk) -> tuple[int, ...]:
    """Referrals whose result has been owed for longer than the centre allows, longest first."""
    with desk.store.reading():
        found = _cards(desk, _with_stages(lists.EVERYTHING, OPEN_REFERRAL), _days(desk))
    late = [card for card in found if card.late]
    return tuple(card.id for card in sorted(late, key=_urgency))


def late(desk: Desk) -> Filter:
    """A list of exactly the late referrals."""
    return Filter(ids=late_ids(desk))


# Making cards


def _days(desk: Desk) -> int:
    return settings.get(desk).result_days


def _with_stages(filter_: Filter, stages: frozenset[ReferralStatus]) -> Filter:
    """The filter narrowed to some stages; a stage it already asks for stays asked for."""
    condition = Condition("status", Op.IN, tuple(s.value for s in ReferralStatus if s in stages))
    return replace(filter_, conditions=(*filter_.conditions, condition))


def _open_cards(desk: Desk, filter_: Filter, result_days: int) -> list[Cards]:
    open_ = COLUMNS[:4]
    stages = frozenset().union(*(column.stages for column in open_))
    found = _cards(desk, _with_stages(filter_, stages), result_days)
    hires = _hires(desk, [card.id for card in found if card.status is _R.HIRED])
    made = []
    for column in open_:
        mine = [
            _with_hire(desk, card, hires.get(card.id))
            for card in found
            if card.status in column.stages
        ]
        mine.sort(key=_urgency)
        made.append(Cards(column, tuple(mine), tuple(card.id for card in mine)))
    return made


def _started_cards(desk: Desk, filter_: Filter) -> list[Cards]:
    """입사 and 유지: who works where the centre sent them, by how long; each person once, with
    the hire that is the newest."""
    started = frozenset({_R.STARTED})
    ids = lists.find(desk, KindId.REFERRALS, _with_stages(filter_, started), Order("referred_on"))
    working = Condition("status", Op.IS, PlacementStatus.WORKING.value)
    hires = _hires(desk, ids, working)
    today = desk.today()
    new: list[tuple[date, int]] = []
    kept: list[tuple[date, int]] = []
    for id_, hired_on in _newest_each(desk, hires).items():
        (kept if add_months(hired_on, KEPT_MONTHS[0]) <= today else new).append((hired_on, id_))
    made = []
    for column, pairs in ((COLUMNS[4], new), (COLUMNS[5], kept)):
        newest = tuple(id_ for _, id_ in sorted(pairs, reverse=True))
        shown = _cards(desk, Filter(ids=newest[:SHOWN_ENDED]), None) if newest else []
        mine = [_with_hire(desk, card, hires[card.id]) for card in shown]
        mine.sort(key=lambda card: (card.next_on or date.max, card.id))
        made.append(Cards(column, tuple(mine), newest))
    return made


def _ended_cards(desk: Desk, filter_: Filter) -> Cards:
    column = COLUMNS[6]
    wanted = _with_stages(filter_, column.stages)
    newest = lists.find(desk, KindId.REFERRALS, wanted, Order("stage_on", descending=True))
    shown = _cards(desk, Filter(ids=tuple(newest[:SHOWN_ENDED])), None) if newest else []
    shown.sort(key=lambda card: (card.stage_on or date.min, card.id), reverse=True)
    return Cards(column, tuple(shown), tuple(newest))


def _cards(desk: Desk, filter_: Filter, result_days: int | None) -> list[Card]:
    ids = lists.find(desk, KindId.REFERRALS, filter_)
    rows = lists.rows(desk, KindId.REFERRALS, ids, _FIELDS)
    return [
        _card(desk, id_, dict(zip(_FIELDS, rows[id_], strict=True)), result_days)
        for id_ in ids
        if id_ in rows
    ]


def _card(desk: Desk, id_: int, row: dict[str, Any], result_days: int | None) -> Card:
    status, today = ReferralStatus(str(row["status"])), desk.today()
    stage_on = row["stage_on"] or row["referred_on"]
    interview = row["interview_on"] if status is _R.INTERVIEW_SET else None
    since = waits_since(
        Referral(
            status=status,
            referred_on=row["referred_on"],
            stage_on=row["stage_on"],
            interview_on=row["interview_on"],
            asked_on=row["asked_on"],
        )
    )
    owed = since is not None and result_days is not None
    return Card(
        id=id_,
        seeker_id=row["seeker_id"] or 0,
        seeker=str(row["seeker"] or ""),
        vacancy_id=row["vacancy_id"] or 0,
        vacancy=str(row["vacancy"] or ""),
        employer_id=row["employer_id"] or 0,
        employer=str(row["employer"] or ""),
        status=status,
        stage_on=stage_on,
        days=max(0, (today - stage_on).days) if stage_on else 0,
        next_on=interview,
        next_at=str(row["interview_at"] or "") if interview else "",
        next_word="면접" if interview else "",
        late=owed and since is not None and (today - since).days >= (result_days or 0),
        reason=str(row["reason"] or ""),
        runner_up=row["runner_up"],
        counsellor=str(row["counsellor"] or ""),
    )


def _urgency(card: Card) -> tuple[bool, date, int]:
    return not card.late, card.next_on or card.stage_on or date.min, card.id


def _hires(
    desk: Desk, referral_ids: Sequence[int], *conditions: Condition
) -> dict[int, tuple[date, PlacementStatus]]:
    """First day and stage of the placements that came of referrals, by referral."""
    if not referral_ids:
        return {}
    ids = Condition("referral_id", Op.IN, tuple(referral_ids))
    found = lists.find(desk, KindId.PLACEMENTS, Filter(conditions=(ids, *conditions)))
    rows = lists.rows(desk, KindId.PLACEMENTS, found, _HIRE_FIELDS)
    return {
        int(str(referral)): (day, PlacementStatus(str(status)))
        for referral, day, status in rows.values()
        if isinstance(day, date)
    }


def _newest_each(desk: Desk, hires: Mapping[int, tuple[date, PlacementStatus]]) -> dict[int, date]:
    """Of each person's hires the newest: its referral and first day."""
    rows = lists.rows(desk, KindId.REFERRALS, list(hires), ("seeker_id",))
    newest: dict[object, tuple[date, int]] = {}
    for id_, (day, _) in hires.items():
        person = rows[id_][0]
        newest[person] = max(newest.get(person, (date.min, 0)), (day, id_))
    return {id_: day for day, id_ in newest.values()}


def _with_hire(desk: Desk, card: Card, hire: tuple[date, PlacementStatus] | None) -> Card:
    """The card of somebody who was hired: what comes next is the first day, or a month kept."""
    if hire is None:
        return card
    day, status = hire
    today = desk.today()
    if status is PlacementStatus.EXPECTED:
        late = day < today  # the first day has passed and nobody said whether they came
        return replace(card, next_on=day, next_word="입사", late=late, placed=True)
    reached = [months for months in KEPT_MONTHS if add_months(day, months) <= today]
    ahead = [months for months in KEPT_MONTHS if months not in reached]
    return replace(
        card,
        stage_on=day,
        days=max(0, (today - day).days),
        next_on=add_months(day, ahead[0]) if ahead else None,
        next_word=f"{ahead[0]}개월" if ahead else "",
        kept_months=reached[-1] if reached else 0,
        placed=True,
    )


def name(desk: Desk, referral_id: int) -> str:
    """The person of a referral, for the head of a dialog."""
    return stored.seeker(desk, stored.referral(desk, referral_id).seeker_id or 0).name
