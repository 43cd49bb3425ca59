"""The timeline: every record that names a person or firm, newest first, and only what stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.data import records
from jobdesk.domain.aftercare import FollowUp, Outcome, Survey, SurveyAnswer
from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.circumstances import Attachment, Task
from jobdesk.domain.interviews import Trip, TripPerson
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Agreement, HiringProxy, Visit
from jobdesk.errors import UserError
from jobdesk.services import (
    entries,
    history,
    notes,
    placements,
    referrals,
    timeline,
    trash,
)
from jobdesk.services.desk import Desk
from tests import casework

S, E = KindId.SEEKERS, KindId.EMPLOYERS
TODAY = date(2026, 11, 20)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def titles(desk: Desk, kind: KindId, id_: int) -> list[str]:
    return [event.title for event in timeline.of(desk, kind, id_)]


def test_all_that_happened_to_a_person_stands_in_one_list(desk: Desk) -> None:
    one = casework.seeker(
        desk, registered_on=ago(60), consent_on=ago(60), provide_consent_on=ago(59)
    )
    firm = casework.employer(desk)
    job = casework.vacancy(desk, firm)
    notes.write(desk, notes.blank(desk, noted_on=ago(50), content="희망 직종 확인"), [one])
    sent = referrals.refer(desk, [one], job, referred_on=ago(40), method="전화").id
    referrals.set_status(desk, sent, ReferralStatus.INTERVIEW_SET, interview_on=ago(35))
    trip = entries.add(desk, Trip(held_on=ago(35), starts_at="09:00", place="한빛식품"))
    entries.add(desk, TripPerson(trip_id=trip.id, seeker_id=one, employer_id=firm))
    hire = placements.blank_from_referral(desk, sent)
    placed = placements.record(desk, replace(hire, hire_date=ago(30))).id
    entries.add(
        desk,
        FollowUp(
            placement_id=placed,
            seeker_id=one,
            milestone=1,
            due_on=TODAY,
            done_on=TODAY,
            outcome=Outcome.DONE,
            employed=True,
            content="잘 다니고 있음",
        ),
    )
    survey = entries.add(desk, Survey(title="구직자 만족도", questions=("만족합니까",))).id
    entries.add(
        desk,
        SurveyAnswer(survey_id=survey, seeker_id=one, answered_on=ago(2), scores=("5",)),
    )
    entries.add(desk, Task(title="이력서 받기", seeker_id=one, due_on=ago(1)))
    found = timeline.of(desk, S, one)
    words = [event.title for event in found]
    for expected in (
        "사후관리 1개월",
        "할 일: 이력서 받기",
        "만족도 응답: 구직자 만족도",
        "취업: 한빛식품 조리원",
        "면접: 한빛식품 조리원",
        "동행면접: 한빛식품",
        "알선: 한빛식품 조리원",
        "취업상담 · 방문",
        "구인업체에 제공 동의",
        "개인정보 수집·이용 동의",
    ):
        assert expected in words, expected
    days = [event.at for event in found]
    assert days == sorted(days, reverse=True)
    groups = {name for name, _, _ in timeline.GROUPS}
    assert {event.group for event in found} == groups - {"days", "training", "farms"}


def test_steps_come_from_the_journal_and_not_what_was_undone(desk: Desk) -> None:
    one = casework.seeker(desk)
    job = casework.vacancy(desk, casework.employer(desk))
    sent = referrals.refer(desk, [one], job).id
    moved = referrals.set_status(desk, sent, ReferralStatus.DECLINED, reason="거리가 멂")
    step = "알선 상태: 제안 → 거절"
    before = titles(desk, S, one)
    assert step in before
    assert "구직자 상태: 구직등록 → 알선중" in before
    history.undo(desk, moved.operation)
    after = titles(desk, S, one)
    assert step not in after
    assert "구직자 상태: 구직등록 → 알선중" in after
    history.redo(desk)
    assert titles(desk, S, one) == before


def test_what_lies_in_the_trash_is_not_told(desk: Desk) -> None:
    one = casework.seeker(desk)
    made = notes.write(desk, notes.blank(desk, content="상담함"), [one]).id
    assert "취업상담 · 방문" in titles(desk, S, one)
    trash.TRASH[KindId.NOTES](desk, [made])
    assert "취업상담 · 방문" not in titles(desk, S, one)


def test_a_note_is_whole_and_says_how_many_it_was_written_with(desk: Desk) -> None:
    people = [casework.seeker(desk, name) for name in ("김민지", "박정숙", "이도현")]
    later = TODAY + timedelta(days=7)
    wanted = notes.blank(desk, content="집단상담", next_on=later, next_what="이력서")
    notes.write(desk, wanted, people)
    event = next(e for e in timeline.of(desk, S, people[0]) if e.note)
    assert event.note is not None
    assert (event.note.next_on, event.with_others, event.text) == (later, 2, "집단상담")


def test_a_firm_has_its_own_list(desk: Desk) -> None:
    one, firm = casework.seeker(desk), casework.employer(desk)
    other = casework.employer(desk, "다른 업체")
    job = casework.vacancy(desk, firm)
    referrals.refer(desk, [one], job)
    notes.write(desk, notes.blank(desk, content="채용 계획을 들음", topic="기업지원"), [], [firm])
    entries.add(desk, Visit(employer_id=firm, visited_on=ago(3), purpose="채용 수요 조사"))
    entries.add(
        desk, Agreement(employer_id=firm, signed_on=ago(9), area="채용", partner="한빛식품")
    )
    entries.add(
        desk,
        HiringProxy(employer_id=firm, requested_on=ago(5), job="조리원", heads=3, supplied=1),
    )
    entries.add(desk, Task(title="구인표 받기", employer_id=firm, due_on=TODAY, done_on=TODAY))
    words = titles(desk, E, firm)
    for expected in (
        "구인 접수: 조리원",
        "알선: 김민지 → 조리원",
        "기업지원 · 방문",
        "협약: 채용",
        "채용대행: 조리원",
        "할 일 마침: 구인표 받기",
    ):
        assert expected in words, (expected, words)
    assert any("채용 수요 조사" in word for word in words)
    assert titles(desk, E, other) == []


def test_papers_are_told_where_they_are_kept(desk: Desk) -> None:
    one, firm = casework.seeker(desk), casework.employer(desk)
    paper = Attachment(of_kind=S.value, of_id=one, name="자격증.jpg", added_on=TODAY)
    with desk.store.operation("첨부"):
        records.insert(desk.store, paper)
    assert "첨부: 자격증.jpg" in titles(desk, S, one)
    assert "첨부: 자격증.jpg" not in titles(desk, E, firm)


def test_only_the_newest_are_told(desk: Desk) -> None:
    one = casework.seeker(desk)
    for number in range(12):
        made = notes.blank(desk, content=f"{number}번째", noted_on=ago(number))
        notes.write(desk, made, [one])
    found = timeline.of(desk, S, one, limit=5)
    assert len(found) == 5
    assert found[0].at == TODAY
    assert all(event.at >= ago(4) for event in found)


def test_who_is_gone_has_no_list(desk: Desk) -> None:
    with pytest.raises(UserError, match="찾을 수 없습니다"):
        timeline.of(desk, S, 404)
