from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jobdesk.domain.cohorts import RankBasis
from jobdesk.domain.kinds import KindId
from jobdesk.domain.selection import points_text
from jobdesk.domain.trainees import SelectionStage, TraineeStatus, Verdict
from jobdesk.errors import UserError
from jobdesk.services import (
    applicants,
    cohort_records,
    history,
    imports,
    lists,
    seats,
    selecting,
    selection,
    trainees,
)
from jobdesk.services.desk import Desk
from tests import selection_kit
from tests.selection_kit import Group
from tests.services.import_kit import workbook


@pytest.fixture
def group(desk: Desk) -> Group:
    return selection_kit.make(desk, people=6, seats=2)


def score(group: Group, stage: int, *points: str) -> None:
    for who, text in enumerate(points):
        if text:
            selection.score(group.desk, stage, group.people[who], 0, text)


def test_stages_are_made_ordered_and_dropped(group: Group) -> None:
    desk = group.desk
    first, second = selection_kit.stages(group)
    selection.score(desk, second, group.people[0], 1, "70")
    kept = cohort_records.stages(desk, group.id)
    change = selection.set_stages(
        desk, group.id, [kept[1], SelectionStage(title="적격확인", full_score=None)]
    )
    now = cohort_records.stages(desk, group.id)
    assert [(each.position, each.title) for each in now] == [(1, "면접"), (2, "적격확인")]
    history.undo(desk, change.operation)
    assert [each.id for each in cohort_records.stages(desk, group.id)] == [first, second]
    selection.trash_stages(desk, [second])
    assert not cohort_records.results(desk, [second])
    with pytest.raises(UserError, match="전형 이름"):
        selection.set_stages(desk, group.id, [SelectionStage(title=" ")])
    with pytest.raises(UserError, match="평가위원이 두 번"):
        selection.set_stages(
            desk, group.id, [SelectionStage(title="면접", reviewers=("가위원", "가위원 "))]
        )


def test_a_line_to_pass_asks_for_points(group: Group) -> None:
    bare = SelectionStage(title="적격확인", pass_score=60)
    with pytest.raises(UserError, match="만점을 입력하세요") as told:
        selection.set_stages(group.desk, group.id, [bare])
    assert told.value.field == "full_score"


def test_scores_are_checked_and_stand_by_reviewer(group: Group) -> None:
    desk = group.desk
    _, second = selection_kit.stages(group)
    selection.score(desk, second, group.people[0], 1, "87.5")
    change = selection.score(desk, second, group.people[0], 0, " 90 ")
    made = selection.result(desk, second, group.people[0])
    assert made.scores == ("90", "87.5")
    assert change.label == "면접 결과: 김민지"
    for wrong, why in (("101", "만점"), ("팔십", "숫자로"), ("-1", "숫자로")):
        with pytest.raises(UserError, match=why):
            selection.score(desk, second, group.people[0], 0, wrong)
    selection.save_result(desk, replace(made, bonus="5", bonus_reason="취업보호대상"))
    line = selecting.standing(desk, group.id)[0][second]
    assert not line  # nobody passed 서류 yet
    selection.score(desk, second, group.people[0], 0, "")
    assert selection.result(desk, second, group.people[0]).scores == ("", "87.5")


def test_a_reviewer_who_scored_is_not_taken_away(group: Group) -> None:
    _, second = selection_kit.stages(group)
    selection.score(group.desk, second, group.people[0], 1, "87.5")
    stages = cohort_records.stages(group.desk, group.id)
    with pytest.raises(UserError, match="이미 점수를 준 평가위원"):
        selection.set_stages(
            group.desk, group.id, [stages[0], replace(stages[1], reviewers=("가위원",))]
        )
    with pytest.raises(UserError, match=r"87\.5점이 새 만점보다"):
        selection.set_stages(group.desk, group.id, [stages[0], replace(stages[1], full_score=80)])


def test_the_rule_decides_and_hands_may_differ(group: Group) -> None:
    desk = group.desk
    first, _ = selection_kit.stages(group)
    score(group, first, "40", "29.5", "35", "", "45", "30")
    selection.set_verdict(desk, first, [group.people[4]], Verdict.ABSENT)
    change = selection.decide(desk, first)
    assert change.label == "서류 판정: 5명 중 3명 합격"
    said = [selection.result(desk, first, id_).verdict.value for id_ in group.people]
    assert said == ["합격", "불합격", "합격", "", "결시", "합격"]
    with pytest.raises(UserError, match="바뀌는 판정이 없습니다"):
        selection.decide(desk, first)
    selection.set_verdict(desk, first, [group.people[1]], Verdict.PASSED)
    lines = selecting.standing(desk, group.id)[0]
    there = [line.trainee_id for line in list(lines.values())[1]]
    assert there == [group.people[n] for n in (0, 1, 2, 5)]


def through(group: Group) -> None:
    """서류 and 면접 of all six: 3 is tied with 0, 5 fails, nobody scored 4."""
    desk = group.desk
    first, second = selection_kit.stages(group)
    score(group, first, "40", "45", "35", "40", "", "40")
    selection.decide(desk, first)
    score(group, second, "80", "70", "90", "80", "", "50")
    selection.decide(desk, second)


def test_seats_go_by_rank_and_the_next_wait(group: Group) -> None:
    desk = group.desk
    through(group)
    _, order = selecting.standing(desk, group.id)
    assert [(each.trainee_id, each.rank, points_text(each.points)) for each in order] == [
        (group.people[2], 1, "125"),
        (group.people[0], 2, "120"),
        (group.people[3], 2, "120"),
        (group.people[1], 4, "115"),
    ]
    told = selecting.outcome(desk, group.id, waiting=1)
    who = {id_: n for n, id_ in enumerate(group.people)}
    assert [who[id_] for id_ in told.selected] == [2, 0]
    assert [who[id_] for id_ in told.waiting] == [3]
    assert [who[id_] for id_ in told.rejected] == [1, 5]
    assert [who[id_] for id_ in told.undecided] == [4]
    assert [who[id_] for id_ in told.tied] == [0, 3]
    assert group.states() == ["신청"] * 6
    change = selecting.decide_all(desk, group.id, waiting=1, alternative="2기 우선 안내")
    assert group.states() == ["선발", "미선발", "선발", "대기", "신청", "미선발"]
    assert change.label.endswith("1기 선발 2명, 대기 1명, 미선발 2명")
    assert group.of(5).alternative == "2기 우선 안내"
    assert group.of(3).waiting_rank == 1
    with pytest.raises(UserError, match="정할 분이 없습니다"):
        selecting.decide_all(desk, group.id)
    seats.decline(desk, [group.people[2]])
    assert group.of(3).status is TraineeStatus.SELECTED


def test_the_last_stage_alone_may_give_the_order(group: Group) -> None:
    through(group)
    selecting.decide_all(group.desk, group.id, RankBasis.LAST)
    assert group.states() == ["선발", "대기", "선발", "대기", "신청", "미선발"]
    assert group.line() == [3, 1]
    assert group.cohort().rank_by is RankBasis.LAST
    # Lists and papers rank by what it was decided by, until it is decided otherwise or undone.
    rows = {row.id: row for row in applicants.applicants(group.desk, group.id).rows}
    ranks = [(rows[id_].rank, rows[id_].points) for id_ in group.people[:4]]
    assert ranks == [(2, "80"), (4, "70"), (1, "90"), (2, "80")]
    assert [each.rank for each in selecting.standing(group.desk, group.id)[1]] == [1, 2, 2, 4]
    history.undo(group.desk)
    assert group.cohort().rank_by is RankBasis.SUM
    assert group.states() == ["신청"] * 6


def test_who_gave_a_seat_up_keeps_scores_and_rank(group: Group) -> None:
    desk = group.desk
    through(group)
    selecting.decide_all(desk, group.id)
    seats.decline(desk, [group.people[2]])
    found = applicants.applicants(desk, group.id)
    rows = {row.id: row for row in found.rows}
    gone = rows[group.people[2]]
    assert [mark.total for mark in gone.marks] == ["35", "90"]
    # The others keep the ranks that they were told.
    assert (gone.rank, gone.points) == (1, "125")
    assert [rows[group.people[n]].rank for n in (0, 3, 1)] == [2, 2, 4]
    selection.set_stages(
        desk, group.id, [*found.stages, SelectionStage(title="적격확인", full_score=None)]
    )
    again = applicants.applicants(desk, group.id)
    assert group.people[2] not in {row.id for row in again.standing_in(again.stages[-1].id)}


def test_one_undo_takes_a_whole_selection_back(group: Group) -> None:
    through(group)
    change = selecting.decide_all(group.desk, group.id)
    history.undo(group.desk, change.operation)
    assert group.states() == ["신청"] * 6


def test_who_waits_already_is_ahead_of_later_ones(desk: Desk) -> None:
    group = selection_kit.make(desk, people=4, seats=1)
    seats.select(desk, [group.people[3]])
    seats.wait(desk, [group.people[2]])
    told = selecting.outcome(desk, group.id)
    assert told.selected == ()
    selecting.decide_all(desk, group.id)
    assert group.line() == [2, 0, 1]


def test_where_no_stage_scored_nobody_has_a_rank(desk: Desk) -> None:
    group = selection_kit.make(desk, people=3, seats=1)
    (stage,) = selection_kit.stages(group, SelectionStage(title="서류", full_score=None))
    selection.set_verdict(desk, stage, group.people, Verdict.PASSED)
    assert [row.rank for row in applicants.applicants(desk, group.id).rows] == [None] * 3
    selecting.decide_all(desk, group.id)
    assert group.states() == ["선발", "대기", "대기"]


def test_without_seats_all_who_passed_are_selected(desk: Desk) -> None:
    group = selection_kit.make(desk, people=3, seats=None)
    selecting.decide_all(desk, group.id)
    assert group.states() == ["선발"] * 3
    with pytest.raises(UserError, match="정원이 없는 기수"):
        seats.wait(desk, [group.people[0]])


def test_results_go_to_the_trash_with_their_person(group: Group) -> None:
    first, _ = selection_kit.stages(group)
    score(group, first, "40")
    trainees.trash(group.desk, [group.people[0]])
    assert lists.count(group.desk, KindId.STAGE_RESULTS) == 0
    trainees.untrash(group.desk, [group.people[0]])
    assert selection.result(group.desk, first, group.people[0]).scores == ("40",)


def test_a_plain_list_of_names_is_enough_once_the_cohort_is_said(
    desk: Desk, tmp_path: Path
) -> None:
    group = selection_kit.make(desk, people=1)
    sheet = workbook(
        tmp_path / "온라인 신청.xlsx",
        ("연번", "성명", "생년월일", "연락처", "신청일", "모집경로"),
        [1, "최새롬", "1980-01-02", "010-7000-0001", "2026-11-16", "온라인"],
        [2, "한다온", "1990-03-04", "010-7000-0002", "2026-11-17", ""],
    )
    with pytest.raises(UserError):
        imports.plan(desk, sheet, kind="attendance", cohort=group.id)
    plan = imports.plan(desk, sheet, kind="trainees", cohort=group.id)
    imports.apply(desk, plan)
    new = cohort_records.trainees(desk, group.id)[1:]
    assert [(each.number, each.status.value, each.channel) for each in new] == [
        (2, "신청", "온라인"),
        (3, "신청", ""),
    ]
    assert [each.applied_on and each.applied_on.day for each in new] == [16, 17]
