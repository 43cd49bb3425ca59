"""Makes the plan: reads every row, finds who it is about, and says what would become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.employers import EmployerType
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.progress import Progress
from jobdesk.exchange import headers
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.synonyms import sheet_kind
from jobdesk.exchange.tables import Table
from jobdesk.exchange.workbook import Workbook
from jobdesk.services import indicators, settings
from jobdesk.services.desk import Desk
from jobdesk.services.importing import cohort_forms, cohort_rows, day_rows, farm_rows, surroundings
from jobdesk.services.importing.beside import BESIDE, Beside
from jobdesk.services.importing.deciding import settle
from jobdesk.services.importing.differences import differences
from jobdesk.services.importing.employers import EmployersPlanner
from jobdesk.services.importing.farm_rows import OF_FARMS
from jobdesk.services.importing.intake import INTAKES
from jobdesk.services.importing.linked import LinkedPlanner
from jobdesk.services.importing.links import LINKED, label_of, rest_field
from jobdesk.services.importing.owner import OF_A_COHORT, OF_A_DAY, Meant
from jobdesk.services.importing.people import PeoplePlanner
from jobdesk.services.importing.planner import NOBODY, Match, Planner, id_of
from jobdesk.services.importing.reading import ColumnReader, Context, RowReader, RowValues
from jobdesk.services.importing.shapes import (
    Candidate,
    CellChange,
    Choices,
    Decision,
    DuplicateRule,
    FieldChoice,
    ImportPlan,
    PlanRow,
    TableFound,
    count,
)
from jobdesk.services.importing.vacancies import VacanciesPlanner

_TICK = 500


class _Draft(NamedTuple):
    row: PlanRow
    match: Match
    doubts: tuple[str, ...]


def build(
    desk: Desk, workbook: Workbook, understood: Understood, choices: Choices, progress: Progress
) -> ImportPlan:
    """The plan for a workbook that was understood. Nothing is written.

    ``progress`` counts rows. The store is read as of one moment.
    """
    today = desk.today()
    kind = understood.kind.kind
    with desk.store.reading():
        centre = settings.get(desk)
        context = surroundings.context(workbook, understood, today, centre, choices)
        understood, owner_of_forms, of_forms = cohort_forms.of_cohort(
            desk, understood, choices.cohort
        )
        owner = Meant()
        if owner_of_forms is not None:
            owner = owner_of_forms
        elif kind in OF_A_DAY:
            owner = day_rows.meant(desk.store, today, understood, workbook, choices.day)
        elif kind in OF_A_COHORT:
            owner = cohort_rows.meant(desk, understood, workbook, choices.cohort)
        context = replace(
            context,
            owner=owner.id,
            owner_title=owner.title,
            owner_is_said=owner.said,
            indicators=_indicators(desk) if kind is KindId.TARGETS else {},
        )
        planner = _planner(desk, kind, understood, context, centre.eup_myeon)
        drafts = _drafts(understood, kind, planner, context, progress)
        wanted = {d.match.existing for d in drafts if d.match.existing}
        wanted |= {c.id for d in drafts if not d.match.asks for c in d.match.candidates if c.id > 0}
        wanted |= {id_ for d in drafts for id_ in d.match.alike}
        known = {r.id: r for r in records.get_many(desk.store, kind, sorted(wanted))}
    joins: dict[int, Beside] = {}
    rows = tuple(_row(planner, draft, drafts, known, choices.rule, joins) for draft in drafts)
    return ImportPlan(
        kind,
        workbook.name,
        workbook.sha256,
        tuple(_found(table) for table in understood.tables),
        understood.columns.columns,
        rows,
        count(rows),
        understood.why,
        (
            *surroundings.notes(workbook, understood, context),
            *filter(None, (owner.note,)),
            *of_forms,
            *cohort_forms.strangers(desk, understood, owner, rows),
            *cohort_forms.unmarked(rows),
            *farm_rows.notes(kind, rows),
        ),
        understood.others,
        choices,
        today,
        workbook,
        understood,
        known,
        owner.id if kind in OF_A_DAY else 0,
        owner.id if kind in OF_A_COHORT else 0,
    )


def _planner(
    desk: Desk, kind: KindId, understood: Understood, context: Context, places: Sequence[str]
) -> Planner:
    mapped, whole = understood.columns.fields, understood.columns.is_whole
    if kind is KindId.SEEKERS:
        return PeoplePlanner(desk.store, context, mapped, places, whole=whole)
    if kind in INTAKES:
        return LinkedPlanner(desk, INTAKES[kind], context, mapped, places, whole=whole)
    type_ = employer_type(understood, "employer" if kind is KindId.VACANCIES else "name")
    made = VacanciesPlanner if kind is KindId.VACANCIES else EmployersPlanner
    return made(desk.store, context, mapped, places, type_, whole=whole)


def employer_type(understood: Understood, field: str) -> EmployerType | None:
    """What a header says of all its firms: 농가명, 기관명; crops are grown by farms."""
    if understood.kind.kind in OF_FARMS:
        return EmployerType.FARM
    words = [headers.bare(m.header) for m in understood.columns.columns]
    names = [headers.bare(m.header) for m in understood.columns.columns if m.field == field]
    if any(name.startswith(("농가", "농장")) for name in names) or "작목" in words:
        return EmployerType.FARM
    if any(name.startswith(("기관", "시설")) for name in names):
        return EmployerType.INSTITUTION
    return None


def field_choices(kind: KindId) -> tuple[FieldChoice, ...]:
    """Every field that a column may be mapped to: the kind's own, then those of its links."""
    rules = {name for r in sheet_kind(kind.value).rules for name in (r.field, r.second) if name}
    own = [FieldChoice(f.id, f.label) for f in KINDS[kind].fields if f.id in rules]
    linked = [
        FieldChoice(name, label_of(kind, name))
        for link, other in LINKED.items()
        for name in (f"{link}.{field.id}" for field in KINDS[other].fields)
        if name in rules
    ]
    return (*own, *linked)


def _drafts(
    understood: Understood,
    kind: KindId,
    planner: Planner,
    context: Context,
    progress: Progress,
) -> list[_Draft]:
    columns = [match for match in understood.columns.columns if match.field]
    rules = {m.column: understood.kind.rule(m.field).reads for m in columns}
    reader = RowReader(
        [ColumnReader(match, rules[match.column], kind, context) for match in columns],
        context,
        rest_field(kind),
    )
    spans = surroundings.spans(columns)
    labels = {field.id: field.label for field in KINDS[kind].fields}
    header_of: dict[str, str] = {}
    for match in columns:
        header_of.setdefault(match.field, match.header)
    total = understood.rows
    read: list[RowValues] = []
    for table in understood.tables:
        for _, cells in table.rows:
            if len(read) % _TICK == 0:
                progress(len(read) // 2, total)
            said = reader.read(cells)
            said.doubts += surroundings.contradictions(spans, cells, context)
            if table.sheet in planner.places and kind not in INTAKES:
                said.values.setdefault("eup_myeon", table.sheet)
            read.append(said)
    planner.foresee([said.values for said in read])
    drafts: list[_Draft] = []
    for table in understood.tables:
        number = surroundings.numbers(table)
        for sheet_row, cells in table.rows:
            if len(drafts) % _TICK == 0:
                progress((total + len(drafts)) // 2, total)
            said = read[len(drafts)]
            planner.complete(said, number(sheet_row, cells))
            drafts.append(_draft(len(drafts), table, sheet_row, said, planner, header_of, labels))
    progress(total, total)
    return drafts


def _draft(
    index: int,
    table: Table,
    sheet_row: int,
    said: RowValues,
    planner: Planner,
    header_of: Mapping[str, str],
    labels: Mapping[str, str],
) -> _Draft:
    if not said.bad:
        for problem in planner.problems(planner.record(said.values)):
            if planner.doubtful(problem):
                said.doubts.append(problem.message)
            else:
                said.bad.append((problem.field, problem.message))
    row = PlanRow(
        index,
        table.sheet,
        sheet_row,
        Decision.NEW,
        planner.title(said.values),
        said.values,
        remarks=tuple(said.remarks),
    )
    if said.bad:
        sentences: dict[str, str] = {}
        for name, sentence in said.bad:
            # Of one cell the first: what cannot be read is not also said to be empty.
            sentences.setdefault(header_of.get(name) or labels.get(name, name), sentence)
        (column, reason), *more = sentences.items()
        row = replace(
            row,
            decision=Decision.REJECT,
            column=column,
            reason=reason + "".join(f" {header}: {sentence}" for header, sentence in more),
        )
        return _Draft(row, NOBODY, ())
    match = planner.find(said.values)
    if match.twin is None:
        planner.remember(index, said.values, match.existing)
    return _Draft(row, match, tuple(said.doubts))


def _row(
    planner: Planner,
    draft: _Draft,
    drafts: Sequence[_Draft],
    known: dict[int, Any],
    rule: DuplicateRule,
    joins: dict[int, Beside],
) -> PlanRow:
    """The row with its decision. ``joins`` holds what the rows before it say beside the first
    row of the same record."""
    row, match, doubts = draft
    if row.decision is Decision.REJECT:
        return replace(row, planned=row.decision)
    if match == NOBODY and not doubts and planner.kind is not KindId.VACANCIES:
        return row
    kind, remarks = planner.kind, row.remarks
    if kind is KindId.VACANCIES and row.values.get("employer_id") is None and not match.candidates:
        remarks = (*remarks, f"새 업체: {row.values['employer']}")
    if match.remark:
        remarks = (*remarks, match.remark)
    same = _same(planner, row, match, known)
    if same is not None:
        row = replace(row, decision=Decision.SAME, existing_id=same, twin=match.twin)
        return replace(row, planned=row.decision)
    row = replace(
        row, remarks=remarks, twin=match.twin, candidates=match.candidates, asks=match.asks
    )
    if match.existing is not None:
        row = settle(row, kind, match.existing, known, rule)
        if row.decision is Decision.UPDATE:
            new = differences(kind, known[match.existing], row.values, rule)
            if refusal := planner.refusal(known[match.existing], new):
                row = replace(row, decision=Decision.REJECT, reason=refusal)
                return replace(row, planned=row.decision)
    if match.twin is not None:
        first = drafts[match.twin].row
        row = _joined(row, first, joins) or _twin(row, first)
    reasons = (*((match.why,) if match.candidates else ()), *doubts)
    if reasons:
        row = replace(row, decision=Decision.QUESTION, reason=" ".join(reasons))
    return replace(row, planned=row.decision)


def _same(planner: Planner, row: PlanRow, match: Match, known: Mapping[int, Any]) -> int | None:
    """The record that says exactly what the row says, among those it may be about.

    It was made of this very line before, whatever was asked then.
    """
    ids = (*match.alike, *(() if match.asks else (c.id for c in match.candidates)))
    return next((i for i in ids if i in known and planner.is_same(row.values, known[i])), None)


def _twin(row: PlanRow, first: PlanRow) -> PlanRow:
    """A row about the same record as an earlier one: the same, or a question."""
    where = f"{first.row}행" if first.sheet == row.sheet else f"{first.sheet} {first.row}행"
    if all(first.values.get(name) == value for name, value in row.values.items()):
        return replace(
            row, decision=Decision.SAME, changes=(), reason=f"{where}과 내용이 같습니다."
        )
    other = Candidate(id_of(first.index), first.title, where, "같은 파일의 다른 줄입니다")
    return replace(
        row,
        decision=Decision.QUESTION,
        existing_id=row.existing_id if row.existing_id is not None else other.id,
        candidates=(*row.candidates, other),
        reason=f"{where}과 같은 기록으로 보이는데 내용이 다릅니다. 합칠지 따로 둘지 고르세요.",
    )


def _joined(row: PlanRow, first: PlanRow, joins: dict[int, Beside]) -> PlanRow | None:
    """A row that only adds to an earlier one of the same record: the next week of an 출석부.
    None where it says anything else."""
    before, beside = joins.get(first.index, first.values.get(BESIDE)), row.values.get(BESIDE)
    if not isinstance(before, Beside) or not isinstance(beside, Beside):
        return None
    if row.values == first.values:
        return None
    other = [
        name
        for name, value in row.values.items()
        if name not in (BESIDE, "note") and first.values.get(name, value) != value
    ]
    if other or first.decision is Decision.REJECT or not before.agrees(beside):
        return None
    joins[first.index] = before.joined(beside)
    if row.existing_id is not None:
        return row
    label = KINDS[KindId.TRAINEES].field(beside.about).label
    change = CellChange(beside.about, label, "", str(beside))
    return replace(row, decision=Decision.UPDATE, existing_id=id_of(first.index), changes=(change,))


def _found(table: Table) -> TableFound:
    return TableFound(
        table.sheet,
        table.header_rows,
        table.first_row,
        table.last_row,
        len(table.rows),
        table.left_out,
        table.why,
    )


def _indicators(desk: Desk) -> dict[str, str]:
    """Those of the centre and of its plan, by the search keys of what they are called."""
    every = indicators.every(desk, plan=True)
    return {text.search_key(name): e.id for e in every for name in (e.id, e.label, e.name)}
