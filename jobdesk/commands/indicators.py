"""`indicator`: which numbers there are, and what each comes to in a span, with its records."""

from __future__ import annotations

import argparse
from decimal import Decimal

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, reading
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.report_cells import counted
from jobdesk.domain.report_document import Figure
from jobdesk.domain.rounding import Rounding, rate
from jobdesk.domain.spans import Span
from jobdesk.errors import UserError
from jobdesk.services import access, indicators, settings
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures


def indicator(options: argparse.Namespace, console: Console) -> int:
    """List every indicator, or tell what one comes to."""
    if options.act == "list":
        with reading(options) as desk:
            _list(desk, console)
        return 0
    if not options.id or options.span is None:
        raise UserError(
            "볼 지표와 기간을 함께 적으세요. 예: jobdesk indicator show placements 2026-05"
        )
    with noting(options) as desk:
        _show(desk, console, options)
    return 0


def _list(desk: Desk, console: Console) -> None:
    every = indicators.every(desk, plan=True)
    console.answer([_told(each) for each in every])
    console.table(
        ("지표", "이름", "단위", "집계기준", "묶음"),
        [(each.id, each.name, each.unit, each.basis, each.group) for each in every],
    )


def _show(desk: Desk, console: Console, options: argparse.Namespace) -> None:
    span: Span = options.span
    with desk.store.reading():
        wanted = indicators.named(desk, options.id)
        as_of = options.as_of or min(desk.today(), span.last)
        measures = Measures(desk, as_of, options.as_of or max(as_of, desk.today()))
        figure = measures.figure(wanted.id, span.first, span.last)
        so_far = measures.figure(wanted.id, span.so_far.first, span.last)
        target = measures.target(wanted.id, span.year)
        goal = measures.target_figure(wanted.id, span.year)
        own = settings.get(desk)

    def against(reached: Figure) -> Decimal | None:
        if reached.value is None:
            return None
        rounding = Rounding(own.rounding)
        return rate(reached.value, goal.value, decimals=own.rate_decimals, rounding=rounding)

    ids = [each for one in (figure, *(figure.over or ())) for each in one.ids]
    if figure.kind is not None:
        access.listed(desk, figure.kind, ids, f"지표 {wanted.name}")
    console.answer(
        {
            **_told(wanted),
            "span": span.written,
            "as_of": as_of,
            "value": _number(figure.value),
            "target": _number(goal.value) if goal.value is not None else _said(target),
            "rate": _number(against(figure)),
            "so_far": _number(so_far.value),
            "so_far_rate": _number(against(so_far)),
            "numerator": _part(figure.over[0]) if figure.over else None,
            "denominator": _part(figure.over[1]) if figure.over else None,
            "kind": figure.kind,
            "ids": list(figure.ids),
            "source": figure.source,
        }
    )
    reached = against(so_far)
    goal_words = _said(target) or "-"
    console.say(f"{span.label} {wanted.name}: {counted(figure, unit=True).text}")
    console.say(f"{wanted.rule}")
    if figure.over:
        for word, part in zip(("분자", "분모"), figure.over, strict=True):
            console.say(f"{word} {part.name}: {counted(part, unit=True).text}")
    console.say(
        f"{span.year}년 목표 {goal_words}, 누계 {counted(so_far, unit=True).text}, "
        f"달성률 {'-' if reached is None else f'{reached:,}%'}"
    )


def _told(each: Indicator) -> dict[str, object]:
    return {
        "id": each.id,
        "name": each.name,
        "unit": each.unit,
        "basis": each.basis,
        "rule": each.rule,
        "group": each.group,
    }


def _part(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "unit": figure.unit,
        "rule": figure.rule,
        "value": _number(figure.value),
        "kind": figure.kind,
        "ids": list(figure.ids),
    }


def _said(target: object) -> str | None:
    return str(getattr(target, "value", "")) or None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
