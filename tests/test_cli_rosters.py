"""`jobdesk export` by a kept layout, on paper and under a password."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from jobdesk.cli import main
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rosters import Grouping, Layout
from jobdesk.exchange.reader import read
from jobdesk.services import centres, roster_layouts
from tests import casework

Out = pytest.CaptureFixture[str]
OPENS = "솔내면 감나무 셋"


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A practice centre of three people, one layout kept in it."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    for name, gender in (("김민지", "여"), ("박서준", "남"), ("이하늘", "여")):
        casework.seeker(desk, name, gender=gender, eup_myeon="가람읍")
    women = Filter(conditions=(Condition("gender", Op.IS, "여"),))
    layout = Layout(fields=("name", "gender"), filter=women, group=Grouping("eup_myeon"))
    roster_layouts.add(desk, KindId.SEEKERS, "여성 명부", layout)
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))


def answer(out: Out, *argv: str) -> object:
    """Run a command with ``--json`` and parse all of its standard output."""
    out.readouterr()
    assert main([*argv, "--json"]) == 0
    return json.loads(out.readouterr().out)


@pytest.mark.usefixtures("people")
def test_by_a_kept_layout_as_workbook_and_on_paper(tmp_path: Path, capsys: Out) -> None:
    book, paper = tmp_path / "명부.xlsx", tmp_path / "명부.pdf"
    for out in (book, paper):
        told = answer(capsys, "export", "seekers", str(out), "--layout", "여성명부")
        assert told == {"file": str(out), "kind": "seekers", "rows": 2}
    rows = read(book).sheets[0].rows
    assert sorted(str(row[1]) for row in rows[3:]) == ["가람읍 소계", "김민지", "이하늘", "합계"]
    assert paper.read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("people")
def test_under_a_password(tmp_path: Path, capsys: Out) -> None:
    book = tmp_path / "명부.xlsx"
    answer(capsys, "export", "seekers", str(book), "--password", OPENS)
    assert read(book, password=OPENS).sheets[0].rows[2][:2] == ["연번", "이름"]


@pytest.mark.usefixtures("people")
def test_into_a_workbook_of_ones_own(tmp_path: Path, capsys: Out) -> None:
    own, book = tmp_path / "양식.xlsx", tmp_path / "명부.xlsx"
    made = Workbook()
    assert made.active is not None
    for row in (["{센터명}"], ["성명"], ["{성명}"]):
        made.active.append(row)
    made.save(own)
    answer(capsys, "export", "seekers", str(book), "--template", str(own))
    rows = read(book).sheets[0].rows
    assert [row[0] for row in rows[:2]] == ["연습", "성명"]
    assert sorted(str(row[0]) for row in rows[2:]) == ["김민지", "박서준", "이하늘"]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--layout", "없는 것"], "있는 양식: ‘여성 명부’"),
        (["--password", "1234"], "8자 이상"),
    ],
)
def test_refusals_leave_no_file(tmp_path: Path, capsys: Out, asked: list[str], said: str) -> None:
    assert main(["export", "seekers", str(tmp_path / "x.xlsx"), *asked]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x.xlsx").exists()
