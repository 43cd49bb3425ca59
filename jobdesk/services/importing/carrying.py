"""Takes the user's decisions about rows over into a plan that was made again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from jobdesk.services.importing.asking import ASKED, Asked
from jobdesk.services.importing.deciding import decide
from jobdesk.services.importing.planner import id_of, row_of
from jobdesk.services.importing.shapes import (
    Candidate,
    Decision,
    DuplicateRule,
    ImportPlan,
    PlanRow,
)

_Told = tuple[Decision, int | None, DuplicateRule | None]
"""What was decided of rows, the record, and how it is written."""
_Answers = tuple[int, list[int | None], DuplicateRule | None]


def carry(old: ImportPlan, new: ImportPlan) -> ImportPlan:
    """``new`` with the decisions of ``old`` where they still mean the same.

    A row that was left out stays out. Any other decision is kept where the row may still be
    taken and the same records come into question; else it is asked anew.
    """
    decided = [row for row in old.rows if row.decided]
    if not decided:
        return new
    at = {(row.sheet, row.row): row for row in new.rows}
    again: dict[_Told, list[int]] = defaultdict(list)
    told: list[_Answers] = []
    for row in decided:
        now = at.get((row.sheet, row.row))
        if now is None:
            continue
        if row.asks and row.decision is not Decision.SKIP:
            if old.kind is new.kind and _asks_the_same(row, now):
                told.append((now.index, _answers(row), row.rule))
        elif _means_the_same(row, now, old, new):
            again[_asked(row), _candidate(row, now, old, new), row.rule].append(now.index)
    for (decision, candidate, rule), rows in again.items():
        new = decide(new, rows, decision, candidate, rule)
    return _answer(new, told)


def _asks_the_same(row: PlanRow, now: PlanRow) -> bool:
    """Whether a row asks the same about the same records as it did."""
    return _question(row) == _question(now)


def _question(row: PlanRow) -> list[list[Any]]:
    """All that is asked of a row, as JSON has it: the link, or the firm on whose answer a
    question hangs (0 for one to be made), and the records that come into question."""
    asked = row.values.get(ASKED)
    if not isinstance(asked, Asked):
        return [[row.asks, _ids(row.candidates)]] if row.asks else []
    return [
        *([link, _ids(found.candidates)] for link, found in asked.links.items()),
        *([max(id_, 0), _ids(found.candidates)] for id_, found in asked.vacancies.items()),
    ]


def _ids(candidates: Sequence[Candidate]) -> list[int]:
    return [candidate.id for candidate in candidates]


def _answers(row: PlanRow) -> list[int | None]:
    """What was answered, in the order it was asked; None for somebody not known."""
    asked = row.values.get(ASKED)
    links = [row.asks]
    if isinstance(asked, Asked):
        order = [link for link in asked.order() if asked.at(link, row.values).is_open]
        links = order[: order.index(row.asks) + 1]
    if row.decision is Decision.QUESTION:
        links = links[:-1]
    chosen = [row.values.get(f"{link}_id") for link in links]
    return [id_ if isinstance(id_, int) and id_ > 0 else None for id_ in chosen]


def _answer(plan: ImportPlan, told: list[_Answers]) -> ImportPlan:
    """The plan with the first answers of all rows given, then the second ones."""
    step = 0
    while rows := [(index, ids[step], rule) for index, ids, rule in told if len(ids) > step]:
        alike: dict[tuple[int | None, DuplicateRule | None], list[int]] = defaultdict(list)
        for index, id_, rule in rows:
            choices = {candidate.id for candidate in plan.rows[index].candidates}
            if plan.rows[index].asks and (id_ is None or id_ in choices):
                alike[id_, rule].append(index)
        for (id_, rule), indexes in alike.items():
            plan = decide(plan, indexes, Decision.NEW, id_, rule)
        step += 1
    return plan


def _asked(row: PlanRow) -> Decision:
    """What the user chose: an update without a difference shows as SAME."""
    return Decision.UPDATE if row.decision is Decision.SAME else row.decision


def _means_the_same(row: PlanRow, now: PlanRow, old: ImportPlan, new: ImportPlan) -> bool:
    if row.decision is Decision.SKIP:
        return True
    if old.kind is not new.kind or now.planned is Decision.REJECT:
        return False
    if [c.id for c in row.candidates if c.id > 0] != [c.id for c in now.candidates if c.id > 0]:
        return False
    return row.decision is Decision.NEW or _candidate(row, now, old, new) in _choices(now)


def _choices(row: PlanRow) -> list[int | None]:
    return [row.existing_id, *(candidate.id for candidate in row.candidates)]


def _candidate(row: PlanRow, now: PlanRow, old: ImportPlan, new: ImportPlan) -> int | None:
    """Which record or row the decision named, as ``new`` calls it."""
    if row.decision is Decision.SKIP:
        return None
    if row.decision is Decision.NEW:
        return None
    meant = row.existing_id
    if meant is None or meant > 0:
        return meant
    twin = old.rows[row_of(meant)]
    same = (r for r in _twins(now, new) if (r.sheet, r.row) == (twin.sheet, twin.row))
    found = next(same, None)
    return -found.index - 1 if found is not None else 0


def _twins(row: PlanRow, plan: ImportPlan) -> list[PlanRow]:
    return [plan.rows[row_of(id_)] for id_ in _choices(row) if id_ is not None and id_ < 0]


def told(plan: ImportPlan) -> list[dict[str, Any]]:
    """The decisions of a plan as JSON has them, to be given to :func:`retold` another day."""
    out: list[dict[str, Any]] = []
    for row in plan.rows:
        if not row.decided:
            continue
        one: dict[str, Any] = {
            "sheet": row.sheet,
            "row": row.row,
            "decision": _asked(row).name,
            "candidates": [c.id for c in row.candidates if c.id > 0],
        }
        if row.rule is not None:
            one["rule"] = row.rule.name
        if row.asks and row.decision is not Decision.SKIP:
            one |= {"answers": _answers(row), "asked": _question(row)}
        elif row.decision is not Decision.NEW and row.existing_id is not None:
            twin = plan.rows[row_of(row.existing_id)] if row.existing_id < 0 else None
            one["meant"] = [twin.sheet, twin.row] if twin is not None else row.existing_id
        out.append(one)
    return out


def retold(plan: ImportPlan, decisions: Sequence[Mapping[str, Any]]) -> ImportPlan:
    """The plan with the decisions of :func:`told` where they still mean the same."""
    at = {(row.sheet, row.row): row for row in plan.rows}
    again: dict[_Told, list[int]] = defaultdict(list)
    answers: list[_Answers] = []
    for one in decisions:
        now, decision = at.get((one["sheet"], one["row"])), Decision[one["decision"]]
        if now is None:
            continue
        rule = DuplicateRule[one["rule"]] if "rule" in one else None
        if decision is Decision.SKIP:
            again[decision, None, None].append(now.index)
        elif now.planned is Decision.REJECT:
            continue
        elif "answers" in one:
            if _question(now) == one.get("asked"):
                answers.append((now.index, one["answers"], rule))
        elif [c.id for c in now.candidates if c.id > 0] == one["candidates"]:
            meant = _meant(one.get("meant"), at)
            if decision is Decision.NEW or meant in _choices(now):
                known = None if decision is Decision.NEW else meant
                again[decision, known, rule].append(now.index)
    for (decision, candidate, rule), rows in again.items():
        plan = decide(plan, rows, decision, candidate, rule)
    return _answer(plan, answers)


def _meant(said: Any, at: Mapping[tuple[str, int], PlanRow]) -> int | None:
    """The id of the record or the row that a decision named; 0 for a row that is no more."""
    if not isinstance(said, list):
        return None if said is None else int(said)
    twin = at.get((said[0], said[1]))
    return id_of(twin.index) if twin is not None else 0
