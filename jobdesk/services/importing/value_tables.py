"""What a plan's coded columns hold, and which year its dates without one were given."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.exchange.rules import Reads
from jobdesk.services import settings
from jobdesk.services.desk import Desk
from jobdesk.services.importing import coded, surroundings
from jobdesk.services.importing.coded import ValueTable
from jobdesk.services.importing.planning import field_choices
from jobdesk.services.importing.reading import ColumnReader, is_without_year
from jobdesk.services.importing.shapes import ImportPlan

_DATES = frozenset({Reads.DATE, Reads.LAST_DATE})


@dataclass(frozen=True, slots=True)
class Spoken:
    """What cells of a plan say in words of their own. ``year`` is the one that dates without a
    year were given, 0 where every date has its own; ``yearless`` is how many have none."""

    tables: tuple[ValueTable, ...] = ()
    year: int = 0
    yearless: int = 0

    @property
    def open(self) -> int:
        """How many words are none of their fields', nor decided."""
        return sum(table.open for table in self.tables)


def spoken(desk: Desk, plan: ImportPlan) -> Spoken:
    """The words of the coded columns and the year of dates; looks at every row."""
    own = settings.get(desk)
    context = surroundings.context(plan.workbook, plan.understood, plan.today, own, plan.choices)
    labels = {choice.id: choice.label for choice in field_choices(plan.kind)}
    tables, yearless = [], 0
    for match in plan.columns:
        if not match.field or match.labelled:
            continue
        reads = plan.understood.kind.rule(match.field).reads
        if reads not in coded.CODED and reads not in _DATES:
            continue
        cells = [
            line[match.column]
            for table in plan.understood.tables
            for _, line in table.rows
            if match.column < len(line)
        ]
        if reads in _DATES:
            yearless += sum(map(is_without_year, cells))
            continue
        reader = ColumnReader(match, reads, plan.kind, context)
        choices = coded.choices_of(plan.kind, match.field, reads)
        said = plan.choices.values.get(match.path, {})
        label = labels.get(match.field, match.field)
        made = coded.value_table(match.path, label, reads, choices, cells, reader.read, said)
        if made.values:
            tables.append(made)
    return Spoken(tuple(tables), context.year if yearless else 0, yearless)
