"""The grid behind the planner: columns, lines, cells, and what is told of each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from jobdesk.domain.matching_days import AttendeeStatus, MeetingStatus
from jobdesk.domain.timetable import Booth, Guest, Hall, Meeting
from jobdesk.services.day_faces import Faces, Firm, Person
from jobdesk.ui.models import timetable_words as words
from jobdesk.ui.models.timetable_concerns import About, Concern, ConcernList, concerns_of
from jobdesk.ui.models.timetable_grid import CELL_ROLE, FACE_ROLE, Face, TimetableModel
from jobdesk.ui.models.timetable_lines import common_starts, lines_of
from jobdesk.ui.models.timetable_state import PlanState
from jobdesk.ui.pages.matching_days.timetable_edits import Load, first_fit, fits, pinned, put
from jobdesk.ui.pages.matching_days.timetable_list import shortened
from jobdesk.ui.theme import Tone

HOUR = 600
QUARTERS = (HOUR, HOUR + 15, HOUR + 45)
HALL = Hall(
    (Booth(1, QUARTERS, 15), Booth(2, QUARTERS[1:], 15, seats=2)),
    (Guest(11, (1, 2)), Guest(12, (2,)), Guest(13, (1,), leaves=HOUR + 30)),
    breaks=((HOUR + 30, HOUR + 45),),
)
FACES = Faces(
    {1: Firm("샘골요양원", "3", "요양보호사 2명", 7), 2: Firm("구름물류", "10")},
    {
        11: Person("정다운", 1, 21),
        12: Person("차은별", 2, 22, AttendeeStatus.LATE, from_at="10:15"),
        13: Person("조남식", 3, 23, until_at="10:30", note="10:50 버스"),
    },
)


def state(*plan: Meeting, hall: Hall = HALL, faces: Faces = FACES) -> PlanState:
    return PlanState(hall, tuple(sorted(plan)), faces)


def test_columns_end_where_something_begins_and_a_break_is_one_of_them() -> None:
    columns = lines_of(HALL, ()).columns
    assert [(c.since - HOUR, c.until - HOUR, c.is_break) for c in columns] == [
        (0, 15, False),
        (15, 30, False),
        (30, 45, True),
        (45, 60, False),
    ]


def test_a_firm_with_a_length_of_its_own_does_not_rule_the_times_over_the_grid() -> None:
    short = Booth(3, tuple(range(HOUR, HOUR + 30, 7)), 7)
    usual = tuple(Booth(n, QUARTERS, 15) for n in (1, 2, 4))
    lines = lines_of(Hall((*usual, short), ()), ())
    assert HOUR + 7 in {column.since for column in lines.columns}
    assert common_starts(lines) == set(QUARTERS)
    assert common_starts(lines_of(Hall((), ()), ())) == frozenset()


def test_a_long_firm_is_cut_before_the_reason_is(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    firm, why = "㈜대한민국친환경농산물유통센터", " · 자리 없음"
    told = Concern(About.WISH, "김가람", "희망 1순위", firm + why, keep=why)
    room = metrics.horizontalAdvance(firm)
    said = shortened(metrics, told, room)
    assert said.endswith("… · 자리 없음")
    assert metrics.horizontalAdvance(said) <= room
    assert shortened(metrics, told, 2 * room) == firm + why


def test_a_line_for_each_interviewer_and_no_cell_while_the_firm_is_away() -> None:
    lines = lines_of(HALL, ())
    assert [(line.booth, line.seat, line.first) for line in lines.lines] == [
        (1, 1, True),
        (2, 1, True),
        (2, 2, False),
    ]
    assert lines.cell_at(1, 0) is None
    assert lines.cell_at(0, 2) is None
    second = lines.cell_at(1, 1)
    assert second is not None
    assert (second.start, second.is_open) == (HOUR + 15, True)


def test_interviews_of_unlike_length_share_an_axis_and_span_its_columns() -> None:
    hall = Hall((Booth(1, (600, 615), 15), Booth(2, (600, 610, 620), 10)), ())
    lines = lines_of(hall, ())
    assert [c.since for c in lines.columns] == [600, 610, 615, 620]
    assert [lines.span(0, at) for at in (0, 1)] == [(0, 2), (2, 2)]
    assert [lines.span(1, at) for at in (0, 1, 2)] == [(0, 1), (1, 2), (3, 1)]
    assert PlanState(hall).is_mixed
    assert not state().is_mixed


def test_whatever_stands_in_the_plan_has_a_cell() -> None:
    one, other = Meeting(HOUR, 1, 1, 11), Meeting(HOUR, 1, 1, 13)
    gone, nowhere = Meeting(HOUR + 30, 2, 1, 12), Meeting(HOUR, 99, 1, 12)
    lines = lines_of(HALL, (one, other, gone, nowhere))
    for meeting in (one, other, gone, nowhere):
        assert lines.place_of(meeting) is not None
    beyond = [line for line in lines.lines if line.beyond]
    assert [(line.booth, line.cells[0].meeting) for line in beyond] == [(1, other), (99, nowhere)]


def test_booths_stand_in_the_order_of_their_numbers() -> None:
    turned = replace(HALL, booths=tuple(reversed(HALL.booths)))
    assert [line.booth for line in state(hall=turned).lines.lines] == [1, 2, 2]


def test_the_models_keep_their_promises(qtmodeltester: ModelTester) -> None:
    model, side = TimetableModel(), ConcernList()
    qtmodeltester.check(model)
    qtmodeltester.check(side)
    full = state(Meeting(HOUR, 1, 1, 11), Meeting(HOUR + 15, 2, 1, 11), Meeting(HOUR, 1, 1, 13))
    assert model.show_state(full)
    side.set_concerns(concerns_of(full))
    qtmodeltester.check(model)
    qtmodeltester.check(side)
    assert not model.show_state(PlanState(HALL, full.plan, FACES))
    assert model.show_state(state())
    qtmodeltester.check(model)


def test_a_chip_says_by_a_word_what_its_colour_says() -> None:
    done = replace(FACES, stages={(12, 2): MeetingStatus.DONE})
    model = TimetableModel()
    model.show_state(
        state(
            Meeting(HOUR, 1, 1, 11, pinned=True),
            Meeting(HOUR + 15, 2, 1, 12),
            Meeting(HOUR + 45, 1, 1, 13),
            faces=done,
        )
    )
    faces = {
        face.name: face
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if isinstance(face := model.index(row, column).data(FACE_ROLE), Face)
    }
    assert (faces["정다운"].tone, faces["정다운"].pinned) == (Tone.SUCCESS, True)
    assert (faces["차은별"].tone, faces["차은별"].under) == (Tone.NEUTRAL, "완료")
    assert (faces["조남식"].tone, faces["조남식"].under) == (Tone.DANGER, "부재")
    assert model.index(0, 3).data(CELL_ROLE).meeting.guest == 13
    assert model.sentence(model.index(0, 0)) == (
        "정다운 · 샘골요양원 10:00–10:15 · 희망 1순위 · 고정"
    )
    assert model.sentence(model.index(0, 3)).endswith(
        "희망 1순위 · 10:30까지 · 10:50 버스 · 참가자가 없는 시각입니다 (10:30까지)"
    )
    assert model.sentence(model.index(0, 2)) == "10:30–10:45 휴식"
    assert model.sentence(model.index(1, 0)) == "구름물류 10:00–10:15 · 면접이 없는 시각"
    assert (model.head(0).about, model.head(0).booth) == ("요양보호사 2명", "부스 3")
    assert model.head(2).about == "면접관 2"


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ((Meeting(HOUR, 1, 1, 11), Meeting(HOUR + 15, 1, 1, 12)), "10:30까지"),
        ((), "빈 자리 있음"),
    ],
)
def test_the_side_says_why_a_wish_found_no_place(plan: tuple[Meeting, ...], why: str) -> None:
    shown = state(*plan)
    said = [c for c in concerns_of(shown) if c.title == "조남식"]
    expected = why if plan == () else "자리 없음"
    assert [c.detail for c in said] == [f"샘골요양원 · {expected}"]
    late = replace(HALL, guests=(Guest(13, (1,), comes=HOUR + 16, leaves=HOUR + 30),))
    told = concerns_of(state(hall=late))
    assert [c.detail for c in told if c.about is About.WISH] == ["샘골요양원 · 10:30까지"]


def test_who_has_no_interview_at_all_is_told_of_first() -> None:
    shown = state(Meeting(HOUR, 1, 1, 11))
    told = [(c.title, c.mark) for c in concerns_of(shown) if c.about is About.WISH]
    assert told == [("차은별", "희망 1순위"), ("조남식", "희망 1순위"), ("정다운", "희망 2순위")]
    assert (shown.without, shown.wish_count) == (2, 4)


def test_putting_down_moves_exchanges_or_places_and_says_what_clashes() -> None:
    one, other = Meeting(HOUR, 1, 1, 11), Meeting(HOUR + 15, 2, 1, 12)
    shown = state(one, other)
    free = shown.lines.cell_at(0, 3)
    assert free is not None
    moved = put(shown, Load(11, 1, one), free)
    assert moved.plan == (other, Meeting(HOUR + 45, 1, 1, 11, pinned=True))
    assert (moved.label, moved.clash) == ("정다운 10:00 → 10:45 샘골요양원", "")
    taken = shown.lines.cell_at(1, 1)
    assert taken is not None
    swapped = put(shown, Load(11, 1, one), taken)
    assert [(m.guest, m.booth, m.pinned) for m in swapped.plan] == [(12, 1, True), (11, 2, True)]
    assert swapped.remark == "차은별 님과 자리를 바꿉니다."
    pushed = put(shown, Load(13, 1), taken)
    assert [m.guest for m in pushed.plan] == [11, 13]
    assert pushed.remark == "희망하지 않은 업체입니다. 차은별 님은 배정에서 빠집니다."
    beside = shown.lines.cell_at(2, 1)
    again = put(state(one, other, Meeting(HOUR + 15, 1, 1, 13)), Load(13, 2), beside or free)
    assert again.clash == "조남식 겹침 (10:15 샘골요양원)"
    assert (again.word, again.unwished) == ("겹침", True)


def test_what_was_held_is_not_changed_by_hand() -> None:
    held = Meeting(HOUR, 1, 1, 11)
    shown = state(held, faces=replace(FACES, stages={(11, 1): MeetingStatus.RUNNING}))
    cell = shown.lines.cell_at(0, 0)
    assert cell is not None
    refused = put(shown, Load(13, 1), cell)
    assert refused.plan == shown.plan
    assert refused.refused == "정다운 님 면접은 이미 진행했습니다."


def test_who_is_carried_is_shown_where_they_would_fit() -> None:
    shown = state(Meeting(HOUR + 15, 1, 1, 11))
    assert fits(shown, Load(13, 1)) == {(1, HOUR)}
    assert first_fit(shown, Load(13, 1)) == (1, HOUR)
    assert fits(shown, Load(11, 2)) == {(2, HOUR + 45)}
    full = state(Meeting(HOUR, 1, 1, 11), hall=replace(HALL, most=1))
    assert fits(full, Load(11, 2)) == frozenset()


def test_who_moved_is_told_from_where_to_where() -> None:
    ten, late = Meeting(HOUR, 1, 1, 11), Meeting(HOUR + 15, 1, 1, 11)
    other, more = Meeting(HOUR + 15, 2, 1, 11), Meeting(HOUR + 45, 2, 1, 11)
    for before, after, told in (
        ((ten,), (late,), [("10:00 → 10:15 샘골요양원", late)]),
        ((ten,), (other,), [("10:00 샘골요양원 빠짐", None), ("10:15 구름물류 새로", other)]),
        (
            (ten, other),
            (late, more),
            [("10:00 → 10:15 샘골요양원", late), ("10:15 → 10:45 구름물류", more)],
        ),
        ((ten, more), (more,), [("10:00 샘골요양원 빠짐", None)]),
    ):
        found = words.moves(before, after, (11,), state(*after))
        assert [(one.told, one.meeting) for one in found] == told
        assert [one.is_new for one in found] == ["새로" in said for said, _ in told]
    shown = concerns_of(state(late, more), words.moves((ten, other), (late, more), (11,), state()))
    assert [c.title for c in shown[:3]] == ["시각이 바뀐 분 1", "정다운", "정다운"]
    gained = concerns_of(state(ten), words.moves((), (ten,), (11,), state()))
    assert [c.title for c in gained[:2]] == ["새 면접이 생긴 분 1", "정다운"]
    assert words.names(state(), (11, 12, 13), 2) == "정다운, 차은별 외 1명"


def test_what_was_held_is_no_clash_any_more() -> None:
    late = replace(HALL, booths=(Booth(1, (HOUR + 45,), 15), HALL.booths[1]))
    held = Meeting(HOUR, 1, 1, 11)
    assert words.clashes(state(held, hall=late)) == "어긋남 1"
    assert words.under(state(held, hall=late), held) == "닫힘"
    done = replace(FACES, stages={(11, 1): MeetingStatus.DONE})
    assert state(held, hall=late, faces=done).clashes == ()
    assert words.under(state(held, hall=late, faces=done), held) == "완료"


def test_what_is_over_is_not_held_by_a_pin() -> None:
    over = Meeting(HOUR, 1, 1, 11)
    shown = state(over, faces=replace(FACES, stages={(11, 1): MeetingStatus.DONE}))
    outcome = pinned(shown, over)
    assert (outcome.refused, outcome.plan) == ("정다운 님 면접은 이미 진행했습니다.", (over,))
    assert pinned(state(over), over).plan == (replace(over, pinned=True),)


def test_a_firm_without_interviewers_says_so() -> None:
    model = TimetableModel()
    booths = (replace(HALL.booths[0], seats=0), HALL.booths[1])
    model.show_state(state(hall=replace(HALL, booths=booths)))
    assert [model.head(row).about for row in (0, 1)] == ["면접관 없음", ""]
    model.show_state(state())
    assert model.head(0).about == "요양보호사 2명"
