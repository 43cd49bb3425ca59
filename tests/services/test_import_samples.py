"""Real office sheets and rosters with a known truth come in with no hand mapping."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import conserved, dump, stored
from tests.shared import shared

ROSTERS = (
    "구인업체명단.xls",
    "구인현황.xlsx",
    "구직자_내보내기_cp949.csv",
    "구직자_암호9999.xlsx",
    "구직자명부_기본.xlsx",
    "구직자현황_두줄머리글.xlsx",
)

SHEETS = {
    # file's first letters: kind, rows read, rejected, asked
    "k01": ("seekers", 44_588, 0, 0),
    "k05": ("employers", 802, 0, 0),
    "k09": ("vacancies", 257, 0, 0),
    "k12": ("vacancies", 302, 9, 0),  # nine postings say nothing of the work
    "k14": ("employers", 1_035, 5, 2),
    "k16": ("employers", 15_902, 7, 203),  # one house listed for two services
    "k19": ("employers", 0, 0, 0),
    "k21_하나재단_01": ("seekers", 0, 0, 0),
    "k21_하나재단_03": ("seekers", 0, 0, 0),
    "k21_하나재단_11": ("trainees", 0, 0, 0),
    "k23_수급자등록": ("seekers", 1, 0, 1),  # number and birth date disagree
    "k23_수급자일괄": ("seekers", 0, 0, 0),
    "k25_직업": ("trainees", 119, 119, 0),  # of courses that the centre does not have
    "k28": ("seekers", 120, 0, 0),
    "k42": ("farm_requests", 20, 0, 9),  # one ends before it begins, eight contradict themselves
    "k43": ("employers", 2, 0, 0),
}
REFUSED = ("k03", "k06", "k18", "k25_기안서", "k30", "k31", "k33", "k36", "k38", "k40")


def _password(name: str) -> str | None:
    return "9999" if "암호9999" in name else None


def _sheet(beginning: str) -> Path:
    return next(p for p in shared("samples/sheets").iterdir() if p.name.startswith(beginning))


@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_is_understood_as_its_truth_says(desk: Desk, name: str) -> None:
    path = shared(f"samples/rosters/{name}")
    truth = json.loads(shared(f"samples/rosters/{name}.truth.json").read_text(encoding="utf-8"))
    plan = imports.plan(desk, path, password=_password(name))
    assert plan.kind.value == truth["kind"]
    assert plan.column_fields == truth["columns"]
    assert [row.row for row in plan.rejected] == truth["rejects"]
    assert plan.counts.new == truth["rows"]
    assert plan.inner_duplicates == truth["inner_duplicates"]
    assert conserved(plan.counts)
    before = dump(desk)
    result = imports.apply(desk, plan)
    assert result.new == len(stored(desk, plan.kind)) == truth["rows"]
    again = imports.plan(desk, path, password=_password(name))
    assert again.counts.unchanged == truth["rows"]
    history.undo(desk)
    assert dump(desk) == before


def test_all_rosters_together_make_one_centre(desk: Desk) -> None:
    for name in ROSTERS:
        path = shared(f"samples/rosters/{name}")
        result = imports.apply(desk, imports.plan(desk, path, password=_password(name)))
        assert conserved(result)
    for name in ROSTERS:
        path = shared(f"samples/rosters/{name}")
        again = imports.plan(desk, path, password=_password(name))
        assert again.counts.new == again.counts.updated == 0


@pytest.mark.parametrize("beginning", SHEETS)
def test_a_real_sheet_comes_in_with_every_row_accounted_for(desk: Desk, beginning: str) -> None:
    kind, read, rejected, asked = SHEETS[beginning]
    path = _sheet(beginning)
    plan = imports.plan(desk, path)
    assert plan.kind.value == kind
    assert plan.counts.read == len(plan.rows) == read
    assert plan.counts.rejected == rejected
    assert plan.counts.question == asked
    assert conserved(plan.counts)
    assert all(row.reason and row.row for row in (*plan.rejected, *plan.questions))
    result = imports.apply(desk, plan)
    assert conserved(result)
    assert result.new == len(stored(desk, KindId(kind), "status"))
    again = imports.plan(desk, path)
    assert again.counts.new == again.counts.updated == 0
    assert again.counts.unchanged == read - rejected - asked


@pytest.mark.parametrize("beginning", REFUSED)
def test_a_sheet_of_something_else_is_refused_with_a_sentence(desk: Desk, beginning: str) -> None:
    before = dump(desk)
    with pytest.raises(UserError, match="저장된 것은 없습니다"):
        imports.plan(desk, _sheet(beginning))
    assert dump(desk) == before


def test_the_employers_of_a_sheet_of_farms_are_farms(desk: Desk) -> None:
    imports.apply(desk, imports.plan(desk, _sheet("k42")))
    assert {row[0] for row in stored(desk, KindId.EMPLOYERS, "employer_type")} == {"농가"}


def test_a_large_sheet_comes_in_whole(desk: Desk) -> None:
    plan = imports.plan(desk, _sheet("k01"))
    done = imports.apply(desk, plan)
    assert done.new == plan.counts.new > 40_000


@pytest.mark.parametrize("kind", [None, *KindId][:4])
def test_hostile_and_broken_workbooks_end_in_a_plan_or_a_sentence(
    desk: Desk, kind: KindId | None
) -> None:
    before = dump(desk)
    for path in sorted(shared("samples/tricky").iterdir()):
        plan, sentence = None, ""
        try:
            plan = imports.plan(desk, path, kind=kind)
        except UserError as error:
            sentence = error.message
        if plan is None:
            assert sentence.endswith("."), path.name
        else:
            assert conserved(plan.counts), path.name
            assert all(r.reason for r in plan.rows if r.decision is Decision.REJECT), path.name
    assert dump(desk) == before
