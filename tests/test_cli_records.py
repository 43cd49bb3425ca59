"""`jobdesk` takes records in, lists, exports and attaches, and tells and undoes their past."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jobdesk.cli import main
from jobdesk.domain.kinds import KINDS, LISTED, FieldType, KindId
from tests import paper_files
from tests.cli_kit import Out, answer
from tests.cli_kit import built_practice as built_practice
from tests.cli_kit import practice as practice
from tests.cli_kit import sheet as sheet


def test_import_and_undo(practice: Path, sheet: Path, capsys: Out) -> None:
    before = answer(capsys, "list", "seekers")
    dry = answer(capsys, "import", str(sheet), "--dry-run")
    assert isinstance(dry, dict)
    assert dry["operation"] is None
    assert answer(capsys, "list", "seekers") == before
    done = answer(capsys, "import", str(sheet), "--kind", "seekers")
    assert isinstance(done, dict)
    assert done["kind"] == "seekers"
    assert done["sheets"] == ["Sheet"]
    assert done["columns"] == {
        "성명": "name",
        "성별": "gender",
        "생년월일": "birth_date",
        "연락처": "phone",
        "주소": "address",
        "희망직종": "desired_job",
    }
    assert (done["read"], done["new"]) == (3, 2)
    (rejected,) = done["rejected"]
    assert set(rejected) == {"sheet", "row", "column", "reason"}
    assert (rejected["sheet"], rejected["row"]) == ("Sheet", 4)
    counted = sum(done[name] for name in ("new", "updated", "unchanged", "skipped", "question"))
    assert done["read"] == counted + len(done["rejected"])
    (found,) = answer(capsys, "list", "seekers", "--search", "도라온")  # type: ignore[misc]
    assert found["phone"] == "010-2000-0002"
    assert found["birth_date"] == "1975-11-20"
    undone = answer(capsys, "undo")
    assert isinstance(undone, dict)
    assert undone["undone"] == done["operation"]
    assert answer(capsys, "list", "seekers") == before


def test_import_of_no_sheet_is_1(practice: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["import", str(tmp_path / "none.xlsx"), "--json"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip()
    noise = tmp_path / "noise.xlsx"
    noise.write_bytes(os.urandom(4096))
    assert main(["import", str(noise), "--json"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_export_writes_a_roster(practice: Path, tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "명부.xlsx"
    told = answer(capsys, "export", "seekers", str(out), "--mask", "--purpose", "점검")
    assert told == {"file": str(out), "kind": "seekers", "rows": 100}
    sheet = load_workbook(out).active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("구직자" in cell for cell in cells)
    assert any("-****-" in cell for cell in cells)


@pytest.mark.parametrize("kind", LISTED)
def test_every_kind_is_listed_and_exported(
    practice: Path, kind: KindId, tmp_path: Path, capsys: Out
) -> None:
    records = answer(capsys, "list", kind.value)
    assert isinstance(records, list)
    assert records
    fields = [field for field in KINDS[kind].fields if not field.sensitive]
    expected = {"id"} | {field.id for field in fields}
    for record in records:
        assert expected <= set(record)
        assert not {field.id for field in KINDS[kind].fields if field.sensitive} & set(record)
        assert isinstance(record["id"], int)
        for field in fields:
            value = record[field.id]
            if field.type is FieldType.DATE and value is not None:
                assert date.fromisoformat(value).isoformat() == value
            if field.type is FieldType.LINK:
                assert isinstance(value, str)
            if field.type is FieldType.CHOICE and value:
                assert value in field.choices
    assert main(["list", kind.value]) == 0
    assert KINDS[kind].unit in capsys.readouterr().out
    out = tmp_path / "roster.xlsx"
    assert main(["export", kind.value, str(out)]) == 0
    assert out.stat().st_size > 0


def test_list_limits_and_searches(practice: Path, capsys: Out) -> None:
    everybody = answer(capsys, "list", "seekers")
    assert isinstance(everybody, list)
    assert answer(capsys, "list", "seekers", "--limit", "5") == everybody[:5]
    someone = everybody[0]
    found = answer(capsys, "list", "seekers", "--search", someone["name"])
    assert isinstance(found, list)
    assert someone in found
    assert len(found) < len(everybody)
    assert answer(capsys, "list", "seekers", "--search", "없는사람이름") == []


def test_history_of_a_record(practice: Path, sheet: Path, capsys: Out) -> None:
    answer(capsys, "import", str(sheet))
    (found,) = answer(capsys, "list", "seekers", "--search", "한가온")  # type: ignore[misc]
    entries = answer(capsys, "history", "seekers", str(found["id"]))
    assert isinstance(entries, list)
    first = entries[-1]
    assert set(first) == {"operation", "at", "user", "label", "fields", "originals"}
    assert {"field", "label", "before", "after"} == set(first["fields"][0])
    assert ("name", "한가온") in {(f["field"], f["after"]) for f in first["fields"]}
    assert main(["history", "seekers", "999999"]) == 1


def test_undo_with_nothing_done_is_1(tmp_path: Path, capsys: Out) -> None:
    folder = str(tmp_path / "new")
    assert main(["init", folder, "--name", "연습", "--practice"]) == 0
    assert main(["undo", "--centre", folder]) == 1
    assert "되돌릴" in capsys.readouterr().err


def test_a_photo_is_attached_by_word(practice: Path, tmp_path: Path, capsys: Out) -> None:
    photo = tmp_path / "자격증.jpg"
    photo.write_bytes(paper_files.photo())
    made = answer(capsys, "attach", "seekers", "1", str(photo), "--caption", "지게차 면허")
    assert isinstance(made, dict)
    assert (made["name"], made["media_type"], made["record"]) == ("자격증.jpg", "image/jpeg", 1)
    assert main(["attach", "seekers", "1", str(photo)]) == 1
    assert "이미" in capsys.readouterr().err
