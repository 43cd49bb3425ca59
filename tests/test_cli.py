"""The `jobdesk` command on a real store: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jobdesk import __version__
from jobdesk.cli import main
from jobdesk.domain.kinds import KINDS, LISTED, FieldType, KindId
from jobdesk.services import centres
from tests import paper_files

HEAVY = ("PySide6", "openpyxl", "reportlab", "lxml", "python_calamine", "pypdfium2")
PEOPLE = (
    ("성명", "성별", "생년월일", "연락처", "주소", "희망직종"),
    ("한가온", "여", "1968-03-02", "010-2000-0001", "한빛군 가람읍", "과수 재배"),
    ("도라온", "남", "1975.11.20", 1020000002, "한빛군 솔내면", "경비"),
    ("", "", "", "010-2000-0003", "한빛군", "청소"),
)

Out = pytest.CaptureFixture[str]


@pytest.fixture(scope="session")
def built_practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "centre"
    assert main(["demo", str(folder), "--seekers", "60", "--until", "2026-06"]) == 0
    return folder


@pytest.fixture
def practice(built_practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A practice centre of one's own, named by the environment."""
    folder = tmp_path / "centre"
    shutil.copytree(built_practice, folder)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    monkeypatch.delenv("JOBDESK_PASSWORD", raising=False)
    return folder


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in PEOPLE:
        book.active.append(row)
    path = tmp_path / "명단.xlsx"
    book.save(path)
    return path


def answer(out: Out, *argv: str) -> object:
    """Run a command with ``--json`` and parse all of its standard output."""
    out.readouterr()
    code = main([*argv, "--json"])
    captured = out.readouterr()
    assert code == 0, captured.err
    return json.loads(captured.out)


def run(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, as a script would run it."""
    return subprocess.run(
        [sys.executable, "-m", "jobdesk", *argv],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )


# Usage


def test_version_and_help_are_korean(capsys: Out) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"jobdesk {__version__}\n"
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "사용법" in shown
    assert "usage" not in shown
    assert "show this" not in shown


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["sing"], "쓸 수 없는 값"),
        (["list"], "빠진 값"),
        (["list", "people"], "쓸 수 없는 값"),
        (["list", "seekers", "--limit", "-1"], "정수"),
        (["list", "seekers", "--limit", "많이"], "정수"),
        (["list", "seekers", "--colour"], "알 수 없는"),
        (["report", "monthly", "2026-13", "a.pdf"], "YYYY-MM"),
        (["report", "monthly", "2026-12", "a.hwp"], ".pdf"),
        (["report", "monthly", "2026-12", "a.pdf", "--as-of", "20261231"], "날짜"),
        (["export", "seekers", "a.csv"], ".xlsx"),
        (["target", "placements", "26", "100"], "연도"),
        (["demo", "x", "--until", "2026"], "YYYY-MM"),
    ],
)
def test_wrong_usage_is_2_and_says_what_in_korean(argv: list[str], said: str, capsys: Out) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


def test_a_missing_centre_is_1_and_a_sentence(tmp_path: Path, capsys: Out) -> None:
    assert main(["list", "seekers", "--json", "--centre", str(tmp_path / "none")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip().endswith(".")
    assert "Traceback" not in captured.err


# Centres


def test_init_with_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setenv("JOBDESK_PASSWORD", "가람-1234!")
    folder = tmp_path / "new"
    made = answer(capsys, "init", str(folder), "--name", "한빛군 일자리지원센터")
    assert isinstance(made, dict)
    assert made["name"] == "한빛군 일자리지원센터"
    assert not made["practice"]
    assert len(made["recovery_key"]) > 20
    assert answer(capsys, "list", "seekers", "--centre", str(folder)) == []
    monkeypatch.setenv("JOBDESK_PASSWORD", made["recovery_key"])
    assert answer(capsys, "--centre", str(folder), "list", "seekers") == []
    monkeypatch.setenv("JOBDESK_PASSWORD", "틀린 비밀번호")
    assert main(["list", "seekers", "--centre", str(folder)]) == 1
    assert "비밀번호" in capsys.readouterr().err


def test_init_without_anybody_to_ask_makes_the_recovery_slot_alone(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "JOBDESK_PASSWORD"}
    folder = tmp_path / "new"
    done = subprocess.run(
        [sys.executable, "-m", "jobdesk", "init", str(folder), "--name", "센터", "--json"],
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "복구 열쇠" in done.stderr
    key = json.loads(done.stdout)["recovery_key"]
    assert centres.describe(folder).staff == ()
    refused = run("list", "seekers", "--centre", str(folder))
    assert refused.returncode == 1
    assert "JOBDESK_PASSWORD" in refused.stderr
    opened = run("list", "seekers", "--json", "--centre", str(folder), JOBDESK_PASSWORD=key)
    assert json.loads(opened.stdout) == []


def test_init_asks_a_person_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    from jobdesk.commands import centre

    typed = ["가람-1234!", "가람-1235!", "가람-1234!", "가람-1234!"]
    monkeypatch.setattr(centre, "at_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: typed.pop(0))
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--name", "센터"]) == 1
    assert "다릅니다" in capsys.readouterr().err
    assert not centres.describe(folder).exists
    assert main(["init", str(folder), "--name", "센터"]) == 0
    assert "복구 열쇠: " in capsys.readouterr().out
    assert typed == []
    monkeypatch.setattr("jobdesk.commands.desks.at_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "가람-1234!")
    assert main(["list", "seekers", "--centre", str(folder)]) == 0


def test_init_refuses_a_folder_that_holds_a_centre(practice: Path, capsys: Out) -> None:
    assert main(["init", str(practice), "--name", "또", "--practice"]) == 1
    assert capsys.readouterr().err
    assert len(answer(capsys, "list", "seekers")) == 60  # type: ignore[arg-type]


def test_init_practice_needs_no_password(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "new"
    made = answer(capsys, "init", str(folder), "--name", "연습", "--practice")
    assert isinstance(made, dict)
    assert made["practice"]
    assert made["recovery_key"] is None
    assert answer(capsys, "list", "seekers", "--centre", str(folder)) == []


def test_demo_refuses_a_folder_that_holds_a_centre(practice: Path, capsys: Out) -> None:
    assert main(["demo", str(practice)]) == 1
    assert "이미" in capsys.readouterr().err


def test_demo_is_the_same_for_the_same_seed(tmp_path: Path, capsys: Out) -> None:
    people = []
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        folder = str(tmp_path / name)
        answer(capsys, "demo", folder, "--seekers", "20", "--seed", seed, "--until", "2026-03")
        people.append(answer(capsys, "list", "seekers", "--centre", folder))
    assert people[0] == people[1]
    assert people[0] != people[2]


def test_check_names_each_item(practice: Path, capsys: Out) -> None:
    report = answer(capsys, "check")
    assert isinstance(report, dict)
    assert report["ok"] is True
    assert len(report["items"]) >= 4
    assert all(set(item) == {"name", "label", "ok", "detail"} for item in report["items"])


def test_check_of_a_damaged_store_is_1(practice: Path, capsys: Out) -> None:
    database = max(practice.glob("*.db"), key=lambda path: path.stat().st_size)
    raw = bytearray(database.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    database.write_bytes(raw)
    assert main(["check"]) == 1
    captured = capsys.readouterr()
    assert captured.err
    assert "Traceback" not in captured.err


def test_backup_and_restore(practice: Path, sheet: Path, tmp_path: Path, capsys: Out) -> None:
    elsewhere = tmp_path / "usb"
    elsewhere.mkdir()
    before = answer(capsys, "list", "seekers")
    made = answer(capsys, "backup", str(elsewhere))
    assert isinstance(made, dict)
    assert made["verified"] is True
    assert Path(made["file"]).parent == elsewhere
    assert Path(made["file"]).stat().st_size == made["size"] > 0
    assert main(["import", str(sheet)]) == 0
    assert answer(capsys, "list", "seekers") != before
    restored = answer(capsys, "restore", made["file"])
    assert isinstance(restored, dict)
    assert Path(restored["replaced"]).exists()
    assert answer(capsys, "list", "seekers") == before


def test_restore_of_something_else_changes_nothing(
    practice: Path, sheet: Path, capsys: Out
) -> None:
    before = answer(capsys, "list", "seekers")
    assert main(["restore", str(sheet)]) == 1
    assert capsys.readouterr().err
    assert answer(capsys, "list", "seekers") == before


# Sheets


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
    assert told == {"file": str(out), "kind": "seekers", "rows": 60}
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


# Figures


def test_target_and_report(practice: Path, tmp_path: Path, capsys: Out) -> None:
    told = answer(capsys, "target", "placements", "2026", "321", "--reason", "추경")
    assert isinstance(told, dict)
    assert told["operation"] > 0
    figures = tmp_path / "report.json"
    as_of = date.today().isoformat()
    told = answer(capsys, "report", "monthly", "2026-05", str(figures), "--as-of", as_of)
    assert told == {"file": str(figures), "month": "2026-05", "as_of": as_of}
    assert "321" in figures.read_text(encoding="utf-8")
    json.loads(figures.read_text(encoding="utf-8"))
    for name, start in (("report.pdf", b"%PDF-"), ("report.xlsx", b"PK")):
        assert main(["report", "monthly", "2026-05", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_report_into_no_folder_is_1(practice: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["report", "monthly", "2026-05", str(tmp_path / "no" / "report.pdf")]) == 1
    assert "자료는 그대로" in capsys.readouterr().err


def test_target_of_an_unknown_indicator_is_1(practice: Path, capsys: Out) -> None:
    assert main(["target", "행복", "2026", "100"]) == 1
    assert capsys.readouterr().err


# The past


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


# Beside the window, and as a process


def test_while_the_window_holds_the_centre(practice: Path, sheet: Path) -> None:
    desk = centres.open_centre(practice)
    try:
        assert len(json.loads(run("list", "seekers", "--json").stdout)) == 60
        refused = [run("import", str(sheet)), run("undo"), run("restore", str(sheet))]
    finally:
        centres.close(desk)
    for done in refused:
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.strip().endswith(".")
        assert "Traceback" not in done.stderr


def test_a_reader_that_has_had_enough_is_no_error(practice: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "jobdesk", "list", "seekers", "--json"],
        stdout=write,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_130_and_a_sentence(
    practice: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    from jobdesk.services import lists

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(lists, "find", stopped)
    assert main(["list", "seekers"]) == 130
    assert "중단" in capsys.readouterr().err


def test_korean_reaches_a_pipe_whatever_the_locale(practice: Path) -> None:
    done = run("list", "seekers", "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert done.returncode == 0, done.stderr
    assert all("가" <= person["name"][0] <= "힣" for person in json.loads(done.stdout))


def test_list_starts_without_the_heavy_libraries(practice: Path) -> None:
    code = (
        "import sys; from jobdesk.cli import main; main(['list', 'seekers', '--json']);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout)
    assert set(HEAVY) & set(done.stderr.split()) == set()


def test_selftest_walks_every_page(tmp_path: Path) -> None:
    done = run("selftest", "--json", JOBDESK_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["pages"]) >= 5


def test_a_bug_is_70_and_lands_in_the_log(
    practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    from jobdesk.services import lists

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setenv("JOBDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(lists, "find", broken)
    assert main(["list", "seekers"]) == 70
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "jobdesk.log" in captured.err
    assert "ZeroDivisionError" in (tmp_path / "home/logs/jobdesk.log").read_text(encoding="utf-8")


def test_a_photo_is_attached_by_word(practice: Path, tmp_path: Path, capsys: Out) -> None:
    photo = tmp_path / "자격증.jpg"
    photo.write_bytes(paper_files.photo())
    made = answer(capsys, "attach", "seekers", "1", str(photo), "--caption", "지게차 면허")
    assert isinstance(made, dict)
    assert (made["name"], made["media_type"], made["record"]) == ("자격증.jpg", "image/jpeg", 1)
    assert main(["attach", "seekers", "1", str(photo)]) == 1
    assert "이미" in capsys.readouterr().err
