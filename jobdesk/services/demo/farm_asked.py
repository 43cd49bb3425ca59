"""What the farms of the practice centre asked for: through the past year, and for this week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.domain.circumstances import WEEKDAYS
from jobdesk.domain.farm_rules import off_with
from jobdesk.domain.farm_work import BlockStatus, FarmBlock, FarmRequest
from jobdesk.domain.farms import FarmSeason
from jobdesk.services.demo.calendar import minimum_hourly, office_day
from jobdesk.services.demo.farm_draft import Field

_DAY = timedelta(days=1)
AHEAD = timedelta(days=12)
"""So far ahead farms have asked."""
_SKILLS = {"전지": ("전지 전문",), "수확": (), "적과": ("적화·적과",), "적화": ("적화·적과",)}
_SURE, _HOPE = 0.95, 1.2
"""The share of its workers that a centre promises, and for days to come hopes to find."""
_RAIN = 3
"""The third day before yesterday it rained on one farm."""


@dataclass(frozen=True, slots=True)
class _Span:
    """When a farm wants people for a line of its year."""

    season: FarmSeason
    starts_on: date
    ends_on: date


def requests(field: Field) -> None:
    """Requests with their days of work, in the order in which the work began."""
    spans = [span for season in field.seasons for span in _spans(field, season)]
    spans.sort(key=lambda one: (one.starts_on, one.season.employer_id or 0, one.season.task))
    now = [n for n, one in enumerate(spans) if one.ends_on >= field.last]
    cancelled = now[-1:] if len(now) > 3 else []
    hands = _Hands(field)
    for number, span in enumerate(spans):
        if number in cancelled or hands.take(span):
            _request(field, span, cancelled=number in cancelled)
    _rain(field)


class _Hands:
    """How many people are still free on each day: the centre takes no more than it can send,
    but for the days to come, where it hopes."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._wanted: Counter[date] = Counter()

    def take(self, span: _Span) -> bool:
        """Whether there are people enough, who then are no longer free."""
        heads, last = span.season.heads or 3, self._field.last
        days = [span.starts_on + _DAY * n for n in range((span.ends_on - span.starts_on).days + 1)]
        for day in days:
            here = len(self._field.may_work(min(day, last)))
            most = here * (_HOPE if day > last else _SURE)
            if self._wanted[day] + heads > most:
                return False
        self._wanted.update(dict.fromkeys(days, heads))
        return True


def _spans(field: Field, season: FarmSeason) -> list[_Span]:
    """Some days of each season that lay in the centre's time; in this one, this very week."""
    random, first, last = field.random, field.told.days.first, field.last
    found = []
    for year in range(first.year - 1, last.year + 1):
        begins = date.fromisoformat(f"{year}-{season.starts}")
        ends = date.fromisoformat(f"{year}-{season.ends}")
        if ends < begins:
            ends = ends.replace(year=year + 1)
        begins, ends = max(begins, first), min(ends, last + AHEAD)
        if begins > ends:
            continue
        long = random.randint(2, 5)
        if begins <= last + _DAY * 2 <= ends:
            monday = last - _DAY * last.weekday()
            at = min(ends, max(begins, monday + _DAY * random.choice((0, 1, 2, 3, 5, 7, 8))))
            found.append(_Span(season, at, min(ends, at + _DAY * random.randint(3, 7))))
            ends = min(ends, monday - _DAY * 3)
        room = (ends - begins).days - long
        if room >= 0:
            at = begins + _DAY * random.randint(0, room)
            found.append(_Span(season, at, at + _DAY * (long - 1)))
    return found


def _request(field: Field, span: _Span, *, cancelled: bool) -> None:
    random, season = field.random, span.season
    farm = field.employer(season.employer_id)
    plots = [n for n, one in enumerate(field.plots, 1) if one.employer_id == season.employer_id]
    wage = minimum_hourly(span.starts_on.year) * 8 * random.uniform(1.4, 1.7)
    told = office_day(span.starts_on - _DAY * random.randint(4, 12))
    received = min(field.last, told, span.starts_on)
    request = FarmRequest(
        employer_id=season.employer_id,
        plot_id=random.choice(plots) if plots else None,
        task=season.task,
        crop=season.crop,
        received_on=received,
        starts_on=span.starts_on,
        ends_on=span.ends_on,
        weekdays=WEEKDAYS[:6],
        heads=max(2, (season.heads or 3) + random.choice((-1, 0, 0, 1))),
        starts_at="07:30" if span.starts_on.month in (11, 12, 1, 2) else "07:00",
        ends_at="16:30" if span.starts_on.month in (11, 12, 1, 2) else "16:00",
        daily_wage=round(wage / 5_000) * 5_000,
        meals=random.choice(("중식·간식", "중식·간식", "중식", "간식")),
        transport=random.choice(("센터 차량", "작업반 차량", "센터 차량", "개별 이동")),
        skills=_SKILLS.get(season.task, ()),
        beginners=season.task in ("수확", "선별·포장", "정식", "기타"),
        contact=farm.representative,
        counsellor=farm.counsellor,
    )
    if cancelled:
        why = "농가 사정으로 작업을 미룸"
        request = replace(request, cancelled_on=field.last, cancel_reason=why)
    field.requests.append(request)
    day = span.starts_on
    while day <= span.ends_on:
        if day.weekday() < 6:
            field.blocks.append(
                FarmBlock(
                    request_id=len(field.requests),
                    employer_id=season.employer_id,
                    work_date=day,
                    heads=request.heads,
                    status=BlockStatus.CANCELLED if cancelled else BlockStatus.PLANNED,
                    reason=off_with(request) if cancelled else "",
                )
            )
        day += _DAY


def _rain(field: Field) -> None:
    """One of this week's days was put off for rain; its farm has one more day at the end."""
    until = field.last - _DAY * _RAIN
    wet = [
        (n, block)
        for n, block in enumerate(field.blocks, 1)
        if block.work_date and until <= block.work_date < field.last
        if block.status is BlockStatus.PLANNED
    ]
    if not wet:
        return
    id_, block = wet[0]
    assert block.work_date is not None
    mine = [one.work_date for one in field.blocks if one.request_id == block.request_id]
    later = max(on for on in mine if on is not None) + _DAY
    later += _DAY * (later.weekday() == 6)
    field.blocks[id_ - 1] = replace(block, status=BlockStatus.RAIN, reason="비")
    field.blocks.append(replace(block, work_date=later, moved_from_id=id_, reason="비"))
