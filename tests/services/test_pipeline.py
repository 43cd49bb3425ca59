"""The board: columns, cards and moves, reasons as data, and runner-ups when work opens again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.casework import PlacementStatus, Referral, ReferralStatus, RefusedBy
from jobdesk.domain.employers import VacancyStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.pipeline import COLUMNS, ColumnId
from jobdesk.errors import UserError
from jobdesk.services import (
    history,
    lists,
    pipeline,
    placements,
    referral_figures,
    referrals,
    runner_ups,
    settings,
    vacancies,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

_R = ReferralStatus
R, V, P, S = KindId.REFERRALS, KindId.VACANCIES, KindId.PLACEMENTS, KindId.SEEKERS


@dataclass(frozen=True)
class Case:
    """Three people referred to one vacancy for one head."""

    desk: Desk
    vacancy: int
    ids: tuple[int, ...]

    def referral(self, which: int = 0) -> Referral:
        """The referral as stored."""
        found: Referral = lists.record(self.desk, R, self.ids[which])
        return found

    def column_of(self, which: int = 0) -> ColumnId:
        """Where the card stands."""
        for one in pipeline.cards(self.desk):
            if any(card.id == self.ids[which] for card in one.cards):
                return one.column.id
        raise AssertionError("no card")

    def card(self, which: int = 0) -> pipeline.Card:
        """The card itself."""
        found = [c for one in pipeline.cards(self.desk) for c in one.cards]
        return next(c for c in found if c.id == self.ids[which])


@pytest.fixture
def case(desk: Desk) -> Case:
    """The case, referred ten days ago."""
    people = [casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙")]
    vacancy = casework.vacancy(desk, casework.employer(desk), openings=1)
    day = TODAY - timedelta(days=10)
    change = referrals.refer(desk, people, vacancy, referred_on=day)
    return Case(desk, vacancy, tuple(ref.id for ref in change.refs[:3]))


def test_every_stage_has_a_column_and_only_hires_have_two() -> None:
    homes = {stage: [c.id for c in COLUMNS if stage in c.stages] for stage in ReferralStatus}
    assert all(homes.values())
    assert [s for s, where in homes.items() if len(where) > 1] == [_R.STARTED]
    assert all(c.target in c.stages for c in COLUMNS if c.target is not None)


def test_a_card_walks_from_offer_to_work_with_its_day(case: Case) -> None:
    assert case.column_of() is ColumnId.OFFERED
    assert case.referral().stage_on == TODAY - timedelta(days=10)
    assert (case.card().days, case.card().late) == (10, True)
    pipeline.move(case.desk, case.ids[0], _R.APPLIED)
    assert case.column_of() is ColumnId.PAPERS
    assert case.referral().stage_on == TODAY
    assert not case.card().late
    day = TODAY + timedelta(days=3)
    pipeline.move(case.desk, case.ids[0], _R.INTERVIEW_SET, interview_on=day, interview_at="14:00")
    card = case.card()
    assert (card.next_on, card.next_at, card.next_word) == (day, "14:00", "면접")
    pipeline.move(case.desk, case.ids[0], _R.HIRED, hire_date=day)
    assert case.column_of() is ColumnId.HIRED
    assert (case.card().next_word, case.card().placed) == ("입사", True)


def test_a_hire_of_today_starts_and_old_ones_are_kept(case: Case) -> None:
    pipeline.move(case.desk, case.ids[0], _R.STARTED, hire_date=TODAY)
    assert case.column_of() is ColumnId.STARTED
    assert case.card().next_word == "1개월"
    placement = referrals.placement_of(case.desk, case.ids[0])
    assert placement is not None
    placements.save(case.desk, replace(placement, hire_date=TODAY - timedelta(days=100)))
    assert case.column_of() is ColumnId.KEPT
    assert (case.card().kept_months, case.card().next_word) == (3, "6개월")
    left = replace(
        placements_record(case.desk, placement.id), status=PlacementStatus.LEFT, left_on=TODAY
    )
    placements.save(case.desk, left)
    assert all(card.id != case.ids[0] for one in pipeline.cards(case.desk) for card in one.cards)


def test_who_works_has_one_card_that_of_the_newest_hire(case: Case) -> None:
    desk, first = case.desk, case.referral()
    pipeline.move(desk, case.ids[0], _R.STARTED, hire_date=TODAY - timedelta(days=40))
    assert case.column_of() is ColumnId.KEPT
    other = casework.vacancy(desk, casework.employer(desk, "솔내식당"), "홀서빙원")
    again = referrals.refer(desk, [first.seeker_id or 0], other).id
    pipeline.move(desk, again, _R.STARTED, hire_date=TODAY)
    found = {c.id: one.column.id for one in pipeline.cards(desk) for c in one.cards}
    assert case.ids[0] not in found
    assert found[again] is ColumnId.STARTED
    assert {one.column.id: one.total for one in pipeline.cards(desk)}[ColumnId.KEPT] == 0


def placements_record(desk: Desk, id_: int) -> object:
    """The placement as stored."""
    return lists.record(desk, P, id_)


def test_a_move_asks_for_what_its_stage_needs(case: Case) -> None:
    assert pipeline.needs(_R.APPLIED) == ()
    assert pipeline.needs(_R.INTERVIEW_SET) == ("interview_on", "interview_at")
    with pytest.raises(UserError) as told:
        pipeline.move(case.desk, case.ids[0], _R.INTERVIEW_SET)
    assert told.value.field == "interview_on"
    with pytest.raises(UserError) as told:
        pipeline.move(case.desk, case.ids[0], _R.HIRED)
    assert told.value.field == "hire_date"
    assert case.referral().status is _R.PROPOSED


def test_a_step_elsewhere_drops_the_hour_of_another_day(case: Case) -> None:
    day = TODAY + timedelta(days=1)
    desk, id_ = case.desk, case.ids[0]
    pipeline.move(desk, id_, _R.INTERVIEW_SET, interview_on=day, interview_at="10:00")
    pipeline.move(desk, id_, _R.INTERVIEW_SET, interview_on=day + timedelta(days=1))
    assert case.referral().interview_at == ""


def test_reasons_are_the_centres_own_and_counted_by_who_refused(case: Case) -> None:
    desk = case.desk
    own = replace(settings.get(desk), reject_reasons=("  나이 ", "나이", "경력 부족"))
    settings.save(desk, own)
    assert pipeline.reasons_for(desk, _R.NOT_HIRED) == ("나이", "경력 부족")
    assert pipeline.reasons_for(desk, _R.DECLINED)[0] == "임금이 맞지 않음"
    assert pipeline.reasons_for(desk, _R.APPLIED) == ()
    pipeline.move(desk, case.ids[0], _R.NOT_HIRED, reason="경력 부족")
    pipeline.move(desk, case.ids[1], _R.NOT_HIRED, reason="경력 부족")
    pipeline.move(desk, case.ids[2], _R.DECLINED, reason="거리가 멂")
    found = referral_figures.reasons(desk, TODAY, TODAY)
    assert [(c.side, c.reason, c.count) for c in found] == [
        (RefusedBy.SEEKER, "거리가 멂", 1),
        (RefusedBy.EMPLOYER, "경력 부족", 2),
    ]
    assert set(found[1].referral_ids) == set(case.ids[:2])
    assert (
        referral_figures.reasons(desk, TODAY - timedelta(days=9), TODAY - timedelta(days=1)) == ()
    )
    whole = referral_figures.outcome(desk, date(TODAY.year, 1, 1), TODAY)
    assert whole.reasons == found
    assert whole.funnel == referral_figures.funnel(desk)
    before = referral_figures.outcome(desk, date(2000, 1, 1), date(2000, 12, 31))
    assert (before.reasons, before.funnel.referred) == ((), 0)
    assert case.column_of() is ColumnId.ENDED


def test_the_board_takes_a_filter_and_counts_late_ones(case: Case) -> None:
    desk = case.desk
    assert set(pipeline.late_ids(desk)) == set(case.ids)
    pipeline.move(desk, case.ids[0], _R.ACCEPTED)
    assert case.ids[0] not in pipeline.late_ids(desk)
    assert lists.count(desk, R, pipeline.late(desk)) == 2
    one = Filter(text="이영수")
    assert [c.id for col in pipeline.cards(desk, one) for c in col.cards] == [case.ids[1]]
    nobody = Filter(conditions=(Condition("counsellor", Op.IS, "없는 사람"),))
    assert sum(col.total for col in pipeline.cards(desk, nobody)) == 0


def test_runner_ups_keep_an_order_and_are_asked_again(case: Case) -> None:
    desk = case.desk
    pipeline.move(desk, case.ids[0], _R.HIRED, hire_date=TODAY + timedelta(days=2))
    pipeline.move(desk, case.ids[1], _R.NOT_HIRED, reason="적격자 다른 사람 채용", runner_up=0)
    pipeline.move(desk, case.ids[2], _R.NOT_HIRED, runner_up=1)
    waiting = runner_ups.of(desk, case.vacancy)
    assert [(p.seeker, p.place) for p in waiting.people] == [("박정숙", 1), ("이영수", 2)]
    assert waiting.room == 0
    with pytest.raises(UserError) as told:
        runner_ups.refer_again(desk, case.ids[2])
    assert "빈 자리" in told.value.message
    assert waiting.next is None
    pipeline.move(desk, case.ids[0], _R.GAVE_UP, reason="다른 곳에 취업")
    waiting = runner_ups.of(desk, case.vacancy)
    assert waiting.room == 1
    assert waiting.next is not None
    assert waiting.next.seeker == "박정숙"
    change = runner_ups.refer_again(desk, case.ids[2])
    assert change.label == "다시 알선: 박정숙 → 조리원 (예비 1순위)"
    assert [p.place for p in runner_ups.of(desk, case.vacancy).people] == [1]
    assert (case.referral(2).status, case.referral(2).runner_up) == (_R.NOT_HIRED, None)
    assert lists.count(desk, R) == 4
    history.undo(desk)
    assert [p.seeker for p in runner_ups.of(desk, case.vacancy).people] == ["박정숙", "이영수"]
    assert lists.count(desk, R) == 3


def test_while_the_firm_is_still_choosing_nobody_is_asked_again(case: Case) -> None:
    pipeline.move(case.desk, case.ids[1], _R.NOT_HIRED, runner_up=0)
    waiting = runner_ups.of(case.desk, case.vacancy)
    assert (waiting.room, len(waiting.people), waiting.next) == (1, 1, None)


def test_the_first_day_may_be_corrected_on_the_way_to_work(case: Case) -> None:
    desk, id_ = case.desk, case.ids[0]
    pipeline.move(desk, id_, _R.HIRED, hire_date=TODAY + timedelta(days=5))
    with pytest.raises(UserError, match="아직 오지 않았습니다"):
        pipeline.move(desk, id_, _R.STARTED)
    pipeline.move(desk, id_, _R.STARTED, hire_date=TODAY)
    placement = referrals.placement_of(desk, id_)
    assert placement is not None
    assert (placement.hire_date, placement.status) == (TODAY, PlacementStatus.WORKING)
    assert case.referral().status is _R.STARTED
    history.undo(desk)
    placement = referrals.placement_of(desk, id_)
    assert placement is not None
    assert (placement.hire_date, case.referral().status) == (
        TODAY + timedelta(days=5),
        _R.HIRED,
    )


def test_one_who_leaves_makes_room_without_reopening_old_vacancies(case: Case) -> None:
    desk = case.desk
    pipeline.move(desk, case.ids[0], _R.STARTED, hire_date=TODAY - timedelta(days=5))
    pipeline.move(desk, case.ids[1], _R.NOT_HIRED, runner_up=0)
    placement = referrals.placement_of(desk, case.ids[0])
    assert placement is not None
    placements.set_status(desk, placement.id, PlacementStatus.LEFT, left_on=TODAY)
    assert casework.status(desk, V, case.vacancy) == VacancyStatus.FILLED.value
    assert runner_ups.of(desk, case.vacancy).room == 1
    runner_ups.refer_again(desk, case.ids[1])
    assert casework.status(desk, V, case.vacancy) == VacancyStatus.PARTLY_FILLED.value


def test_only_who_was_not_hired_is_a_runner_up(case: Case) -> None:
    desk = case.desk
    with pytest.raises(UserError):
        runner_ups.keep(desk, case.ids[0])
    pipeline.move(desk, case.ids[0], _R.NOT_HIRED, runner_up=0)
    pipeline.move(desk, case.ids[0], _R.INTERVIEW_SET, interview_on=TODAY)
    assert case.referral().runner_up is None
    assert runner_ups.of(desk, case.vacancy).people == ()


def test_dropping_a_runner_up_moves_the_others_up(case: Case) -> None:
    desk = case.desk
    for id_ in case.ids:
        pipeline.move(desk, id_, _R.NOT_HIRED, runner_up=0)
    runner_ups.drop(desk, case.ids[0])
    assert [p.referral_id for p in runner_ups.of(desk, case.vacancy).people] == list(case.ids[1:])
    assert [p.place for p in runner_ups.of(desk, case.vacancy).people] == [1, 2]
    vacancy = lists.record(desk, V, case.vacancy)
    vacancies.save(desk, replace(vacancy, openings=3))
    assert runner_ups.of(desk, case.vacancy).room == 3
