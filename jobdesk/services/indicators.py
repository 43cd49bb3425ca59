"""지표: which there are, and each one's number for a stretch of days with what it is made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from jobdesk.data import records
from jobdesk.data.indicator_rows import by_day, selected
from jobdesk.data.indicators import targets as stored_targets
from jobdesk.domain import kept_filters, text
from jobdesk.domain.evidence import Selected
from jobdesk.domain.indicators import Basis, Indicator
from jobdesk.domain.indicators_ready import BY_ID, READY
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.own_indicators import HandRule, IndicatorValue, OwnIndicator
from jobdesk.domain.plans import PlanItem
from jobdesk.domain.report_checks import typed_number
from jobdesk.domain.report_document import Figure
from jobdesk.domain.targets import Target, in_force, target_number
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk

OWN, PLAN = "own:", "plan:"
"""How the ids of a centre's own indicators and of the nodes of its plan begin."""
_OWN_GROUP, _PLAN_GROUP = "우리 센터 지표", "일자리 계획"


def every(desk: Desk, *, plan: bool = False) -> tuple[Indicator, ...]:
    """The ready indicators and those of the centre that are in use, in printed order; with
    ``plan`` also the nodes of the plan."""
    own = (as_indicator(each) for each in _all(desk, KindId.OWN_INDICATORS) if each.active)
    nodes = (of_plan(each) for each in _all(desk, KindId.PLAN_ITEMS)) if plan else ()
    return (*READY, *own, *nodes)


def get(desk: Desk, indicator_id: str) -> Indicator:
    """The indicator of that id, also one that is not in use any more. Raises UserError when there
    is none."""
    if indicator_id in BY_ID:
        return BY_ID[indicator_id]
    head, _, number = indicator_id.partition(":")
    if number.isdecimal() and f"{head}:" == OWN:
        own: OwnIndicator = records.get(desk.store, KindId.OWN_INDICATORS, int(number))
        return as_indicator(own)
    if number.isdecimal() and f"{head}:" == PLAN:
        node: PlanItem = records.get(desk.store, KindId.PLAN_ITEMS, int(number))
        return of_plan(node)
    raise UserError(
        f"모르는 지표입니다: {indicator_id}. `jobdesk indicator list`로 쓸 수 있는 지표를 보세요.",
        field="indicator",
    )


def named(desk: Desk, said: str) -> Indicator:
    """The indicator that somebody means: by its id, its name or its label (``알선 (건)``).

    Raises UserError when there is none, or several of the name.
    """
    key = text.search_key(said)
    found = [e for e in every(desk, plan=True) if key in map(text.search_key, (e.name, e.label))]
    if said in BY_ID or not found:
        return get(desk, said)
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise UserError(
            f"‘{said}’ 지표가 여럿입니다. 다음 가운데 하나로 적으세요: {ids}", field="indicator"
        )
    return found[0]


def typed_in(desk: Desk, year: int) -> frozenset[str]:
    """The ids of the indicators for which a number of that year was typed by hand."""
    kept: list[IndicatorValue] = _all(desk, KindId.INDICATOR_VALUES)
    return frozenset(
        each.indicator for each in kept if each.ends_on is not None and each.ends_on.year == year
    )


def as_indicator(own: OwnIndicator) -> Indicator:
    """A rule of the centre's own as an indicator."""
    kind = KindId(own.record_kind) if own.record_kind in KINDS else None
    conditions = kept_filters.from_text(own.conditions, KINDS[kind]).conditions if kind else ()
    return Indicator(
        id=f"{OWN}{own.id}",
        name=own.name,
        unit=own.unit,
        basis=Basis(own.basis) if own.basis in tuple(Basis) else Basis.CASES,
        rule=own.rule,
        kind=kind,
        date_field=own.date_field,
        sum_field=own.sum_field,
        distinct_field=own.distinct_field,
        conditions=conditions,
        over=(own.numerator, own.denominator) if own.numerator else None,
        hand=HandRule(own.hand) if own.hand else None,
        group=_OWN_GROUP,
        factor=100 if own.unit == "%" else 1,
    )


def of_plan(node: PlanItem) -> Indicator:
    """What a node of the plan reached: another indicator's number, or numbers typed by hand."""
    return Indicator(
        id=f"{PLAN}{node.id}",
        name=node.title,
        unit=node.unit,
        basis=Basis.PARTICIPATIONS,
        rule=f"{node.title}의 실적을 출처와 함께 직접 입력합니다.",
        over=None,
        hand=HandRule.SUM,
        group=_PLAN_GROUP,
    )


class Measures:
    """The numbers of a centre as they stand, each read once; to be used within one reading.

    ``as_of`` (기준일) leaves out records dated after it.
    """

    def __init__(self, desk: Desk, as_of: date, targets_on: date | None = None) -> None:
        self._desk, self.as_of = desk, as_of
        self._targets_on = targets_on or max(as_of, desk.today())
        self._known: dict[str, Indicator] = {}
        self._rows: dict[tuple[str, int], list[Selected]] = {}
        self._typed: dict[str, list[IndicatorValue]] | None = None
        self._targets: dict[int, dict[str, list[Target]]] = {}
        self._counts_for: dict[str, str] | None = None

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator of that id. Raises UserError when there is none."""
        if indicator_id not in self._known:
            self._known[indicator_id] = get(self._desk, indicator_id)
        return self._known[indicator_id]

    def learn(self, draft: Indicator) -> None:
        """Count one that is not stored yet, under its id."""
        self._known[draft.id] = draft

    def counted_by(self, indicator_id: str) -> Indicator:
        """What really counts: of a node of the plan the indicator it names, else itself."""
        return self.indicator(self._stands_for(indicator_id))

    def figure(self, indicator_id: str, first: date, last: date) -> Figure:
        """The number between two days, both included, with its records or its parts."""
        figure = self._figure(indicator_id, first, last, ())
        return replace(figure, first=first, last=last)

    def rows(self, indicator_id: str, first: date, last: date) -> list[Selected]:
        """The records behind it, in order of date; none for a rate or one typed by hand."""
        indicator = self.counted_by(indicator_id)
        if indicator.kind is None:
            return []
        last = min(last, self.as_of)
        found: list[Selected] = []
        for year in range(first.year, last.year + 1):
            rows = self._year(indicator, year)
            start = bisect_left(rows, first, key=lambda row: row.day)
            found += rows[start : bisect_right(rows, last, key=lambda row: row.day)]
        return found

    def rows_known_then(self, indicator_id: str, first: date, last: date) -> list[Selected]:
        """Those rows as of the last day itself, whatever is known by 기준일."""
        return selected(self._desk.store, self.counted_by(indicator_id), first, last, last)

    def told_by_day(self, indicator_id: str) -> bool:
        """Whether what it comes to in a stretch that is over still changes with 기준일."""
        indicator = self.counted_by(indicator_id)
        return indicator.kind is not None and by_day(indicator)

    def typed(self, indicator_id: str, first: date, last: date) -> list[Selected]:
        """The numbers typed by hand behind it, each in ``who`` as it was typed, by their last day;
        none where records are counted."""
        if self.counted_by(indicator_id).hand is None:
            return []
        inside = (v for v in self._values(indicator_id) if _within(v, first, min(last, self.as_of)))
        return [Selected(v.id, v.ends_on, 0, v.value) for v in inside if v.ends_on is not None]

    def target(self, indicator_id: str, year: int) -> Target | None:
        """The revision that holds on the day targets are asked for, None where none was set."""
        return in_force(self.revisions(indicator_id, year), self._targets_on)

    def revisions(self, indicator_id: str, year: int) -> tuple[Target, ...]:
        """Every revision of a year's target in the order in which they were typed."""
        if year not in self._targets:
            by_indicator: dict[str, list[Target]] = {}
            for each in stored_targets(self._desk.store, year):
                by_indicator.setdefault(each.indicator, []).append(each)
            self._targets[year] = by_indicator
        return tuple(self._targets[year].get(indicator_id, ()))

    def target_figure(self, indicator_id: str, year: int) -> Figure:
        """The target as a number with its source; without value where it is blank or words."""
        indicator, target = self.indicator(indicator_id), self.target(indicator_id, year)
        said = (target.set_on, target.reason, target.document) if target else ()
        return Figure(
            target_number(target.value) if target else None,
            indicator.unit,
            f"{year}년 {indicator.name} 목표",
            "연간 목표로 정한 값입니다.",
            KindId.TARGETS if target else None,
            (target.id,) if target else (),
            source=" · ".join(str(part) for part in said if part),
        )

    def _figure(self, indicator_id: str, first: date, last: date, seen: tuple[str, ...]) -> Figure:
        if indicator_id in seen:
            raise UserError(
                "비율 지표가 서로를 가리켜 셀 수 없습니다. 설정에서 분자와 분모를 고치세요.",
                field="numerator",
            )
        asked = self.indicator(indicator_id)
        indicator = self.counted_by(indicator_id)
        if indicator.over is not None:
            parts = [self._figure(p, first, last, (*seen, indicator_id)) for p in indicator.over]
            above, below = parts[0].value, parts[1].value
            share = above * indicator.factor / below if above is not None and below else None
            return Figure(share, asked.unit, asked.name, indicator.rule, over=(parts[0], parts[1]))
        if indicator.kind is None:
            return self._by_hand(asked, first, last)
        rows = self.rows(indicator.id, first, last)
        ids = tuple(row.id for row in rows)
        if indicator.distinct_field:
            value = len({row.who for row in rows})
        else:
            value = sum(row.weight for row in rows)
        return Figure(Decimal(value), asked.unit, asked.name, indicator.rule, indicator.kind, ids)

    def _year(self, indicator: Indicator, year: int) -> list[Selected]:
        key = indicator.id, year
        if key not in self._rows:
            first, last = date(year, 1, 1), min(date(year, 12, 31), self.as_of)
            self._rows[key] = selected(self._desk.store, indicator, first, last, self.as_of)
        return self._rows[key]

    def _by_hand(self, indicator: Indicator, first: date, last: date) -> Figure:
        inside = [
            v for v in self._values(indicator.id) if _within(v, first, last) and self._said(v)
        ]
        if indicator.hand is HandRule.LATEST:
            inside = inside[-1:]
        numbers = [number for v in inside if (number := typed_number(v.value)) is not None]
        return Figure(
            sum(numbers, Decimal(0)) if numbers else None,
            indicator.unit,
            indicator.name,
            indicator.rule,
            KindId.INDICATOR_VALUES,
            tuple(v.id for v in inside),
            source=" · ".join(dict.fromkeys(v.source for v in inside)),
        )

    def _said(self, value: IndicatorValue) -> bool:
        """Whether it was known on the 기준일: a year's number may be, though the year runs on."""
        said = value.sourced_on or value.starts_on
        return said is not None and said <= self.as_of

    def _values(self, indicator_id: str) -> list[IndicatorValue]:
        if self._typed is None:
            self._typed = {}
            kept: list[IndicatorValue] = _all(self._desk, KindId.INDICATOR_VALUES)
            for each in sorted(kept, key=lambda v: (v.ends_on or date.min, v.id)):
                self._typed.setdefault(each.indicator, []).append(each)
        return self._typed.get(indicator_id, [])

    def _stands_for(self, indicator_id: str) -> str:
        """The indicator that counts what a node of the plan reached, itself for any other."""
        if not indicator_id.startswith(PLAN):
            return indicator_id
        if self._counts_for is None:
            nodes: list[PlanItem] = _all(self._desk, KindId.PLAN_ITEMS)
            self._counts_for = {f"{PLAN}{n.id}": n.indicator for n in nodes if n.indicator}
        return self._counts_for.get(indicator_id, indicator_id)


def _within(value: IndicatorValue, first: date, last: date) -> bool:
    starts, ends = value.starts_on, value.ends_on
    return starts is not None and ends is not None and first <= starts and ends <= last


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return records.get_many(desk.store, kind, lists.find(desk, kind))
