"""상수: numbers that hold from a day on (절감효과), set with their source and never overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.constants import CONSTANTS, Constant, in_force
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.domain.own_indicators import DatedConstant
from jobdesk.domain.report_checks import typed_number
from jobdesk.errors import UserError
from jobdesk.services import entries, lists
from jobdesk.services.desk import Desk

_KIND = KindId.DATED_CONSTANTS


def known(name: str) -> Constant:
    """The constant of that name. Raises UserError when there is none."""
    for each in CONSTANTS:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in CONSTANTS)
    raise UserError(f"모르는 상수입니다: {name}. 쓸 수 있는 상수는 {names}입니다.", field="name")


def history(desk: Desk, name: str) -> tuple[DatedConstant, ...]:
    """Every value of a constant, the first day it held first."""
    wanted = Filter(conditions=(Condition("name", Op.IS, name),))
    ids = lists.find(desk, _KIND, wanted, Order("applies_on"))
    kept: Sequence[DatedConstant] = records.get_many(desk.store, _KIND, list(ids))
    return tuple(kept)


def on(desk: Desk, name: str, day: date) -> DatedConstant | None:
    """The value that holds on a day, None where none was set by then."""
    return in_force(history(desk, name), day)


def put(desk: Desk, name: str, value: str, applies_on: date | None, source: str = "") -> Change:
    """Set a constant from a day on; values of other days stay, one of the same day is mended.

    ``value`` is a plain number of nought or more, with commas or places as typed. Raises UserError
    with the field that is wrong.
    """
    wanted = known(name)
    number = typed_number(value)
    if number is None or number < 0:
        raise UserError(
            f"{wanted.name}: 0이나 그보다 큰 숫자만 입력하세요. 저장하지 않았습니다.",
            field=wanted.name,
        )
    if applies_on is None:
        raise UserError("언제부터 적용하는지 적용일을 입력하세요.", field="applies_on")
    told, said = f"{number:f}", text.tidy(source)
    same = [each for each in history(desk, name) if each.applies_on == applies_on]
    if same:
        return entries.save(desk, replace(same[-1], value=told, unit=wanted.unit, source=said))
    return entries.add(
        desk,
        DatedConstant(name=name, value=told, unit=wanted.unit, applies_on=applies_on, source=said),
    )


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds from one day on: ``values`` by the constants' names, as typed, and the source."""

    applies_on: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


def terms(desk: Desk) -> tuple[Terms, ...]:
    """Every day on which a value begins to hold, the latest first, with what begins on it."""
    by_day: dict[date, dict[str, DatedConstant]] = {}
    for constant in CONSTANTS:
        for each in history(desk, constant.name):
            if each.applies_on is not None:
                by_day.setdefault(each.applies_on, {})[constant.name] = each
    return tuple(
        Terms(
            day,
            {name: each.value for name, each in by_day[day].items()},
            " · ".join(dict.fromkeys(e.source for e in by_day[day].values() if e.source)),
        )
        for day in sorted(by_day, reverse=True)
    )


def put_terms(desk: Desk, wanted: Terms, was: date | None = None) -> Change:
    """Set what holds from a day on, as one operation; a value left empty does not begin on it.

    ``was`` is the day on which those terms began until now. Raises UserError with the field that is
    wrong: ``applies_on``, ``values`` (nothing typed), or the name of the constant.
    """
    if wanted.applies_on is None:
        raise UserError("언제부터 적용하는지 적용일을 입력하세요.", field="applies_on")
    typed = {name: value.strip() for name, value in wanted.values.items() if value.strip()}
    if not typed:
        raise UserError("값을 하나 이상 입력하세요. 저장하지 않았습니다.", field="values")
    taken = {each.applies_on for each in terms(desk)}
    if wanted.applies_on != was and wanted.applies_on in taken:
        day = official_date(wanted.applies_on)
        raise UserError(
            f"{day}부터의 기준값이 이미 있습니다. 위 표에서 그 줄을 골라 고치세요.",
            field="applies_on",
        )
    with desk.store.operation(f"절감효과 기준값: {wanted.applies_on}부터") as operation:
        refs: list[Ref] = []
        for constant in CONSTANTS:
            old = [e for e in history(desk, constant.name) if e.applies_on == was] if was else []
            gone = constant.name not in typed or wanted.applies_on != was
            if old and gone:
                refs += entries.trash(desk, _KIND, [each.id for each in old]).refs
            if constant.name in typed:
                value = typed[constant.name]
                refs += put(desk, constant.name, value, wanted.applies_on, wanted.source).refs
        return operation.change(*dict.fromkeys(refs))


def drop_terms(desk: Desk, applies_on: date) -> Change:
    """Put what holds from that day into the 휴지통; what held before holds again."""
    ids = [
        each.id
        for constant in CONSTANTS
        for each in history(desk, constant.name)
        if each.applies_on == applies_on
    ]
    return entries.trash(desk, _KIND, ids)
