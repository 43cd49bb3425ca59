"""What the sheets of farm work say beyond their own cells: whose farm, which work, which day.

A list tells what was: a day in it was worked unless it says otherwise, and one that contradicts
another is told. What is still to come keeps the rules of the board.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, MutableMapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from jobdesk.data import records, search
from jobdesk.domain import text
from jobdesk.domain.farm_people import FarmCrew
from jobdesk.domain.farm_support import BOUND, BY_FIELD, SPENT, SupportBatch
from jobdesk.domain.farm_work import AHEAD, COUNTED, LIVE, BlockStatus, DayStatus, FarmRequest
from jobdesk.domain.farms import CROPS, SKILLS, TASKS
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services import farm_requests
from jobdesk.services.desk import Desk
from jobdesk.services.importing import farm_words
from jobdesk.services.importing.asking import Found
from jobdesk.services.importing.beside import BESIDE
from jobdesk.services.importing.farm_beside import DaySupport, OfCrew
from jobdesk.services.importing.reading import RowValues
from jobdesk.services.importing.shapes import Decision, PlanRow

OF_FARMS: frozenset[KindId] = frozenset(
    {
        KindId.FARMS,
        KindId.FARM_WORKERS,
        KindId.FARM_REQUESTS,
        KindId.FARM_DAYS,
        KindId.FARM_CONTRACTS,
        KindId.SUPPORT_BATCHES,
        KindId.SUPPORT_PAYMENTS,
    }
)
NAMELESS = "(농가명 없음)"
_DAYS_FOLLOW = frozenset({"starts_on", "ends_on", "weekdays"})
"""What a request's days follow."""
_STILL_SENT = (
    "그 날 다른 농가에 배치되어 있습니다. 배치판에서 그 배치를 근로확인이나 결근으로 두거나 뺀 뒤 "
    "다시 가져오세요."
)
TWICE = "같은 날 다른 농가에서도 일한 것으로 적혀 있습니다."
_OFFERED = {text.search_key(word): word for word in (*TASKS, *SKILLS, *CROPS)}
"""The words of the forms, however they are spaced."""


def notes(kind: KindId, rows: Sequence[PlanRow]) -> tuple[str, ...]:
    """What to tell of a list of days as a whole: who is in two places, where its money goes."""
    if kind is not KindId.FARM_DAYS:
        return ()
    taken = [row for row in rows if row.decision in (Decision.NEW, Decision.UPDATE)]
    twice = sum(1 for row in taken if TWICE in row.remarks)
    out = []
    if twice:
        out.append(
            f"같은 날 두 농가에 적힌 줄이 {twice:,}줄 있습니다. 적힌 대로 두 곳 모두 넣습니다."
        )
    if any(isinstance(one := row.values.get(BESIDE), DaySupport) and one.items for row in taken):
        out.append(
            "교통비·간식비 같은 지원금은 그 달의 기안으로 넣습니다. 이미 지급했으면 지원금에서 "
            "승인과 지급으로 옮기세요."
        )
    return tuple(out)


class _Day(NamedTuple):
    """A stored day of somebody on a farm."""

    id: int
    status: str
    employer_id: int


class _Paid(NamedTuple):
    """A stored line of support."""

    batch_id: int
    step: str
    amount: int


class FarmRows:
    """Completes rows of farm work against what is stored."""

    def __init__(self, desk: Desk, kind: KindId, mapped: Collection[str]) -> None:
        self._desk, self._kind, self._mapped = desk, kind, frozenset(mapped)
        self._today = desk.today()
        self._days: dict[tuple[int, int, date], _Day] = {}
        self._of_person: dict[tuple[int, date], list[_Day]] = defaultdict(list)
        self._blocks: dict[tuple[int, date], list[tuple[int, str, str]]] = defaultdict(list)
        self._paid: dict[int, dict[str, list[_Paid]]] = defaultdict(lambda: defaultdict(list))
        self._supported: dict[int, frozenset[str]] = {}
        self._batches: dict[int, SupportBatch] = {}
        self._crews: dict[str, int] = {}
        self._lists = tuple(
            field.id for field in KINDS[kind].stored if field.type is FieldType.MULTI
        )
        if kind in (KindId.FARM_DAYS, KindId.SUPPORT_PAYMENTS):
            self._load_days()
        if kind is KindId.FARM_DAYS:
            self._load_blocks()
        if kind is KindId.SUPPORT_PAYMENTS:
            self._batches = {one.id: one for one in self._all(KindId.SUPPORT_BATCHES)}
        if kind is KindId.FARM_WORKERS:
            crews: list[FarmCrew] = self._all(KindId.FARM_CREWS)
            self._crews = {text.search_key(one.title): one.id for one in crews}

    def _all(self, kind: KindId) -> list[Any]:
        ids = list(search.find(self._desk.store, kind, Filter(), None, self._today))
        return list(records.get_many(self._desk.store, kind, ids))

    def _rows(self, kind: KindId, *fields: str) -> dict[int, tuple[object, ...]]:
        store = self._desk.store
        ids = list(search.find(store, kind, Filter(), None, self._today))
        return dict(search.rows(store, kind, ids, fields, self._today))

    def _load_days(self) -> None:
        fields = ("seeker_id", "employer_id", "work_date", "status")
        for id_, (seeker, employer, on, status) in self._rows(KindId.FARM_DAYS, *fields).items():
            if isinstance(seeker, int) and isinstance(employer, int) and isinstance(on, date):
                day = _Day(id_, str(status), employer)
                self._days[employer, seeker, on] = day
                self._of_person[seeker, on].append(day)
        lines = ("farm_day_id", "item", "batch_id", "step", "amount")
        for day_id, item, batch, step, won in self._rows(KindId.SUPPORT_PAYMENTS, *lines).values():
            if isinstance(day_id, int):
                paid = _Paid(_int(batch), str(step), _int(won))
                self._paid[day_id][str(item)].append(paid)
        self._supported = {
            day.id: frozenset(
                item
                for item, lines in self._paid.get(day.id, {}).items()
                if any(line.step in BOUND for line in lines)
            )
            for day in self._days.values()
            if day.status in COUNTED
        }

    def _load_blocks(self) -> None:
        fields = ("employer_id", "work_date", "status", "request")
        for id_, (employer, on, status, task) in self._rows(KindId.FARM_BLOCKS, *fields).items():
            if isinstance(employer, int) and isinstance(on, date):
                self._blocks[employer, on].append((id_, str(status), str(task or "")))

    def begin(self, row: RowValues) -> None:
        """Fill in what follows from the row's own words, before anything is insisted on."""
        values = row.values
        for name in self._lists:
            said = values.get(name)
            if isinstance(said, tuple):
                values[name] = tuple(
                    dict.fromkeys(
                        _OFFERED.get(text.search_key(word), word) for word in said if word
                    )
                )
        if isinstance(said := values.get("task"), str) and said:
            values["task"] = _OFFERED.get(text.search_key(said), said)
        if self._kind is KindId.FARM_REQUESTS:
            self._request(row)
        elif self._kind is KindId.FARM_DAYS:
            self._day(row)
        elif self._kind is KindId.FARM_WORKERS:
            self._worker(row)

    def complete(self, row: RowValues, asked: MutableMapping[str, Found]) -> None:
        """Fill in what follows from the records that the row names; ``asked`` are the links that
        the user has yet to decide, and loses those that the row itself decides."""
        if self._kind is KindId.FARM_DAYS and not asked:
            self._placed(row)
        elif self._kind is KindId.SUPPORT_PAYMENTS:
            self._payment(row, asked)

    # Requests

    def _request(self, row: RowValues) -> None:
        values = row.values
        if not values.get("employer") and "employer" not in self._mapped:
            known = values.get("employer.phone") or values.get("employer.address") or "미상"
            values["employer"] = f"{NAMELESS} {known}"
        title, details = str(values.get("title") or ""), str(values.get("note") or "")
        if not values.get("task") and "task" not in self._mapped:
            values["task"] = farm_words.task_of(title, details)
        if not values.get("starts_at") and not values.get("ends_at"):
            hours = farm_words.hours_of(details)
            if hours is not None:
                values["starts_at"], values["ends_at"] = hours
        wage, beginners = values.get("daily_wage"), values.get("beginners")
        row.doubts += farm_words.doubts(title, details, wage, beginners)
        row.doubts += farm_words.wage_doubts(wage)
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
            _set_aside(row, "ends_on", "작업 종료일", ends.isoformat())
            if not any("앞섭니다" in said for said in row.doubts):
                row.doubts.append(f"종료일이 시작일보다 앞섭니다({starts} ~ {ends}).")
        least, most = values.get("age_from"), values.get("age_to")
        if isinstance(least, int) and isinstance(most, int) and most < least:
            _set_aside(row, "age_to", "최대 나이", f"{most}세")
            row.doubts.append(f"최대 나이 {most}세가 최소 나이 {least}세보다 적습니다.")

    def refusal(self, record: object, values: Mapping[str, object]) -> str:
        """Why a request cannot be changed so: a day would go although people are on it."""
        if not isinstance(record, FarmRequest):
            return ""
        new = replace(record, **{k: v for k, v in values.items() if k in _DAYS_FOLLOW})  # type: ignore[arg-type]
        return farm_requests.refusal(self._desk, record, new) if new != record else ""

    # Workers

    def _worker(self, row: RowValues) -> None:
        values = row.values
        said = str(values.get("crew") or "")
        if not said:
            return
        known = self._crews.get(text.search_key(said))
        if known is not None:
            values["crew_id"] = known
        else:
            values[BESIDE] = OfCrew(said)
            row.remarks.append(f"새 작업반: {said}")

    # Days

    def _day(self, row: RowValues) -> None:
        """A day of the past was worked unless the row says otherwise; support is for that alone."""
        values = row.values
        on = values.get("work_date")
        told = "status" in values
        if not told:
            values["status"] = self._usual(values, on)
        if isinstance(on, date) and on > self._today and values["status"] is DayStatus.PLACED:
            row.remarks.append("아직 오지 않은 날이라 배치로 넣습니다.")
        items: list[tuple[str, int]] = []
        for field, item in BY_FIELD.items():
            won = values.get(field)
            if isinstance(won, int) and won > 0:
                items.append((item, won))
        origin = str(values.get("origin") or "")
        row.doubts += farm_words.wage_doubts(values.get("daily_wage"), items)
        if not told and values["status"] in COUNTED:
            row.doubts += farm_words.day_doubts(str(values.get("note") or ""))
        if items and values["status"] not in COUNTED:
            said = ", ".join(f"{item} {won:,}원" for item, won in items)
            _note(values, "지원금", said)
            row.remarks.append(f"근로확인한 날이 아니라 {said}은 비고에 적습니다.")
            items = []
            for field in BY_FIELD:
                values.pop(field, None)
        if items or origin:
            values[BESIDE] = DaySupport(tuple(items), origin, self._supported)

    def _usual(self, values: MutableMapping[str, object], on: object) -> DayStatus:
        if values.get("absent_reason"):
            return DayStatus.ABSENT
        if isinstance(on, date) and on > self._today:
            return DayStatus.PLACED
        return DayStatus.SETTLED if values.get("wage_paid_on") else DayStatus.WORKED

    def _placed(self, row: RowValues) -> None:
        """Join a day to the 작업일 that the farm asked for, and tell of another place that day."""
        values = row.values
        employer, seeker = _int(values.get("employer_id")), _int(values.get("seeker_id"))
        on, status = values.get("work_date"), values.get("status")
        if not isinstance(on, date):
            return
        block = self._block(employer, on, str(values.get("task") or ""), status)
        if block and (employer, seeker, on) not in self._days:
            values["block_id"] = block
        if status not in LIVE:
            return
        others = self._of_person[seeker, on]
        elsewhere = [day for day in others if day.employer_id != employer and day.status in LIVE]
        if elsewhere:
            if status in AHEAD:
                row.bad.append(("seeker", "그 날 다른 농가에 이미 배치되어 있습니다."))
                return
            if any(day.status in AHEAD for day in elsewhere):
                row.bad.append(("seeker", _STILL_SENT))
                return
            row.remarks.append(TWICE)
            # Half a day on each is told by lists alone: the board has nobody in two places.
            values.pop("block_id", None)
        if not any(day.employer_id == employer for day in others):
            others.append(_Day(0, str(status), employer))

    def _block(self, employer: int, on: date, task: str, status: object) -> int | None:
        """The one 작업일 of a farm on a day, by its task where there are several."""
        found = self._blocks.get((employer, on), [])
        wanted = BlockStatus.RAIN if status is DayStatus.RAIN else BlockStatus.PLANNED
        found = [one for one in found if one[1] == wanted]
        if len(found) > 1:
            found = [one for one in found if text.search_key(one[2]) == text.search_key(task)]
        return found[0][0] if len(found) == 1 else None

    # Support

    def _payment(self, row: RowValues, asked: MutableMapping[str, Found]) -> None:
        """Hang a line of support on its day and its 기안; nothing is paid twice, and nothing for
        a day that was not worked."""
        values = row.values
        on = values.get("work_date")
        day = self._day_of(values, asked, on) if isinstance(on, date) else None
        if day is None:
            row.bad.append(
                ("work_date", "그 날 그 농가에서 일한 기록이 없습니다. 배치 대장을 먼저 넣으세요.")
            )
            return
        if day.status not in COUNTED:
            row.bad.append(("work_date", "근로확인을 하지 않은 날에는 지원금을 줄 수 없습니다."))
            return
        values["farm_day_id"] = day.id
        batch = self._batches.get(_int(values.get("batch_id")))
        if "batch" in asked or batch is None:
            return
        values["step"] = batch.step
        item, won = str(values.get("item") or ""), _int(values.get("amount"))
        lines = self._paid[day.id][item]
        for line in lines:
            if line.batch_id == batch.id:
                if line.step in SPENT and line.amount != won:
                    row.bad.append(("amount", "이미 지급한 지원금이라 금액을 바꾸지 않습니다."))
                return
        if batch.step in BOUND and any(line.step in BOUND for line in lines):
            row.bad.append(("item", f"그 날의 {item}는 이미 다른 기안에 들어 있습니다."))
            return
        lines.append(_Paid(batch.id, str(batch.step), won))

    def _day_of(
        self, values: MutableMapping[str, object], asked: MutableMapping[str, Found], on: date
    ) -> _Day | None:
        """The day that a row is for: of all whom it may mean, the ones who were there then."""
        farms = asked["employer"].choices if "employer" in asked else (values.get("employer_id"),)
        people = asked["seeker"].choices if "seeker" in asked else (values.get("seeker_id"),)
        found = [
            (farm, person)
            for farm, person in product(farms, people)
            if (_int(farm), _int(person), on) in self._days
        ]
        if len(found) != 1:
            return None
        values["employer_id"], values["seeker_id"] = found[0]
        asked.pop("employer", None)
        asked.pop("seeker", None)
        return self._days[_int(found[0][0]), _int(found[0][1]), on]


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _set_aside(row: RowValues, field: str, label: str, said: str) -> None:
    """A value that cannot stand leaves its field and stays with the row as words."""
    row.values.pop(field)
    _note(row.values, label, said)


def _note(values: MutableMapping[str, object], label: str, said: str) -> None:
    line, old = f"{label}: {said}", str(values.get("note") or "")
    if line not in old:
        values["note"] = f"{old}\n{line}".strip()
