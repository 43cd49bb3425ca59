"""Cohorts, courses and trainees are found from anywhere; a cohort's name leads to the cohort."""

from __future__ import annotations

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.services import access, cohort_records, cohorts, lists
from jobdesk.services.desk import Desk
from tests import selection_kit

C, K, T, S = KindId.COHORTS, KindId.COURSES, KindId.TRAINEES, KindId.SEEKERS


def kinds(desk: Desk, words: str) -> list[KindId]:
    return list(dict.fromkeys(hit.kind for hit in lists.search(desk, words)))


def test_a_name_finds_the_person_and_the_place_in_a_cohort(desk: Desk) -> None:
    group = selection_kit.make(desk, 3)
    hits = lists.search(desk, "이영수")
    assert [(hit.kind, hit.id) for hit in hits] == [
        (S, group.of(1).seeker_id),
        (T, group.people[1]),
    ]
    assert hits[1].detail == "물류관리 실무자 양성과정 1기 · 신청"
    assert T in {row.kind for row in access.listing(desk)}


@pytest.mark.parametrize("words", ["물류관리", "ㅁㄹㄱㄹ", "양성과정 1기", "평생학습관"])
def test_words_of_a_cohort_lead_to_it_and_not_to_everybody_in_it(desk: Desk, words: str) -> None:
    group = selection_kit.make(desk, 3)
    found = lists.search(desk, words)
    assert (C, group.id) in [(hit.kind, hit.id) for hit in found]
    assert T not in {hit.kind for hit in found}
    assert next(hit for hit in found if hit.kind is C).detail.startswith("2026-12-07")


def test_a_course_is_found_by_what_it_is(desk: Desk) -> None:
    selection_kit.make(desk, 0)
    assert kinds(desk, "물류관리 실무자") == [C, K]


@pytest.mark.parametrize("words", ["1기 이영수", "이영수 물류", "ㅇㅇㅅ"])
def test_a_person_is_found_within_a_cohort(desk: Desk, words: str) -> None:
    group = selection_kit.make(desk, 3)
    found = [hit.id for hit in lists.search(desk, words) if hit.kind is T]
    assert found == [group.people[1]]


def test_what_lies_in_the_trash_is_not_found(desk: Desk) -> None:
    group = selection_kit.make(desk, 0)
    course = cohort_records.cohort(desk, group.id).course_id
    cohorts.trash(desk, [group.id])
    assert kinds(desk, "물류관리") == [K]
    assert lists.search(desk, "물류관리")[0].id == course
