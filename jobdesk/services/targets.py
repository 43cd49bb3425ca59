"""The year's targets: set, revised with a reason, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.data import indicators as queries
from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.indicators import INDICATORS, Indicator
from jobdesk.domain.kinds import KindId
from jobdesk.domain.targets import Target, check_target, in_force, target_number
from jobdesk.errors import UserError
from jobdesk.services import indicators
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
    """Set or revise the target of an indicator (by id: ready, ``own:3``, ``plan:5``) for a year;
    earlier ones stay.

    ``value`` is typed text: a number, words (``산업체 요구시``), ``-`` or nothing. It holds
    from ``on`` (today); the first of a year holds for the whole year. Saving what already
    holds writes nothing. Raises UserError with the field that is wrong.
    """
    wanted = indicators.get(desk, indicator)
    target = Target(
        indicator=wanted.id,
        year=year,
        value=_tidy_value(value, wanted.unit),
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
    """The indicators in use in a year with the target that holds today, in printed order: those of
    the monthly report, those of the centre's own, and any other that has a target or was typed by
    hand for that year. Nodes of the plan are not among them."""
    with desk.store.reading():
        typed: dict[str, list[Target]] = {}
        for target in queries.targets(desk.store, year):
            typed.setdefault(target.indicator, []).append(target)
        by_hand = indicators.typed_in(desk, year)
        first = {each.id for each in INDICATORS}
        return tuple(
            TargetLine(
                each, in_force(typed.get(each.id, ()), desk.today()), len(typed.get(each.id, ()))
            )
            for each in indicators.every(desk)
            if each.id in first | typed.keys() | by_hand or each.id.startswith(indicators.OWN)
        )


def revisions(desk: Desk, indicator: str, year: int) -> tuple[Target, ...]:
    """Every revision of one target, the newest first."""
    typed = _of(desk, indicators.get(desk, indicator), year)
    return tuple(sorted(typed, key=lambda t: (t.set_on or date.min, t.id), reverse=True))


def _of(desk: Desk, indicator: Indicator, year: int) -> list[Target]:
    return [t for t in queries.targets(desk.store, year) if t.indicator == indicator.id]


def _tidy_value(value: str, unit: str) -> str:
    """A number without the unit it is in anyway: ``90%`` of a rate is 90, of people it is words."""
    tidy = text.tidy(value)
    bare = tidy.removesuffix(unit).rstrip() if unit else tidy
    number = target_number(tidy) if target_number(bare) is None else target_number(bare)
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
