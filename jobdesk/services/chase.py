"""결과 확인: firm by firm, everybody it was sent and has not answered for, one key an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from jobdesk.data import records
from jobdesk.domain.casework import OPEN_REFERRAL, Referral, ReferralStatus, waits_since
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Visit, VisitMethod
from jobdesk.errors import UserError
from jobdesk.services import lists, pipeline, referrals, settings, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import writing

PURPOSE = "면접 결과 확인"
"""What a call of this list is called among a firm's visits (network.VISIT_PURPOSES)."""

_KIND = KindId.REFERRALS
_R = ReferralStatus
_FIELDS = (
    "seeker_id", "seeker", "phone", "vacancy_id", "vacancy", "employer_id", "referred_on",
    "stage_on", "asked_on", "interview_on", "interview_at", "status", "counsellor",
)  # fmt: skip
_FIRM_FIELDS = ("name", "phone", "contact_name")


class Answer(StrEnum):
    """What a firm says of somebody it was sent."""

    HIRED = "채용"
    NOT_HIRED = "불채용"
    ON_HOLD = "보류"
    SECOND = "2차면접"
    NO_SHOW = "불참"
    DECLINED = "거절"


STAGES: dict[Answer, ReferralStatus] = {
    Answer.HIRED: _R.HIRED,
    Answer.NOT_HIRED: _R.NOT_HIRED,
    Answer.SECOND: _R.INTERVIEW_SET,
    Answer.NO_SHOW: _R.NO_SHOW,
    Answer.DECLINED: _R.DECLINED,
}
"""The stage an answer leads to; 보류 leads to none."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody whose result a firm owes, ``days`` since it was to be known."""

    referral_id: int
    seeker_id: int
    seeker: str
    phone: str
    vacancy_id: int
    vacancy: str
    referred_on: date | None
    interview_on: date | None
    status: ReferralStatus
    asked_on: date | None
    days: int
    late: bool
    counsellor: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm to ring up, with everybody it has not answered for, the oldest first.

    ``phone`` is the firm's own, ``contact`` whom to ask for. ``ahead`` counts people whose
    interview there is still to come; ``called_on`` is the last call about results.
    """

    employer_id: int
    name: str
    phone: str
    contact: str
    rows: tuple[Row, ...]
    ahead: int
    called_on: date | None

    @property
    def oldest(self) -> int:
        """Days for which the longest result has been owed."""
        return max((row.days for row in self.rows), default=0)

    @property
    def late(self) -> int:
        """How many results are late."""
        return sum(row.late for row in self.rows)


def by_employer(desk: Desk, counsellor: str = "") -> tuple[Firm, ...]:
    """The firms that owe a result, the one that has owed one longest first.

    With ``counsellor`` only the referrals of that member of staff.
    """
    open_ = Condition("status", Op.IN, tuple(s.value for s in _R if s in OPEN_REFERRAL))
    conditions = [open_]
    if counsellor:
        conditions.append(Condition("counsellor", Op.IS, counsellor))
    with desk.store.reading():
        own = settings.get(desk).result_days
        ids = lists.find(desk, _KIND, Filter(conditions=tuple(conditions)), Order("referred_on"))
        found: dict[int, list[Row]] = {}
        ahead: dict[int, int] = {}
        for id_, values in lists.rows(desk, _KIND, ids, _FIELDS).items():
            row = dict(zip(_FIELDS, values, strict=True))
            firm = row["employer_id"]
            if not isinstance(firm, int):
                continue
            since = _since(row)
            if since > desk.today():
                ahead[firm] = ahead.get(firm, 0) + 1
            else:
                found.setdefault(firm, []).append(_row(desk, id_, row, since, own))
        firms = _firms(desk, found, ahead)
    return tuple(sorted(firms, key=lambda firm: (-firm.oldest, firm.name)))


def answer(
    desk: Desk,
    referral_id: int,
    said: Answer,
    *,
    reason: str = "",
    day: date | None = None,
    at: str = "",
    runner_up: int | None = None,
    called: bool = True,
) -> Change:
    """Write down what a firm said of somebody, and the call to it, as one operation.

    ``day`` is the first day of work (채용) or the second interview (2차면접). The call is
    noted once a day and firm; not at all with ``called`` False. Raises UserError.
    """
    said = Answer(said)
    with writing(desk, "면접 결과", Action.EDIT, _KIND) as work:
        before = stored.referral(desk, referral_id)
        if said is Answer.ON_HOLD:
            _hold(desk, before)
        else:
            if said is Answer.SECOND and day is None:
                raise UserError("2차면접 날짜를 입력하세요.", field="interview_on")
            _move(desk, before, said, reason=reason, day=day, at=at, runner_up=runner_up)
        if called:
            _note_call(desk, before)
        name = stored.seeker(desk, before.seeker_id or 0).name
        work.written.append(referral_id)
        work.label(f"면접 결과: {name} {said.value}")
        return work.change(referral_id)


def no_answer(desk: Desk, employer_id: int) -> Change:
    """The firm was rung up and did not answer: noted among its visits, nothing else moves."""
    with writing(desk, "업체 부재", Action.ADD, KindId.VISITS) as work:
        firm = stored.employer(desk, employer_id)
        id_ = work.insert(_visit(desk, employer_id, None, "부재"))
        work.label(f"부재: {firm.name}")
        return work.change(id_)


def _move(
    desk: Desk,
    before: Referral,
    said: Answer,
    *,
    reason: str,
    day: date | None,
    at: str,
    runner_up: int | None,
) -> None:
    stage = STAGES[said]
    if said is Answer.HIRED:
        pipeline.move(desk, before.id, stage, hire_date=day)
        return
    if said is Answer.SECOND and before.status is _R.INTERVIEW_SET:
        # The first interview took place, or there would be no second.
        referrals.set_status(desk, before.id, _R.INTERVIEWED)
    pipeline.move(
        desk,
        before.id,
        stage,
        interview_on=day if said is Answer.SECOND else None,
        interview_at=at,
        reason=reason,
        runner_up=runner_up,
    )


def _hold(desk: Desk, before: Referral) -> None:
    """The firm has not decided: who was to be interviewed by now has been."""
    if before.status not in OPEN_REFERRAL:
        raise UserError(
            f"결과를 기다리는 알선이 아닙니다(지금 {before.status.value}). 바꾸지 않았습니다.",
            field="status",
        )
    if before.status is _R.INTERVIEW_SET:
        referrals.set_status(desk, before.id, _R.INTERVIEWED)
        before = stored.referral(desk, before.id)
    records.update(desk.store, replace(before, asked_on=desk.today()))


def _note_call(desk: Desk, referral: Referral) -> None:
    vacancy = stored.vacancy(desk, referral.vacancy_id or 0)
    if vacancy.employer_id is None or _called_today(desk, vacancy.employer_id):
        return
    records.insert(desk.store, _visit(desk, vacancy.employer_id, vacancy.id, ""))


def _visit(desk: Desk, employer_id: int, vacancy_id: int | None, content: str) -> Visit:
    return Visit(
        employer_id=employer_id,
        vacancy_id=vacancy_id,
        visited_on=desk.today(),
        visited_at=datetime.now().strftime("%H:%M"),
        method=VisitMethod.PHONE.value,
        purpose=PURPOSE,
        content=content,
        counsellor=desk.user,
    )


def _called_today(desk: Desk, employer_id: int) -> bool:
    conditions = (
        Condition("employer_id", Op.IS, employer_id),
        Condition("purpose", Op.IS, PURPOSE),
        Condition("visited_on", Op.IS, desk.today()),
        Condition("content", Op.IS, ""),  # a call that nobody took is another
        Condition("counsellor", Op.IS, desk.user),
    )
    return lists.count(desk, KindId.VISITS, Filter(conditions=conditions)) > 0


def _since(row: dict[str, Any]) -> date:
    """From when the result has been owed; a day to come is the interview's."""
    since = waits_since(
        Referral(
            status=ReferralStatus(str(row["status"])),
            referred_on=row["referred_on"],
            stage_on=row["stage_on"],
            interview_on=row["interview_on"],
        )
    )
    return since or date.min


def _row(desk: Desk, id_: int, row: dict[str, Any], since: date, result_days: int) -> Row:
    asked = row["asked_on"]
    days = (desk.today() - since).days
    quiet = (desk.today() - max(since, asked or since)).days
    return Row(
        referral_id=id_,
        seeker_id=row["seeker_id"] or 0,
        seeker=str(row["seeker"] or ""),
        phone=str(row["phone"] or ""),
        vacancy_id=row["vacancy_id"] or 0,
        vacancy=str(row["vacancy"] or ""),
        referred_on=row["referred_on"],
        interview_on=row["interview_on"],
        status=ReferralStatus(str(row["status"])),
        asked_on=asked,
        days=days,
        late=quiet >= result_days,
        counsellor=str(row["counsellor"] or ""),
    )


def _firms(desk: Desk, found: dict[int, list[Row]], ahead: dict[int, int]) -> list[Firm]:
    ids = tuple(found)
    known = lists.rows(desk, KindId.EMPLOYERS, ids, _FIRM_FIELDS)
    called = _calls(desk, ids)
    firms = []
    for id_, rows in found.items():
        name, phone, contact = (str(v or "") for v in known.get(id_, ("", "", "")))
        firms.append(
            Firm(
                employer_id=id_,
                name=name,
                phone=phone,
                contact=contact,
                rows=tuple(sorted(rows, key=lambda row: (-row.days, row.referral_id))),
                ahead=ahead.get(id_, 0),
                called_on=called.get(id_),
            )
        )
    return firms


def _calls(desk: Desk, employer_ids: Sequence[int]) -> dict[int, date]:
    """The last call about results to each firm."""
    if not employer_ids:
        return {}
    conditions = (
        Condition("employer_id", Op.IN, tuple(employer_ids)),
        Condition("purpose", Op.IS, PURPOSE),
    )
    ids = lists.find(desk, KindId.VISITS, Filter(conditions=conditions), Order("visited_on"))
    rows = lists.rows(desk, KindId.VISITS, ids, ("employer_id", "visited_on"))
    return {
        int(str(rows[id_][0])): day
        for id_ in ids
        if id_ in rows and isinstance(day := rows[id_][1], date)
    }
