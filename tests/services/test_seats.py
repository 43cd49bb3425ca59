from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.data import records, trainee_links
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.trainees import SELECTED, Trainee, TraineeStatus
from jobdesk.domain.waiting_list import waiting
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, history, seats, trainees
from jobdesk.services.desk import Desk
from tests import casework, selection_kit
from tests.conftest import TODAY
from tests.selection_kit import Group

S = TraineeStatus


@pytest.fixture
def group(desk: Desk) -> Group:
    return selection_kit.make(desk)


def test_people_apply_with_numbers_and_the_same_person_once(group: Group) -> None:
    assert [group.of(n).number for n in range(5)] == [1, 2, 3, 4, 5]
    assert group.of(0).applied_on == TODAY
    with pytest.raises(UserError, match="김민지 님은 이미 이 기수에 있습니다"):
        trainees.apply(group.desk, group.id, [group.of(0).seeker_id or 0])
    with pytest.raises(UserError, match="고르세요"):
        trainees.apply(group.desk, group.id, [])


def test_who_took_it_back_applies_again_under_the_old_number(group: Group) -> None:
    seats.cancel(group.desk, [group.people[1]])
    assert group.of(1).status is S.CANCELLED
    again = trainees.apply(group.desk, group.id, [group.of(1).seeker_id or 0], "전화", consent=True)
    assert group.of(1).consent_on == group.desk.today()
    seats.cancel(group.desk, [group.people[1]])
    again = trainees.apply(group.desk, group.id, [group.of(1).seeker_id or 0], "전화")
    assert group.of(1).consent_on == group.desk.today()  # the paper is still there
    assert again.id == group.people[1]
    assert (group.of(1).status, group.of(1).number, group.of(1).channel) == (S.APPLIED, 2, "전화")


def test_a_seat_that_comes_free_is_taken_in_the_same_step(group: Group) -> None:
    desk, people = group.desk, group.people
    seats.select(desk, people[:2])
    seats.wait(desk, people[2:4])
    assert group.states() == ["선발", "선발", "대기", "대기", "신청"]
    assert [group.of(n).waiting_rank for n in (2, 3)] == [1, 2]
    change = seats.decline(desk, [people[0]])
    assert group.states() == ["입교 포기", "선발", "선발", "대기", "신청"]
    assert change.label == "입교 포기: 김민지 · 대기에서 선발 박정숙"
    assert (group.of(2).selected_on, group.of(2).waiting_rank) == (TODAY, None)
    assert group.of(3).waiting_rank == 1
    history.undo(desk, change.operation)
    assert group.states() == ["선발", "선발", "대기", "대기", "신청"]
    assert [group.of(n).waiting_rank for n in (2, 3)] == [1, 2]


def test_seats_are_counted(group: Group) -> None:
    desk, people = group.desk, group.people
    with pytest.raises(UserError, match="빈 자리가 2개 있어"):
        seats.wait(desk, [people[0]])
    with pytest.raises(UserError, match=r"빈 자리는 2개입니다\. 3명을 선발하지"):
        seats.select(desk, people[:3])
    assert group.states() == ["신청"] * 5
    seats.select(desk, people[:2])
    with pytest.raises(UserError, match="빈 자리가 없습니다"):
        seats.select(desk, [people[2]])


def test_places_in_the_line_are_changed_by_hand(group: Group) -> None:
    desk, people = group.desk, group.people
    seats.select(desk, people[:2])
    seats.wait(desk, people[2:])
    assert seats.reorder(desk, people[4], -2).label == "대기 1번: 정다온"
    assert group.line() == [4, 2, 3]
    seats.reopen(desk, [people[0]])
    assert group.states() == ["신청", "선발", "대기", "대기", "선발"]
    assert group.line() == [2, 3]


def test_one_who_was_selected_gives_up_and_does_not_take_back(group: Group) -> None:
    seats.select(group.desk, [group.people[0]])
    with pytest.raises(UserError, match="입교 포기로 적으세요"):
        seats.cancel(group.desk, [group.people[0]])
    with pytest.raises(UserError, match=r"신청 상태입니다\. 입교 포기는"):
        seats.decline(group.desk, [group.people[1]])


def test_the_rejected_are_offered_something(group: Group) -> None:
    seats.reject(group.desk, group.people[3:], "2기 우선 안내")
    assert [group.of(n).alternative for n in (3, 4)] == ["2기 우선 안내"] * 2
    seats.reopen(group.desk, [group.people[3]])
    assert (group.of(3).status, group.of(3).alternative) == (S.APPLIED, "")


def test_the_selected_begin_and_whoever_begins_late_has_a_day(group: Group) -> None:
    desk = group.desk
    seats.select(desk, group.people[:2])
    seats.begin(desk, group.id, [group.people[0]])
    assert (group.of(0).status, group.of(0).started_on) == (S.RUNNING, None)
    group.change(status=CohortStatus.RUNNING, starts_on=TODAY.replace(day=2))
    seats.begin(desk, group.id)
    assert (group.of(1).status, group.of(1).started_on) == (S.RUNNING, TODAY)
    with pytest.raises(UserError, match="이미 교육을 시작했습니다"):
        seats.reject(desk, [group.people[0]])
    with pytest.raises(UserError, match="입교할 분이 없습니다"):
        seats.begin(desk, group.id)


def test_the_seat_of_who_dropped_out_is_given_to_one_who_waits(group: Group) -> None:
    desk = group.desk
    seats.select(desk, group.people[:2])
    seats.wait(desk, [group.people[2]])
    seats.begin(desk, group.id)
    dropped = {"status": S.DROPPED, "left_on": TODAY, "exit_reason": "개인사정"}
    with desk.store.operation("중도탈락"):
        records.update(desk.store, Trainee(**(_fields(group.of(0)) | dropped)))  # type: ignore[arg-type]
    assert group.states()[2] == "대기"
    seats.select(desk, [group.people[2]])
    assert group.states()[2] == "선발"


def _fields(trainee: Trainee) -> dict[str, object]:
    return {name: getattr(trainee, name) for name in Trainee.__dataclass_fields__}


def test_papers_come_in_from_one_or_all(group: Group) -> None:
    desk = group.desk
    change = trainees.pledge(desk, group.people, TODAY)
    assert all(group.of(n).pledge_on == TODAY for n in range(5))
    assert change.label == "서약서 받음: 김민지 외 4명"
    trainees.consent(desk, [group.people[0]], TODAY)
    trainees.consent(desk, [group.people[0]], None)
    assert group.of(0).consent_on is None
    with pytest.raises(UserError, match="오늘보다 뒤"):
        trainees.pledge(desk, group.people, TODAY.replace(day=21))
    with pytest.raises(UserError, match="바뀌는 분이 없습니다"):
        trainees.pledge(desk, group.people, TODAY)


def test_numbers_are_given_anew_by_name_to_who_has_a_seat(group: Group) -> None:
    seats.select(group.desk, [group.people[2], group.people[1]])
    trainees.renumber(group.desk, group.id)
    assert [group.of(n).number for n in range(5)] == [3, 2, 1, 4, 5]
    with pytest.raises(UserError, match="이미 차례대로"):
        trainees.renumber(group.desk, group.id)


def test_a_number_is_given_once(group: Group) -> None:
    with pytest.raises(UserError, match=r"번호 1번은 김민지 님의 번호입니다\..*다음 번호는 6번"):
        trainees.save(group.desk, replace(group.of(1), number=1))
    trainees.save(group.desk, replace(group.of(1), number=9, note="버스로 옵니다"))
    assert (group.of(1).number, group.of(1).note) == (9, "버스로 옵니다")


def test_off_the_list_and_back(group: Group) -> None:
    desk, people = group.desk, group.people
    seats.select(desk, people[:2])
    seats.wait(desk, [people[2]])
    change = trainees.trash(desk, [people[0]])
    assert "대기에서 선발 박정숙" in change.label
    with pytest.raises(UserError, match="자리는 그사이 다른 분에게"):
        trainees.untrash(desk, [people[0]])
    history.undo(desk, change.operation)
    assert group.states() == ["선발", "선발", "대기", "신청", "신청"]
    trainees.trash(desk, [people[4]])
    again = casework.seeker(desk, "조은비")
    trainees.apply(desk, group.id, [again])
    trainees.untrash(desk, [people[4]])
    assert group.of(4).number == 6


def test_more_seats_are_given_away_and_undo_leaves_none_empty(group: Group) -> None:
    desk, people = group.desk, group.people
    seats.select(desk, people[:2])
    seats.wait(desk, people[2:4])
    with desk.store.operation("정원"):
        group.change(seats=3)
        moved = seats.settle(desk, group.id)
    assert moved == (people[2],)
    assert group.states() == ["선발", "선발", "선발", "대기", "신청"]


def test_an_undo_may_not_leave_a_seat_empty_beside_who_waits(group: Group) -> None:
    desk, people = group.desk, group.people
    first = seats.select(desk, people[:2])
    seats.wait(desk, [people[2]])
    with pytest.raises(UserError, match="대기자가 있는데 빈 자리가 생깁니다"):
        history.undo(desk, first.operation)
    assert group.states()[:3] == ["선발", "선발", "대기"]


def test_an_undo_may_not_put_a_person_on_the_list_twice(group: Group) -> None:
    desk, people = group.desk, group.people
    gone = trainees.trash(desk, [people[4]])
    trainees.apply(desk, group.id, [cohort_records.trainee(desk, people[4]).seeker_id or 0])
    with pytest.raises(UserError, match="한 기수에 두 번"):
        history.undo(desk, gone.operation)


_WHO = st.lists(st.integers(0, 7), min_size=1, max_size=3, unique=True)
_ACTS = st.tuples(
    st.sampled_from(
        ("select", "wait", "reject", "decline", "cancel", "reopen", "trash", "untrash", "begin",
         "up", "seats", "back")
    ),
    _WHO,
)  # fmt: skip


def _act(group: Group, name: str, who: list[int], done: list[Change]) -> None:
    desk, ids = group.desk, [group.people[n] for n in who]
    acts = {
        "select": lambda: seats.select(desk, ids),
        "wait": lambda: seats.wait(desk, ids),
        "reject": lambda: seats.reject(desk, ids),
        "decline": lambda: seats.decline(desk, ids),
        "cancel": lambda: seats.cancel(desk, ids),
        "reopen": lambda: seats.reopen(desk, ids),
        "trash": lambda: trainees.trash(desk, ids),
        "untrash": lambda: trainees.untrash(desk, ids),
        "begin": lambda: seats.begin(desk, group.id, ids),
        "up": lambda: seats.reorder(desk, ids[0], -1),
        "seats": lambda: _seats(group, 1 + who[0]),
        "back": lambda: history.undo(desk, done[-1].operation),
    }
    if name == "back" and not done:
        return
    try:
        change = acts[name]()
    except UserError:
        return
    if name == "back":
        done.pop()
    elif change.operation:
        done.append(change)


def _seats(group: Group, count: int) -> Change:
    with group.desk.store.operation("정원 변경") as operation:
        group.change(seats=count)
        seats.settle(group.desk, group.id)
        return operation.change()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ACTS, max_size=14))
def test_whatever_is_done_no_seat_is_empty_while_somebody_waits(
    desk: Desk, acts: list[tuple[str, list[int]]]
) -> None:
    group, done = selection_kit.make(desk, people=8, seats=3), []
    start = group.states()
    for name, who in acts:
        _act(group, name, who, done)
        every = cohort_records.trainees(desk, group.id)
        line = waiting(every)
        assert [each.waiting_rank for each in line] == list(range(1, len(line) + 1))
        held = sum(each.status in SELECTED for each in every)
        assert not line or held >= (group.cohort().seats or 0)
        assert not trainee_links.amiss(desk.store)
    for change in reversed(done):
        history.undo(desk, change.operation)
    assert group.states() == start
    assert all(each.trashed_on is None for each in map(group.of, range(8)))
