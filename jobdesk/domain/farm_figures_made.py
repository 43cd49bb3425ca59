"""Reckons the figures of farm work from what was read of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from jobdesk.domain.circumstances import WEEKDAYS
from jobdesk.domain.farm_evidence import Block, Day, Evidence, FoundFarm, FoundWorker, Paid
from jobdesk.domain.farm_figures import (
    Average,
    FarmFigures,
    Line,
    Measure,
    Missing,
    SupportLine,
    Table,
    TimeLine,
)
from jobdesk.domain.farm_figures_tables import IDS, Shape, line, tables
from jobdesk.domain.farm_gaps import Gap, gaps
from jobdesk.domain.farm_support import BOUND, ITEMS, SPENT
from jobdesk.domain.farm_work import COUNTED, BlockStatus, DayStatus
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rounding import Rounding, rate

_K = KindId
_MOST_DAYS = 31  # a longer span is told by months
_MOST_MONTHS = 36  # and a longer one by years


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose figures they are, of when, and how rates are made; ``places`` are the county's 읍면
    in printed order."""

    centre: str
    practice: bool
    title: str
    first: date
    last: date
    as_of: date
    taken_at: datetime
    taken_by: str
    places: tuple[str, ...]
    rounding: Rounding
    rate_decimals: int

    @property
    def end(self) -> date:
        """The last day that can have come about."""
        return min(self.last, self.as_of)


@dataclass(slots=True)
class _Here:
    """What falls in the span, or in one day, month or year of it, up to the as-of date.

    ``counted`` are the confirmed days and ``missed`` those on which somebody did not come.
    """

    counted: list[Day] = field(default_factory=list)
    missed: list[Day] = field(default_factory=list)
    wanted: list[Block] = field(default_factory=list)
    rain: list[Block] = field(default_factory=list)
    farms: list[FoundFarm] = field(default_factory=list)
    workers: list[FoundWorker] = field(default_factory=list)


def figures(frame: Frame, found: Evidence, told: Collection[str] = IDS) -> FarmFigures:
    """The figures of the days that were read, with the tables whose ids are among ``told``."""
    here = _here(frame, found)
    shape = _shape(frame)
    whole = line("계", here.counted, len(here.counted), shape)
    answered = {block.id for block in here.wanted}
    came = sum(day.block_id in answered for day in here.counted)
    heads = _heads(here.wanted).value
    filled = rate(came, heads, decimals=frame.rate_decimals, rounding=frame.rounding)
    label, time = _time(frame, here, shape)
    return FarmFigures(
        centre=frame.centre,
        practice=frame.practice,
        title=frame.title,
        first=frame.first,
        last=frame.last,
        as_of=frame.as_of,
        taken_at=frame.taken_at,
        taken_by=frame.taken_by,
        rounding=frame.rounding,
        rate_decimals=frame.rate_decimals,
        measures=_measures(here, whole),
        averages=_averages(whole, filled),
        time_label=label,
        time=time,
        time_total=_time_line(whole, here),
        tables=tables(found, here.counted, whole, shape, told),
        support=_support(found),
        missing=_missing(frame, found),
    )


def table(frame: Frame, found: Evidence, id_: str) -> Table:
    """One table of the days that were read. Raises ValueError when there is none of that id."""
    here, shape = _here(frame, found), _shape(frame)
    whole = line("계", here.counted, len(here.counted), shape)
    (made,) = tables(found, here.counted, whole, shape, (id_,))
    return made


def _shape(frame: Frame) -> Shape:
    return Shape(frame.places, frame.end, frame.rounding, frame.rate_decimals)


def _here(frame: Frame, found: Evidence) -> _Here:
    def within(day: date | None) -> bool:
        return day is not None and frame.first <= day <= frame.end

    days = [day for day in found.days if within(day.work_date)]
    blocks = [block for block in found.blocks if within(block.work_date)]
    return _Here(
        [day for day in days if day.status in COUNTED],
        [day for day in days if day.status is DayStatus.ABSENT],
        [block for block in blocks if block.status is BlockStatus.PLANNED],
        [block for block in blocks if block.status is BlockStatus.RAIN],
        [farm for farm in found.found if within(farm.found_on)],
        [worker for worker in found.workers if within(worker.found_on)],
    )


def average(whole: int, of: int, decimals: int) -> Decimal | None:
    """``whole`` / ``of``, half up (5,124 / 724 is 7.08); None where there is nobody."""
    if not of:
        return None
    return (Decimal(whole) / of).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _heads(blocks: Iterable[Block]) -> Number:
    those = list(blocks)
    return Number(sum(one.heads for one in those), _K.FARM_BLOCKS, tuple(one.id for one in those))


def _found(kind: KindId, those: Iterable[FoundFarm | FoundWorker]) -> Number:
    return number_of(kind, (one.id for one in those))


def _absent(days: Iterable[Day]) -> Number:
    return number_of(_K.FARM_DAYS, (day.id for day in days if day.status is DayStatus.ABSENT))


def _measures(here: _Here, whole: Line) -> tuple[Measure, ...]:
    return (
        Measure(
            "farms_found", "농가 구인처 발굴", "곳",
            _found(_K.FARMS, here.farms),
            "발굴일이 기간에 드는 농가를 셉니다.",
        ),
        Measure(
            "workers_found", "농가 구직자 발굴", "명",
            _found(_K.FARM_WORKERS, here.workers),
            "발굴일이 기간에 드는 농작업 근로자를 셉니다.",
        ),
        Measure(
            "days", "농가 채용연계(연인원)", "명", whole.days,
            "근로확인이나 정산이 된 근로일을 모두 세며, 한 사람이 열두 날 일하면 12명입니다.",
        ),
        Measure(
            "people", "일한 사람(실인원)", "명", whole.people,
            "그 근로일에 일한 사람을 한 번씩만 셉니다.",
        ),
        Measure(
            "farms", "이용 농가", "곳", whole.farms,
            "그 근로일이 있는 농가를 한 번씩만 셉니다.",
        ),
        Measure(
            "requests", "농가 요청", "건",
            number_of(_K.FARM_REQUESTS, (one.request_id for one in here.wanted if one.request_id)),
            "작업일이 기간에 드는 요청을 세며, 취소와 우천연기는 뺍니다.",
        ),
        Measure(
            "wanted", "요청 연인원", "명", _heads(here.wanted),
            "그 요청의 작업일마다 필요한 인원을 더합니다.",
        ),
        Measure(
            "absent", "결근", "명", _absent(here.missed),
            "확정했으나 오지 않은 근로일을 셉니다.",
        ),
        Measure(
            "rain", "우천연기", "일", number_of(_K.FARM_BLOCKS, (one.id for one in here.rain)),
            "비로 미룬 작업일을 셉니다.",
        ),
        Measure(
            "wages", "임금", "원", whole.wages,
            "연인원에 든 근로일의 일당을 더하며, 농가가 지급합니다.",
        ),
    )  # fmt: skip


def _averages(whole: Line, filled: Decimal | None) -> tuple[Average, ...]:
    days = whole.days.value
    return (
        Average(
            "per_person",
            "1인 평균 근로일",
            "일",
            average(days, whole.people.value, 2),
            "연인원 ÷ 실인원",
        ),
        Average(
            "per_farm",
            "농가 평균 연인원",
            "명",
            average(days, whole.farms.value, 1),
            "연인원 ÷ 이용 농가",
        ),
        Average("wage", "평균 일당", "원", whole.mean, "임금 ÷ 일당을 적은 연인원"),
        Average("filled", "요청 대비", "%", filled, "요청으로 일한 연인원 ÷ 요청 연인원"),
    )


def _time(frame: Frame, here: _Here, shape: Shape) -> tuple[str, tuple[TimeLine, ...]]:
    """The label and the lines: by day, by month or by year."""
    label, key, words = _unit(frame)
    parts: dict[date, _Here] = defaultdict(_Here)
    for day in here.counted:
        parts[key(day.work_date)].counted.append(day)
    for day in here.missed:
        parts[key(day.work_date)].missed.append(day)
    for block in here.wanted:
        parts[key(block.work_date)].wanted.append(block)
    for farm in here.farms:
        parts[key(farm.found_on or frame.first)].farms.append(farm)
    for worker in here.workers:
        parts[key(worker.found_on or frame.first)].workers.append(worker)
    every = len(here.counted)
    lines = tuple(
        _time_line(line(words(start), parts[start].counted, every, shape), parts[start])
        for start in _starts(parts, label, key)
    )
    return label, lines


def _time_line(days: Line, here: _Here) -> TimeLine:
    return TimeLine(
        days,
        _heads(here.wanted),
        _absent(here.missed),
        _found(_K.FARMS, here.farms),
        _found(_K.FARM_WORKERS, here.workers),
    )


def _unit(frame: Frame) -> tuple[str, Callable[[date], date], Callable[[date], str]]:
    """일별, 월별 or 연도별, what a day falls under, and how that is called."""
    first, last = frame.first, frame.last
    if (last - first).days < _MOST_DAYS:
        return "일별", lambda day: day, lambda day: f"{day.month}. {day.day}. ({_weekday(day)})"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > _MOST_MONTHS:
        return "연도별", lambda day: day.replace(month=1, day=1), lambda day: f"{day.year}년"
    one = first.year == last.year
    return (
        "월별",
        lambda day: day.replace(day=1),
        lambda day: f"{day.month}월" if one else f"{day.year}년 {day.month}월",
    )


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _starts(parts: Mapping[date, _Here], label: str, key: Callable[[date], date]) -> list[date]:
    """Every month or year between the first and the last that have something; of days only those
    that have."""
    there = sorted(parts)
    if label == "일별" or not there:
        return there
    starts, day = [there[0]], there[0]
    while day < there[-1]:
        day = key(day + timedelta(days=366 if label == "연도별" else 31))
        starts.append(day)
    return starts


def _support(found: Evidence) -> tuple[SupportLine, ...]:
    by_item: dict[str, list[Paid]] = defaultdict(list)
    for paid in found.support:
        if paid.step in BOUND:
            by_item[paid.item].append(paid)
    known = [item for item in ITEMS if item in by_item]
    return tuple(
        SupportLine(
            item,
            _won(by_item[item]),
            _won(one for one in by_item[item] if one.step in SPENT),
        )
        for item in (*known, *sorted(set(by_item) - set(known)))
    )


def _won(paid: Iterable[Paid]) -> Number:
    those = list(paid)
    ids = tuple(one.id for one in those)
    return Number(sum(one.amount for one in those), _K.SUPPORT_PAYMENTS, ids)


def _missing(frame: Frame, found: Evidence) -> tuple[Missing, ...]:
    lacking: dict[Gap, list[int]] = defaultdict(list)
    for day in found.days:
        for gap in gaps(day, frame.as_of):
            lacking[gap].append(day.id)
    return tuple(Missing(gap, number_of(_K.FARM_DAYS, lacking[gap])) for gap in Gap)
