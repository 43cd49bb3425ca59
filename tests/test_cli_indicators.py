"""`jobdesk indicator`: what can be counted, and what one of them comes to with its records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jobdesk.cli import main
from jobdesk.domain.indicators_ready import READY
from tests.cli_kit import Out, answer
from tests.cli_kit import built_practice as built_practice
from tests.cli_kit import practice as practice


def told(out: Out, *argv: str) -> Any:
    return answer(out, "indicator", *argv)


def test_every_indicator_is_listed_with_its_sentence(practice: Path, capsys: Out) -> None:
    listed = told(capsys, "list")
    ready, own = listed[: len(READY)], listed[len(READY) :]
    assert [each["id"] for each in ready] == [each.id for each in READY]
    heads = [each["id"].partition(":")[0] for each in own]
    assert list(dict.fromkeys(heads)) == ["own", "plan"], "the practice centre has both"
    assert all(each["rule"] and each["unit"] and each["name"] for each in listed)
    assert main(["indicator", "list"]) == 0
    assert "vacancy_ratio" in capsys.readouterr().out


def test_one_is_shown_with_target_rate_and_records(practice: Path, capsys: Out) -> None:
    answer(capsys, "target", "채용", "2026", "40명")
    shown = told(capsys, "show", "placements", "2026-05")
    whole = told(capsys, "show", "채용", "2026-H1")
    assert (shown["id"], shown["unit"], shown["span"]) == ("placements", "명", "2026-05")
    assert (shown["target"], shown["kind"]) == (40, "placements")
    assert shown["value"] == len(shown["ids"]) > 0
    assert set(shown["ids"]) < set(whole["ids"])
    # The target is of the year: the month's share of it beside what was reached since New Year.
    assert shown["rate"] == int(shown["value"] * 100 / 40 + 0.5)
    assert shown["so_far"] > shown["value"]
    assert whole["rate"] == whole["so_far_rate"] == int(whole["value"] * 100 / 40 + 0.5)


def test_a_rate_names_its_parts_with_their_records(practice: Path, capsys: Out) -> None:
    shown = told(capsys, "show", "구인배수", "2026-H1")
    above, below = shown["numerator"], shown["denominator"]
    assert (above["name"], below["name"]) == ("구인신청 인원", "구직신청")
    assert abs(shown["value"] - above["value"] / below["value"]) < 1e-9
    assert len(below["ids"]) == below["value"]
    assert shown["ids"] == []
    assert (shown["target"], shown["rate"]) == (None, None)
    assert main(["indicator", "show", "구인배수", "2026-H1"]) == 0
    said = capsys.readouterr().out
    assert "분자 구인신청 인원" in said


def test_what_is_no_indicator_or_lacks_its_span_is_refused(practice: Path, capsys: Out) -> None:
    assert main(["indicator", "show", "행복", "2026"]) == 1
    assert "모르는 지표" in capsys.readouterr().err
    assert main(["indicator", "show", "placements"]) == 1
    assert "기간" in capsys.readouterr().err
