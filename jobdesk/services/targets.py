"""The year's targets: set, revised with a reason, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.data import indicators as queries
from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.indicators import INDICATORS, Indicator
from jobdesk.domain.indicators import indicator as indicator_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.targets import Target, check_target, in_force, target_number
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One indicator of a year: the revision that holds today, None when none was ever set,
    and how many there have been."""

    indicator: Indicator
    target: Target | None
    revisions: int

    @property
    def value(self) -> str:
        """The target as typed, ``""`` when none was ever set."""
        return self.target.value if self.target else ""


def set_target(
    desk: Desk,
    indicator: str,
    year: int,
    value: str,
    *,
    reason: str = "",
    document: str = "",
    on: date | None = None,
) -> Change:
    """Set or revise the target of an indicator (by id) for a year; earlier ones stay.

    ``value`` is typed text: a number, words (``산업체 요구시``), ``-`` or nothing. It holds
    from ``on`` (today); the first of a year holds for the whole year. Saving what already
    holds writes nothing. Raises UserError with the field that is wrong.
    """
    try:
        wanted = indicator_of(indicator)
    except KeyError:
        known = ", ".join(f"{each.id}({each.name})" for each in INDICATORS)
        raise UserError(
            f"모르는 지표입니다: {indicator}. 쓸 수 있는 지표는 {known}입니다.", field="indicator"
        ) from None
    target = Target(
        indicator=wanted.id,
        year=year,
        value=_tidy_value(value),
        set_on=on or desk.today(),
        reason=text.tidy(reason),
        document=text.tidy(document),
    )
    problems = check_target(target)
    if problems:
        raise UserError(problems[0].message, field=problems[0].field)
    label = f"{year}년 {wanted.name} 목표: {target.value or '없음'}"
    with desk.store.operation(label) as operation:
        if _says_nothing_new(_of(desk, wanted, year), target):
            return Change((), label, 0)
        id_ = records.insert(desk.store, target)
        return operation.change(Ref(KindId.TARGETS, id_))


def table(desk: Desk, year: int) -> tuple[TargetLine, ...]:
    """Every indicator with the target that holds today, in printed order."""
    typed = queries.targets(desk.store, year)
    lines = []
    for each in INDICATORS:
        own = [target for target in typed if target.indicator == each.id]
        lines.append(TargetLine(each, in_force(own, desk.today()), len(own)))
    return tuple(lines)


def revisions(desk: Desk, indicator: str, year: int) -> tuple[Target, ...]:
    """Every revision of one target, the newest first."""
    typed = _of(desk, indicator_of(indicator), year)
    return tuple(sorted(typed, key=lambda t: (t.set_on or date.min, t.id), reverse=True))


def _of(desk: Desk, indicator: Indicator, year: int) -> list[Target]:
    return [t for t in queries.targets(desk.store, year) if t.indicator == indicator.id]


def _tidy_value(value: str) -> str:
    tidy = text.tidy(value)
    number = target_number(tidy)
    return tidy if number is None else f"{number:f}"


def _says_nothing_new(typed: list[Target], target: Target) -> bool:
    if target.set_on is None:
        return False
    now = in_force(typed, target.set_on)
    return (
        now is not None
        and now.value == target.value
        and target.reason in ("", now.reason)
        and target.document in ("", now.document)
    )
