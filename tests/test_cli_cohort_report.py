"""`jobdesk cohort report`: results of cohorts for scripts, on paper and in a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.services import access, centres
from tests.cli_kit import Out, answer
from tests.made_cohorts import GIMCHEON, GUNSAN, enter


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[int]]:
    """A practice centre with the cohorts of two centres; their ids."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    ids = {"gunsan": enter(desk, GUNSAN), "gimcheon": enter(desk, GIMCHEON)}
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return ids


def test_several_cohorts_are_told_with_every_record(
    made: dict[str, list[int]], capsys: Out
) -> None:
    told = answer(capsys, "cohort", "report", *map(str, made["gunsan"]))
    assert isinstance(told, dict)
    total = told["total"]
    assert [
        (total[name]["target"], total[name]["actual"]["value"])
        for name in ("trained", "completed", "certified", "hired")
    ] == [("180", 165), ("144", 128), ("14", 10), ("96", 88)]
    assert total["hire_rate"] == {"base": "수료", "value": 69}
    assert len(total["hired"]["actual"]["ids"]) == 88
    assert [one["id"] for one in told["cohorts"]] == made["gunsan"]
    assert told["cohorts"][5]["trained"]["rate"] is None
    assert told["files"] == []


def test_a_year_is_all_its_cohorts(made: dict[str, list[int]], capsys: Out) -> None:
    told = answer(capsys, "cohort", "report", "--year", "2022")
    assert isinstance(told, dict)
    assert len(told["cohorts"]) == 10
    nothing = answer(capsys, "cohort", "report", "--year", "2021")
    assert isinstance(nothing, dict)
    assert nothing["cohorts"] == []


def test_people_read_the_same_table(made: dict[str, list[int]], capsys: Out) -> None:
    assert main(["cohort", "report", *map(str, made["gimcheon"])]) == 0
    shown = capsys.readouterr().out
    (total,) = [line.split() for line in shown.splitlines() if line.startswith("합계")]
    assert total[1:9] == ["30", "33", "24", "25", "-", "0", "21", "21"]
    assert "교육 33명 (목표 30, 달성률 110%)" in shown
    assert "취업 21명 (목표 21, 달성률 100%) · 수료 대비 84%" in shown


def test_one_cohort_becomes_paper_and_workbook(
    made: dict[str, list[int]], tmp_path: Path, capsys: Out
) -> None:
    pdf, xlsx = tmp_path / "결과.pdf", tmp_path / "결과.xlsx"
    first = str(made["gimcheon"][0])
    told = answer(capsys, "cohort", "report", first, "--pdf", str(pdf), "--xlsx", str(xlsx))
    assert isinstance(told, dict)
    assert told["title"] == f"{GIMCHEON[0].title} 교육 결과 보고서"
    assert told["files"] == [str(pdf), str(xlsx)]
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.stat().st_size > 5_000
    desk = centres.open_centre(tmp_path / "centre")
    assert {row.purpose for row in access.listing(desk, 2)} == {told["title"]}
    centres.close(desk)


def test_what_is_asked_must_be_one_thing(made: dict[str, list[int]], capsys: Out) -> None:
    assert main(["cohort", "report", str(made["gunsan"][0]), "--year", "2022"]) == 1
    assert "함께 쓸 수 없습니다" in capsys.readouterr().err
    assert main(["cohort", "report", "999"]) == 1
    assert capsys.readouterr().err
