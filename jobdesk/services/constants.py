"""상수: numbers that hold from a day on (절감효과), set with their source and never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.constants import CONSTANTS, Constant, in_force
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
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
            f"{wanted.name}: 0이나 그보다 큰 숫자만 입력하세요. 저장하지 않았습니다.", field="value"
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


def remove(desk: Desk, id_: int) -> Change:
    """Put a value into the 휴지통; the one before it holds again. Raises UserError when it is
    gone."""
    return entries.trash(desk, _KIND, [id_])
