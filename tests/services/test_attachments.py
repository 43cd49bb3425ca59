"""Papers kept with a record: they go and come with it, and leave nothing when destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from jobdesk.data import files_table
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    attachments,
    backups,
    checks,
    entries,
    history,
    merging,
    seekers,
    stored,
    timeline,
    trash,
)
from jobdesk.services.desk import Desk, Role
from tests import casework, paper_files
from tests.conftest import TODAY

S = KindId.SEEKERS


def files(desk: Desk) -> int:
    """How many different files lie in the store."""
    return int(desk.store.db.execute("SELECT count(*) FROM files").fetchone()[0])


def names(desk: Desk, id_: int, kind: KindId = S) -> list[str]:
    return [each.name for each in attachments.of(desk, kind, id_)]


@pytest.fixture
def person(desk: Desk) -> int:
    return casework.seeker(desk, "김민지")


def test_a_paper_is_attached_read_and_told(desk: Desk, person: int, tmp_path: Path) -> None:
    change = attachments.add(desk, S, person, paper_files.pdf(), "신청서.pdf", "구직신청서")
    assert change.label == "첨부: 김민지 – 신청서.pdf"
    (kept,) = attachments.of(desk, S, person)
    assert (kept.caption, kept.added_on, kept.counsellor) == ("구직신청서", TODAY, desk.user)
    assert attachments.read(desk, kept.id) == paper_files.pdf()
    attachments.export(desk, kept.id, tmp_path / "밖으로.pdf")
    assert (tmp_path / "밖으로.pdf").read_bytes() == paper_files.pdf()
    assert attachments.sheet(desk, kept.id) == paper_files.pdf()
    attachments.printed(desk, kept.id)
    noted = [(e.action, e.kind, e.ids, e.purpose) for e in access.listing(desk, 10)]
    for action, what in (("조회", "보기"), ("내보내기", "저장"), ("출력", "인쇄")):
        assert (action, "seekers", (person,), f"첨부 {what}: 신청서.pdf") in noted
    assert "첨부: 신청서.pdf" in [event.title for event in timeline.of(desk, S, person)]
    assert checks.check(desk).ok


def test_a_photo_has_a_small_picture_and_a_sheet(desk: Desk, person: int) -> None:
    photo = attachments.add(desk, S, person, paper_files.photo(), "면허.jpg").id
    small = paper_files.opened(attachments.thumbnail(desk, photo, 160))
    assert max(small.size) == 160
    paper = attachments.add(desk, S, person, paper_files.pdf(), "양식.pdf").id
    page = paper_files.opened(attachments.thumbnail(desk, paper, 200))
    assert 198 <= max(page.size) <= 202
    letter = attachments.add(desk, S, person, paper_files.document("word/a.xml"), "글.docx").id
    assert attachments.thumbnail(desk, letter, 160) == b""
    assert attachments.sheet(desk, photo).startswith(b"%PDF")
    with pytest.raises(UserError, match="미리 볼 수 없습니다"):
        attachments.sheet(desk, letter)


def test_several_are_one_step_and_twice_the_same_is_refused(desk: Desk, person: int) -> None:
    made = [attachments.prepare(paper_files.pdf(text=t), f"{t}.pdf") for t in ("a", "b")]
    attachments.add_papers(desk, S, person, made)
    attachments.add_papers(desk, S, person, [made[0], attachments.prepare(paper_files.pdf(3), "c")])
    assert sorted(names(desk, person)) == ["a.pdf", "b.pdf", "c.pdf"]
    with pytest.raises(UserError, match="이미"):
        attachments.add_papers(desk, S, person, made)
    other = casework.seeker(desk, "박정숙")
    attachments.add_papers(desk, S, other, made)
    assert files(desk) == 3
    history.undo(desk)
    assert names(desk, other) == []


def test_undo_takes_it_off_and_redo_puts_it_back(desk: Desk, person: int) -> None:
    attachments.add(desk, S, person, paper_files.photo(), "면허.jpg")
    before = attachments.read(desk, attachments.of(desk, S, person)[0].id)
    history.undo(desk)
    assert names(desk, person) == []
    history.redo(desk)
    assert attachments.read(desk, attachments.of(desk, S, person)[0].id) == before
    id_ = attachments.of(desk, S, person)[0].id
    attachments.edit(desk, id_, name="지게차 면허", caption=" 앞면 ")
    assert (names(desk, person), attachments.get(desk, id_).caption) == (
        ["지게차 면허.jpg"],
        "앞면",
    )
    with pytest.raises(UserError, match="이름"):
        attachments.edit(desk, id_, name=" ")
    attachments.trash(desk, [id_])
    assert names(desk, person) == []
    history.undo(desk)
    history.undo(desk)
    assert names(desk, person) == ["면허.jpg"]


def test_a_record_with_papers_is_not_undone_from_under_them(desk: Desk, person: int) -> None:
    registering = history.recent(desk, 1)[0].id
    attachments.add(desk, S, person, paper_files.pdf(), "신청서.pdf")
    with pytest.raises(UserError, match=r"신청서\.pdf"):
        history.undo(desk, registering)
    assert stored.seeker(desk, person).trashed_on is None


def test_papers_go_and_come_back_with_their_record(desk: Desk, person: int) -> None:
    gone = attachments.add(desk, S, person, paper_files.pdf(1), "옛것.pdf").id
    attachments.add(desk, S, person, paper_files.pdf(2), "신청서.pdf")
    attachments.trash(desk, [gone])
    seekers.trash(desk, [person])
    assert names(desk, person) == []
    assert [t.title for t in trash.listing(desk)] == ["김민지"]
    assert trash.count(desk) == 1
    with pytest.raises(UserError, match="휴지통에 있어"):
        attachments.untrash(desk, [gone])
    with pytest.raises(UserError, match="휴지통에 있어"):
        attachments.add(desk, S, person, paper_files.pdf(3), "늦음.pdf")
    seekers.untrash(desk, [person])
    assert names(desk, person) == ["신청서.pdf"]
    seekers.trash(desk, [person])
    history.undo(desk)
    assert names(desk, person) == ["신청서.pdf"]


def test_the_trash_lists_papers_and_destroys_them_for_good(desk: Desk, person: int) -> None:
    id_ = attachments.add(desk, S, person, paper_files.photo(), "면허.jpg", "지게차").id
    other = casework.seeker(desk, "박정숙")
    twin = attachments.add(desk, S, other, paper_files.photo(), "같은것.jpg").id
    attachments.trash(desk, [id_])
    (lying,) = trash.listing(desk)
    assert (lying.title, lying.detail, lying.kind_label) == (
        "면허.jpg",
        "김민지 (구직자) · 지게차",
        "첨부",
    )
    trash.untrash(desk, [lying.ref])
    assert names(desk, person) == ["면허.jpg"]
    with pytest.raises(UserError, match="휴지통에 있는"):
        attachments.purge(desk, [id_])
    attachments.trash(desk, [id_])
    with pytest.raises(UserError, match="관리자"):
        attachments.purge(replace(desk, role=Role.COUNSELLOR), [id_])
    attachments.purge(desk, [id_])
    assert (files(desk), trash.listing(desk)) == (1, ())
    assert attachments.read(desk, twin)
    attachments.trash(desk, [twin])
    attachments.purge(desk, [twin])
    assert files(desk) == 0
    noted = [(e.action, e.ids, e.purpose) for e in access.listing(desk, 9)]
    assert ("삭제", (other,), "첨부 완전히 지움: 같은것.jpg") in noted
    assert checks.check(desk).ok
    trashing = next(o for o in history.recent(desk) if o.label == "첨부 휴지통: 같은것.jpg")
    with pytest.raises(UserError, match="지워졌습니다"):
        history.undo(desk, trashing.id)
    with pytest.raises(UserError, match="되돌릴 수 없습니다"):
        history.undo(desk, history.recent(desk, 1)[0].id)


def test_a_redo_whose_bytes_were_destroyed_is_refused(desk: Desk, person: int) -> None:
    other = casework.seeker(desk, "박정숙")
    attachments.add(desk, S, other, paper_files.pdf(), "같은것.pdf")
    attachments.trash(desk, [attachments.of(desk, S, other)[0].id])
    attachments.add(desk, S, person, paper_files.pdf(), "신청서.pdf")
    history.undo(desk)
    (lying,) = trash.listing(desk)
    desk.store.user, mine = "다른이", desk.store.user
    attachments.purge(desk, [lying.ref.id])
    desk.store.user = mine
    with pytest.raises(UserError, match="지워졌습니다"):
        history.redo(desk)


def test_what_was_undone_long_ago_leaves_no_bytes(desk: Desk, person: int) -> None:
    attachments.add(desk, S, person, paper_files.pdf(1), "잘못.pdf")
    history.undo(desk)
    attachments.add(desk, S, person, paper_files.pdf(2), "a.pdf")
    assert files(desk) == 2
    later = datetime.combine(TODAY + timedelta(days=31), datetime.min.time())
    desk.store.now = lambda: later
    attachments.add(desk, S, person, paper_files.pdf(3), "b.pdf")
    assert files(desk) == 2
    assert files_table.forsaken(desk.store, date.min) == []


def test_a_merge_carries_them_and_undo_parts_them(desk: Desk, person: int) -> None:
    other = casework.seeker(desk, "김민지")
    attachments.add(desk, S, person, paper_files.pdf(1), "하나.pdf")
    attachments.add(desk, S, other, paper_files.pdf(2), "둘.pdf")
    merging.merge(desk, S, person, other)
    assert sorted(names(desk, person)) == ["둘.pdf", "하나.pdf"]
    history.undo(desk)
    assert (names(desk, person), names(desk, other)) == (["하나.pdf"], ["둘.pdf"])
    (two,) = attachments.of(desk, S, other)
    assert attachments.read(desk, two.id) == paper_files.pdf(2)


def test_a_backup_holds_them(desk: Desk, person: int, tmp_path: Path) -> None:
    attachments.add(desk, S, person, paper_files.pdf(), "신청서.pdf")
    made = backups.make(desk, backups.Reason.ASKED)
    from jobdesk.data import engine

    copy = engine.connect(made.path, desk.store.key, read_only=True)
    (held,) = copy.execute("SELECT bytes FROM files").fetchone()
    copy.close()
    assert bytes(held) == paper_files.pdf()


def test_bytes_that_changed_are_not_handed_out(desk: Desk, person: int) -> None:
    id_ = attachments.add(desk, S, person, paper_files.pdf(), "신청서.pdf").id
    with desk.store.operation("손댐"):
        desk.store.db.execute("UPDATE files SET bytes = ?", [b"%PDF-other"])
    with pytest.raises(UserError, match="내용이 붙일 때와 달라"):
        attachments.read(desk, id_)


def test_not_every_record_takes_files(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="파일을 붙일 수 없습니다"):
        attachments.add(desk, KindId.PHRASES, 1, paper_files.pdf(), "a.pdf")
    with pytest.raises(UserError, match="읽지 못했습니다"):
        attachments.load(tmp_path)
    large = tmp_path / "큰.pdf"
    large.write_bytes(b"%PDF-" + b"0" * attachments.MAX_BYTES)
    with pytest.raises(UserError, match="20MB"):
        attachments.load(large)
    blank = entries.blank(desk, KindId.MEETINGS, title="분기 간담회")
    meeting = entries.add(desk, blank).id
    attachments.add(desk, KindId.MEETINGS, meeting, paper_files.photo(), "현장.jpg")
    entries.trash(desk, KindId.MEETINGS, [meeting])
    assert names(desk, meeting, KindId.MEETINGS) == []
    history.undo(desk)
    assert names(desk, meeting, KindId.MEETINGS) == ["현장.jpg"]
