"""Undo, redo and the history of a record, from the journal alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records, settings
from jobdesk.data.record_types import TYPES
from jobdesk.domain.casework import Referral
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import centres, history
from jobdesk.services import settings as service
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, today

S = KindId.SEEKERS


def add(desk: Desk, record: records.Record, label: str = "구직자 등록") -> int:
    with desk.store.operation(label):
        return records.insert(desk.store, record)


def edit(desk: Desk, id_: int, label: str = "구직자 수정", **changes: object) -> Change:
    with desk.store.operation(label) as operation:
        old = records.get(desk.store, S, id_)
        records.update(desk.store, replace(old, **changes))
        return operation.change(Ref(S, id_))


def content(desk: Desk) -> dict[str, list[object]]:
    """Every record as somebody typed it, without revisions and times."""
    return {
        kind: [
            replace(record, revision=0)
            for record in records.get_many(
                desk.store,
                kind,
                [i for (i,) in desk.store.db.execute(f"SELECT id FROM {kind} ORDER BY id")],
            )
        ]
        for kind in TYPES
    }


def test_undo_and_redo_of_an_edit_go_up_in_revision(desk: Desk) -> None:
    id_ = add(desk, Seeker(name="김민지", phone="010-1111-2222"))
    edit(desk, id_, phone="010-3333-4444")
    change = history.undo(desk)
    assert change.label == "되돌리기: 구직자 수정"
    assert change.id == id_
    assert records.get(desk.store, S, id_) == Seeker(
        id=id_, revision=3, name="김민지", phone="010-1111-2222"
    )
    history.redo(desk)
    again = records.get(desk.store, S, id_)
    assert (again.phone, again.revision) == ("010-3333-4444", 4)
    keys = desk.store.db.execute("SELECT phone_digits FROM seekers").fetchone()
    assert keys == ("01033334444",)


def test_undo_of_a_registration_removes_it_and_redo_brings_the_same_id_back(desk: Desk) -> None:
    id_ = add(desk, Seeker(name="김민지"))
    history.undo(desk)
    with pytest.raises(UserError, match="찾을 수 없습니다"):
        records.get(desk.store, S, id_)
    history.redo(desk)
    assert records.get(desk.store, S, id_).name == "김민지"
    assert records.get(desk.store, S, id_).revision > 1
    history.undo(desk)
    assert content(desk)[S] == []
    assert add(desk, Seeker(name="박서준")) > id_  # an id is never used twice


def test_undo_survives_a_restart(desk: Desk) -> None:
    id_ = add(desk, Seeker(name="김민지"))
    edit(desk, id_, note="메모")
    desk.store.close()
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    waiting = history.next_undo(again)
    assert waiting is not None
    assert waiting.label == "구직자 수정"
    history.undo(again)
    assert records.get(again.store, S, id_).note == ""
    redo = history.next_redo(again)
    assert redo is not None
    assert redo.label == "구직자 수정"
    again.store.close()


def test_several_undos_walk_back_and_redo_forward(desk: Desk) -> None:
    id_ = add(desk, Seeker(name="김민지"))
    for note in ("하나", "둘", "셋"):
        edit(desk, id_, note=note)
    seen = []
    for _ in range(3):
        history.undo(desk)
        seen.append(records.get(desk.store, S, id_).note)
    assert seen == ["둘", "하나", ""]
    for _ in range(3):
        history.redo(desk)
    assert records.get(desk.store, S, id_).note == "셋"
    assert history.next_redo(desk) is None
    history.undo(desk)
    edit(desk, id_, note="다른 길")
    assert history.next_redo(desk) is None
    with pytest.raises(UserError, match="다시 실행할 작업이 없습니다"):
        history.redo(desk)


def test_undo_names_what_was_changed_since_and_changes_nothing(desk: Desk) -> None:
    id_ = add(desk, Seeker(name="김민지"))
    first = edit(desk, id_, phone="010-1111-2222")
    edit(desk, id_, phone="010-3333-4444", note="두 번째")
    before = content(desk)
    (conflict,) = history.undo_conflicts(desk, first.operation)
    assert (conflict.title, conflict.fields) == ("김민지", ("연락처", "비고"))
    with pytest.raises(UserError, match="‘김민지’: 연락처, 비고 항목이 그 뒤에 바뀌었습니다"):
        history.undo(desk, first.operation)
    assert content(desk) == before
    assert len(history.recent(desk)) == 4  # the centre, the registration and two edits


def test_an_unrelated_later_edit_elsewhere_does_not_hinder(desk: Desk) -> None:
    one, two = add(desk, Seeker(name="김민지")), add(desk, Seeker(name="박서준"))
    first = edit(desk, one, note="메모")
    edit(desk, two, note="다른 사람")
    history.undo(desk, first.operation)
    assert records.get(desk.store, S, one).note == ""
    assert records.get(desk.store, S, two).note == "다른 사람"
    with pytest.raises(UserError, match="이미 되돌렸습니다"):
        history.undo(desk, first.operation)


def test_a_registration_something_hangs_on_stays(desk: Desk) -> None:
    with desk.store.operation("구직자 등록") as operation:
        seeker = records.insert(desk.store, Seeker(name="김민지"))
    employer = add(desk, Employer(name="솔내농장"), "구인업체 등록")
    vacancy = add(desk, Vacancy(employer_id=employer, job="사과 수확"), "구인 등록")
    add(
        desk,
        Referral(seeker_id=seeker, vacancy_id=vacancy, referred_on=date(2026, 11, 1)),
        "알선",
    )
    with pytest.raises(UserError, match="알선 ‘김민지’ 기록이 연결되어 있습니다"):
        history.undo(desk, operation.id)
    history.undo(desk)  # the referral
    history.undo(desk, operation.id)
    assert content(desk)[S] == []


def test_a_link_to_somebody_who_is_gone_is_not_brought_back(desk: Desk) -> None:
    employer = add(desk, Employer(name="솔내농장"), "구인업체 등록")
    vacancy = add(desk, Vacancy(employer_id=employer, job="사과 수확"), "구인 등록")
    with desk.store.operation("정리"):
        desk.store.db.execute("DELETE FROM vacancies WHERE id = ?", [vacancy])
    with desk.store.operation("정리"):
        desk.store.db.execute("DELETE FROM employers WHERE id = ?", [employer])
    removal = history.recent(desk)[1]
    with pytest.raises(UserError, match="구인업체 ‘솔내농장’: 그 뒤에 지워졌습니다"):
        history.undo(desk, removal.id)
    history.undo(desk)
    history.undo(desk, removal.id)
    assert records.get(desk.store, KindId.VACANCIES, vacancy).employer_id == employer


def test_an_operation_over_several_kinds_goes_back_whole(desk: Desk) -> None:
    before = content(desk)
    with desk.store.operation("가져오기", kind="import") as operation:
        employer = records.insert(desk.store, Employer(name="솔내농장"))
        vacancy = records.insert(desk.store, Vacancy(employer_id=employer, job="포장"))
        seeker = records.insert(desk.store, Seeker(name="김민지"))
        records.update(desk.store, replace(records.get(desk.store, S, seeker), note="메모"))
        change = operation.change(Ref(S, seeker))
    assert [ref.kind for ref in change.refs] == [S, KindId.EMPLOYERS, KindId.VACANCIES]
    history.undo(desk)
    assert content(desk) == before
    history.redo(desk)
    assert records.get(desk.store, KindId.VACANCIES, vacancy).employer_id == employer
    assert records.get(desk.store, S, seeker).note == "메모"


def test_only_ones_own_operations_are_next(desk: Desk) -> None:
    id_ = add(desk, Seeker(name="김민지"))
    desk.store.user = "이상담"
    assert history.next_undo(desk) is None
    with pytest.raises(UserError, match="되돌릴 작업이 없습니다"):
        history.undo(desk)
    edit(desk, id_, note="메모")
    waiting = history.next_undo(desk)
    assert waiting is not None
    assert (waiting.user, waiting.rows, waiting.undone) == ("이상담", 1, False)


def test_a_setting_changed_since_is_named_like_any_record(desk: Desk) -> None:
    for phone in ("061-123-4567", "061-765-4321"):
        service.save(desk, replace(service.get(desk), phone=phone))
    first = history.recent(desk)[1].id
    (conflict,) = history.undo_conflicts(desk, first)
    assert (conflict.kind, conflict.fields) == (KindId.SETTINGS, ("값",))
    with pytest.raises(UserError, match="센터 설정 ‘센터 설정’: 값 항목이 그 뒤에 바뀌었습니다"):
        history.undo(desk, first)
    changed = history.record(desk, KindId.SETTINGS, conflict.id)[0]
    shown = [(f.label, f.before, f.after) for f in changed.fields]
    assert shown == [("값", '"061-123-4567"', '"061-765-4321"')]
    history.undo(desk)
    assert service.get(desk).phone == "061-123-4567"


def test_a_setting_set_anew_is_not_set_twice(desk: Desk) -> None:
    with desk.store.operation("센터 설정"):
        settings.write(desk.store, {"letterhead": "한빛군"})
    history.undo(desk)
    desk.store.user = "이상담"
    with desk.store.operation("센터 설정"):
        settings.write(desk.store, {"letterhead": "한빛군수"})
    desk.store.user = "관리자"
    with pytest.raises(UserError, match="센터 설정 ‘센터 설정’: 값 항목이 그 뒤에 바뀌었습니다"):
        history.redo(desk)
    assert settings.read(desk.store)["letterhead"] == "한빛군수"


def test_making_the_centre_is_not_undone(desk: Desk) -> None:
    assert history.next_undo(desk) is None
    (made,) = history.recent(desk)
    with pytest.raises(UserError, match="되돌릴 수 없습니다"):
        history.undo(desk, made.id)


def test_history_shows_fields_as_they_are_printed(desk: Desk) -> None:
    id_ = add(desk, Seeker(name="김민지", priority_groups=("청년", "장애인")))
    edit(desk, id_, birth_date=date(1990, 5, 6), birth_year=1990, note="메모")
    with desk.store.operation("휴지통"):
        records.trash(desk.store, S, [id_])
    trashed, edited, added = history.record(desk, S, id_)
    assert [(f.label, f.before, f.after) for f in trashed.fields] == [("휴지통", "", "2026-11-20")]
    assert [(f.field_id, f.label, f.before, f.after) for f in edited.fields] == [
        ("birth_date", "생년월일", "", "1990-05-06"),
        ("birth_year", "출생연도", "", "1990"),
        ("note", "비고", "", "메모"),
    ]
    assert (edited.user, edited.label, edited.at.date()) == ("관리자", "구직자 수정", today())
    shown = {f.label: f.after for f in added.fields}
    assert shown["이름"] == "김민지"
    assert shown["취업취약계층"] == "청년, 장애인"


def test_history_names_linked_records_also_deleted_ones(desk: Desk) -> None:
    one = add(desk, Employer(name="솔내농장"), "구인업체 등록")
    two = add(desk, Employer(name="가람식품"), "구인업체 등록")
    vacancy = add(desk, Vacancy(employer_id=one, job="포장", openings=2), "구인 등록")
    with desk.store.operation("구인 수정"):
        old = records.get(desk.store, KindId.VACANCIES, vacancy)
        records.update(desk.store, replace(old, employer_id=two, openings=3))
    with desk.store.operation("정리"):
        desk.store.db.execute("DELETE FROM employers WHERE id = ?", [one])
    changed = history.record(desk, KindId.VACANCIES, vacancy)[0]
    assert [(f.label, f.before, f.after) for f in changed.fields] == [
        ("구인업체", "솔내농장", "가람식품"),
        ("모집인원", "2명", "3명"),
    ]


def test_an_import_of_a_county_is_one_operation_and_one_undo(desk: Desk) -> None:
    people = [
        Seeker(
            name=f"김민{n}",
            phone=f"010-{n // 10000 + 1000}-{n % 10000:04}",
            address="한빛군 가람읍 가람리 12",
            desired_wage="월 230만원",
            registered_on=date(2026, 1, 5),
        )
        for n in range(44_588)
    ]
    with desk.store.operation("엑셀 가져오기", kind="import"):
        records.insert_many(desk.store, S, people)
    change = history.undo(desk)
    assert len(change.refs) == 44_588
    assert desk.store.db["seekers"].count == 0
