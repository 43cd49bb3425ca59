"""What is kept of a file taken in: the receipt, the digest, and what its cells said."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_kit import bring, people

from jobdesk.cli import main
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import centres, history, lists
from jobdesk.services.desk import Desk
from jobdesk.services.importing import originals, receipts
from jobdesk.services.imports import Counts
from tests.conftest import PASSWORD

ROWS = (
    ("강나래", "65.3.2", "010 7000 0001", "가람읍 1", "조리원", ""),
    ("오한결", "1975.02.30", "010-7000-0005", "", "경비", ""),
    ("한서준", "1990-01-09", "010-7000-0006", "", "사무보조", "주말 가능"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return people(tmp_path / "접수.xlsx", *ROWS)


def test_a_receipt_says_what_came_in_by_which_rules(desk: Desk, file: Path) -> None:
    result = bring(desk, file)
    (kept,) = receipts.listing(desk)
    assert kept.operation == result.change.operation
    assert (kept.file, kept.user, kept.kind) == ("접수.xlsx", desk.user, KindId.SEEKERS)
    assert kept.counts == Counts(3, 2, 0, 0, 0, 0, 1)
    assert ("성명", "이름") in kept.columns
    assert kept.rules[0] == "이미 등록된 기록은 새 값으로 바꾸기"
    (left,) = kept.left
    assert (left.where, left.title, left.fate) == ("3행", "오한결", "거절")
    assert "2월 30일" in left.reason
    assert receipts.of_operation(desk, result.change.operation) == kept


def test_the_same_file_is_known_by_its_bytes_until_it_is_taken_back(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    result = bring(desk, file)
    (kept,) = receipts.listing(desk)
    renamed = tmp_path / "다른 이름.xlsx"
    renamed.write_bytes(file.read_bytes())
    assert receipts.of_file(desk, kept.sha256) == kept
    again = bring(desk, renamed)
    assert again.change.operation == 0, "the same lines change nothing"
    assert receipts.listing(desk) == (kept,), "what wrote nothing leaves no receipt"
    history.undo(desk, result.change.operation)
    assert receipts.of_file(desk, kept.sha256) is None
    (kept,) = receipts.listing(desk)
    assert kept.undone, "the receipt stays, and says so"


def test_what_the_sheet_said_is_told_with_the_history(desk: Desk, file: Path) -> None:
    result = bring(desk, file)
    ids = {lists.title(desk, KindId.SEEKERS, r.id): r.id for r in result.change.refs
           if r.kind is KindId.SEEKERS}  # fmt: skip
    found = originals.of_record(desk, KindId.SEEKERS, ids["강나래"])
    assert found == {result.change.operation: (originals.Original("생년월일", "65.3.2"),)}, (
        "spaces in a phone are no difference"
    )
    (entry,) = history.record(desk, KindId.SEEKERS, ids["강나래"])
    assert entry.originals == (originals.Original("생년월일", "65.3.2"),)
    (entry,) = history.record(desk, KindId.SEEKERS, ids["한서준"])
    assert entry.originals == ()


def test_no_resident_number_is_kept_as_original(desk: Desk, tmp_path: Path) -> None:
    number = "900109-1234567"
    result = bring(desk, people(tmp_path / "a.xlsx", ("한서준", number, "010-7000-0006")))
    text = "".join(str(row) for row in desk.store.db.query("SELECT * FROM import_originals"))
    assert "234567" not in text
    assert result.new == 1


def test_a_receipt_on_paper(desk: Desk, file: Path) -> None:
    bring(desk, file)
    (kept,) = receipts.listing(desk)
    pages = receipts.pdf(desk, kept.id)
    assert pages.startswith(b"%PDF")
    with pytest.raises(UserError, match="99번"):
        receipts.pdf(desk, 99)


def test_the_command_lists_and_prints(
    desk: Desk,
    file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring(desk, file)
    folder = desk.folder
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    monkeypatch.setenv("JOBDESK_PASSWORD", PASSWORD)
    assert main(["imports"]) == 0
    out = capsys.readouterr().out
    assert "접수.xlsx" in out
    assert "1건" in out
    assert main(["imports", "1", "--pdf", str(tmp_path / "확인서.pdf")]) == 0
    out = capsys.readouterr().out
    assert "거절 1" in out
    assert "2월 30일" in out
    assert (tmp_path / "확인서.pdf").read_bytes().startswith(b"%PDF")
    assert main(["imports", "7"]) == 1
    assert main(["imports", "--pdf", str(tmp_path / "x.pdf")]) == 1
