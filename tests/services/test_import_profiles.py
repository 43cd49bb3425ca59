"""What was chosen about a header once is applied when it comes again, and can be managed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from import_kit import PEOPLE, bring, stored, workbook

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, imports
from jobdesk.services.desk import Desk
from jobdesk.services.importing import profiles, receipts
from jobdesk.services.imports import DuplicateRule

HEAD = ("성명", "생년월일", "연락처", "비상망", "희망직종")
OCTOBER = (
    ("강나래", "1980-05-01", "010-7000-0001", "조용한 곳", "조리원"),
    ("한서준", "1990-01-09", "010-7000-0006", "", "사무보조"),
)


def sheet(path: Path, *rows: tuple[object, ...], head: tuple[str, ...] = HEAD) -> Path:
    return workbook(path, head, *rows)


def taught(desk: Desk, folder: Path) -> imports.ImportResult:
    path = sheet(folder / "2026년 10월 접수 명단.xlsx", *OCTOBER)
    return bring(desk, path, kind="seekers", columns={"비상망": "note"}, rule=DuplicateRule.FILL)


def test_the_choice_of_a_header_is_applied_next_month(desk: Desk, tmp_path: Path) -> None:
    taught(desk, tmp_path)
    (kept,) = profiles.listing(desk)
    assert kept.name == "접수 명단"
    assert (kept.kind, kept.used_on, kept.used_count) == (KindId.SEEKERS, date(2026, 11, 20), 1)
    assert kept.chosen == ("고른 열 1개", "빈칸만 채우기")
    order = (3, 1, 0, 4, 2)
    head = tuple(HEAD[at] for at in order)
    person = ("나새봄", "1971-02-03", "010-7000-0009", "밤에만", "경비")
    november = sheet(tmp_path / "11월.xlsx", tuple(person[at] for at in order), head=head)
    plan = imports.plan(desk, november, remembered=True)
    assert plan.choices.profile == kept.id
    assert plan.column_fields["비상망"] == "note"
    assert plan.choices.rule is DuplicateRule.FILL
    imports.apply(desk, plan)
    (kept,) = profiles.listing(desk)
    assert kept.used_count == 2
    assert "지난번 양식 ‘접수 명단’" in receipts.listing(desk)[0].rules
    assert stored(desk, KindId.SEEKERS, "name", "note")[-1] == ("나새봄", "비상망: 밤에만")


def test_without_the_profile_the_file_is_read_as_any_other(desk: Desk, tmp_path: Path) -> None:
    taught(desk, tmp_path)
    path = sheet(tmp_path / "11월.xlsx", ("나새봄", "1971-02-03", "", "밤에만", "경비"))
    plan = imports.plan(desk, path)
    assert plan.choices.profile == 0
    assert "비상망" not in plan.column_fields
    imports.apply(desk, plan)
    (kept,) = profiles.listing(desk)
    assert kept.used_count == 1, "what was not used stays as it was"


def test_another_header_is_not_taken_for_it(desk: Desk, tmp_path: Path) -> None:
    taught(desk, tmp_path)
    path = workbook(tmp_path / "b.xlsx", PEOPLE, ("나새봄", "1971-02-03", "", "", "경비", ""))
    assert imports.plan(desk, path, remembered=True).choices.profile == 0


def test_what_nobody_chose_is_no_profile(desk: Desk, tmp_path: Path) -> None:
    bring(desk, sheet(tmp_path / "a.xlsx", *OCTOBER))
    assert profiles.listing(desk) == ()


def test_one_undo_still_takes_the_import_back_first(desk: Desk, tmp_path: Path) -> None:
    result = taught(desk, tmp_path)
    found = history.next_undo(desk)
    assert found is not None
    assert found.id == result.change.operation
    history.undo(desk)
    assert stored(desk, KindId.SEEKERS, "name") == []
    assert len(profiles.listing(desk)) == 1, "what was chosen is good for the next try"
    redone = history.next_redo(desk)
    assert redone is not None
    assert redone.id == result.change.operation


def test_a_header_row_chosen_by_hand_is_kept(desk: Desk, tmp_path: Path) -> None:
    rows = (("이름", "연락처"), ("명단 이름", "명단 번호"), ("강나래", "010-7000-0001"))
    first = workbook(tmp_path / "a.xlsx", *rows)
    bring(
        desk, first, kind="seekers", sheet="Sheet1", header_rows=(2,),
        columns={"명단 이름": "name", "명단 번호": "phone"},
    )  # fmt: skip
    second = workbook(tmp_path / "b.xlsx", *rows[:2], ("한서준", "010-7000-0006"), title="12월")
    plan = imports.plan(desk, second, remembered=True)
    assert [row.title for row in plan.rows] == ["한서준"]
    assert plan.sheets[0].header_rows == (2,)


def test_a_profile_is_renamed_deleted_and_brought_back(desk: Desk, tmp_path: Path) -> None:
    taught(desk, tmp_path)
    (kept,) = profiles.listing(desk)
    profiles.rename(desk, kept.id, "읍사무소 양식")
    assert profiles.name_of(desk, kept.id) == "읍사무소 양식"
    with pytest.raises(UserError, match="양식 이름"):
        profiles.rename(desk, kept.id, " ")
    change = profiles.delete(desk, [kept.id])
    assert profiles.listing(desk) == ()
    assert profiles.name_of(desk, kept.id) == ""
    path = sheet(tmp_path / "11월.xlsx", *OCTOBER)
    assert imports.plan(desk, path, remembered=True).choices.profile == 0
    history.undo(desk, change.operation)
    assert [one.name for one in profiles.listing(desk)] == ["읍사무소 양식"]


def test_profiles_go_to_another_centre_in_a_file(
    desk: Desk, practice_desk: Desk, tmp_path: Path
) -> None:
    taught(desk, tmp_path)
    (kept,) = profiles.listing(desk)
    path = tmp_path / f"양식{profiles.ENDING}"
    assert profiles.export(desk, [kept.id], path) == 1
    assert "강나래" not in path.read_text(encoding="utf-8")
    profiles.bring(practice_desk, path)
    profiles.bring(practice_desk, path)
    (there,) = profiles.listing(practice_desk)
    assert (there.name, there.headers, there.chosen) == (kept.name, kept.headers, kept.chosen)
    plan = imports.plan(practice_desk, sheet(tmp_path / "c.xlsx", *OCTOBER), remembered=True)
    assert plan.column_fields["비상망"] == "note"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"format": "other", "profiles": [1]}',
        json.dumps({"format": "jobdesk-import-profiles", "profiles": [{"name": "x"}]}),
        json.dumps(
            {"format": "jobdesk-import-profiles",
             "profiles": [{"name": "x", "signature": ["가", "나"], "kind": "seekers",
                           "definition": {"rule": "EVIL"}}]}
        ),
    ],
)  # fmt: skip
def test_a_file_of_something_else_changes_nothing(desk: Desk, tmp_path: Path, body: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(UserError, match="양식 파일이 아닙니다"):
        profiles.bring(desk, path)
    with pytest.raises(UserError, match="읽지 못했습니다"):
        profiles.bring(desk, tmp_path / "없는 파일.json")
    assert profiles.listing(desk) == ()


@pytest.mark.parametrize(
    ("head", "words", "columns"),
    [
        ("성별", {"남": "없는 값"}, {}),
        ("거주구분", {"귀농": "없는 값"}, {"거주구분": "residence"}),
        ("진행상태", {"등록": "없는 값"}, {"진행상태": "status"}),
    ],
)
def test_a_meaning_that_a_field_does_not_have_is_as_if_never_given(
    desk: Desk, tmp_path: Path, head: str, words: dict[str, str], columns: dict[str, str]
) -> None:
    kept = {"values": {head: words}, "columns": columns}
    one = {"name": "접수", "signature": ["성명", "연락처", head], "kind": "seekers"}
    body = {"format": "jobdesk-import-profiles", "profiles": [{**one, "definition": kept}]}
    path = tmp_path / f"양식{profiles.ENDING}"
    path.write_text(json.dumps(body), encoding="utf-8")
    profiles.bring(desk, path)
    row = ("강나래", "010-7000-0001", next(iter(words)))
    file = sheet(tmp_path / "a.xlsx", row, head=("성명", "연락처", head))
    plan = imports.plan(desk, file, remembered=True)
    assert plan.choices.profile
    plain = imports.plan(desk, file, kind="seekers", columns=columns)
    assert [row.values for row in plan.rows] == [row.values for row in plain.rows]
