"""The rows of a ready table: those typed in its options, else those of indicators, plan, training
cohorts or matching days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from jobdesk.domain.day_outcome import Outcome
from jobdesk.domain.figures import Number
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.plans import PlanLevel
from jobdesk.domain.report_document import Figure
from jobdesk.domain.report_layout_parts import Given, Layout, Options, Row, Source
from jobdesk.domain.report_layouts import layout
from jobdesk.services import day_outcomes, settings
from jobdesk.services.indicators import PLAN
from jobdesk.services.report_sections import cohort_rows
from jobdesk.services.report_sections.figure_cells import figure_of
from jobdesk.services.report_sections.indicator_tables import chosen
from jobdesk.services.report_sections.layout_options import number, options, typed_row
from jobdesk.services.report_sections.making import Making
from jobdesk.services.report_sections.plan_rows import category_rows, item_rows, money_rows


def gathered(making: Making, wanted: Layout) -> tuple[list[Row], Options]:
    """The rows and the options with the columns that the rows bring along."""
    known = options(making)
    keys = frozenset(column.key for column in wanted.columns)
    written = making.option("rows", None)
    if written is not None:
        return [_written(making, each, keys, wanted.units) for each in written], known
    named = str(making.option("source", wanted.source))
    match Source(named) if named in tuple(Source) else wanted.source:
        case Source.INDICATORS:
            rows = [indicator_row(making, each, keys, wanted.units) for each in chosen(making)]
        case Source.PLAN:
            rows = item_rows(making, keys, _level(making, wanted))
        case Source.CATEGORIES:
            rows = category_rows(making, keys)
        case Source.COHORTS:
            rows, columns = cohort_rows.rows(making, wanted.number)
            known = replace(known, each=known.each or columns)
        case Source.DAYS:
            rows = _hosts(making)
        case Source.ONE:
            rows = _one(making, wanted)
        case Source.ITEM_MONEY:
            rows, years = money_rows(making)
            known = replace(known, each=known.each or years, subtotals=True, subtotal_label="총계")
        case Source.TYPED:
            rows = []
    return rows, known


def indicator_row(making: Making, indicator: Indicator, keys: frozenset[str], units: bool) -> Row:
    """목표, 실적 and those of the years before, over the same days of each year."""
    measures, values = making.measures, dict[str, Given]()
    target = measures.target(indicator.id, making.year)
    if "target" in keys:
        figure = measures.target_figure(indicator.id, making.year)
        said = target.value if target and figure.value is None else "-"
        values["target"] = Given(figure.value, "" if figure.value is not None else said, figure)
    stretch = making.span.so_far
    for key in ("actual", "former1", "former2", "former3"):
        if key in keys:
            done = measures.figure(indicator.id, stretch.first, stretch.last)
            values[key] = Given(done.value, "-", done)
        stretch = stretch.year_before
    label = indicator.name if units else indicator.label
    return Row(label, values, indicator.group, indicator.unit)


def _written(making: Making, each: object, keys: frozenset[str], units: bool) -> Row:
    if isinstance(each, str):
        return indicator_row(making, making.measures.indicator(each), keys, units)
    told: Mapping[str, Any] = dict(each) if isinstance(each, Mapping) else {}
    typed = typed_row(told)
    named = told.get("indicator") or (f"{PLAN}{told['plan']}" if told.get("plan") else "")
    if not named:
        return typed
    counted = indicator_row(making, making.measures.indicator(str(named)), keys, units)
    return Row(
        typed.label or counted.label,
        {**counted.values, **typed.values},
        typed.group or counted.group,
        typed.unit or counted.unit,
        typed.decimals,
        typed.role,
    )


def _level(making: Making, wanted: Layout) -> PlanLevel:
    usual = PlanLevel.STRATEGY if wanted == layout(2) else PlanLevel.PROGRAMME
    named = str(making.option("level", usual))
    return PlanLevel(named) if named in tuple(PlanLevel) else usual


def _one(making: Making, wanted: Layout) -> list[Row]:
    stretch, values = making.span.so_far, dict[str, Given]()
    if wanted == layout(18):
        total = days_between(making, stretch.first).total
        numbers: dict[str, Number] = {
            "employers": total.employers,
            "openings": total.openings,
            "attended": total.attended,
            "met": total.met,
            "hired": total.hired,
        }
        values = {key: counted(each) for key, each in numbers.items()}
    else:
        for column in wanted.columns:
            done = making.measures.figure(column.indicator, stretch.first, stretch.last)
            values[column.key] = Given(done.value, figure=done)
    return [Row("", values)]


def _hosts(making: Making) -> list[Row]:
    """Matching days by whom they were held with; those of the centre alone under its name."""
    span = making.span
    found = days_between(making, span.so_far.first)
    own = settings.get(making.desk).name or making.desk.name
    by_host: dict[str, list[Any]] = defaultdict(list)
    for line in found.lines:
        by_host[line.partners or own].append(line)
    rows = []
    for host, lines in by_host.items():
        values = {"held": number(len(lines))}
        for key in ("attended", "hired"):
            values[key] = number(sum(getattr(line, key).value for line in lines))
        rows.append(Row(host, values))
    return rows


def counted(each: Number, unit: str = "", name: str = "") -> Given:
    """A number of a figure service, with its records."""
    figure: Figure = figure_of(each, unit, name)
    return Given(figure.value, figure=figure)


def days_between(making: Making, first: date) -> Outcome:
    """What the matching days from a day on came to, reckoned once for a report."""
    last = last_day(making)
    return making.once(
        ("days", first, last), lambda: day_outcomes.between(making.desk, first, last)
    )


def last_day(making: Making) -> date:
    """The last day whose records count."""
    return min(making.span.last, making.measures.as_of)
