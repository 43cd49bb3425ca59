"""Phrases: offered at first, found by title and 초성, filled with names and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.counselling import NoteTopic, Phrase
from jobdesk.errors import UserError
from jobdesk.services import history, phrases
from jobdesk.services.desk import Desk

DAY = date(2026, 11, 20)


def test_the_offered_phrases_come_as_one_operation(desk: Desk) -> None:
    assert phrases.all(desk) == ()
    change = phrases.add_defaults(desk)
    stored = phrases.all(desk)
    assert len(stored) == len(phrases.defaults()) >= 12
    assert change.label == f"기본 상용구 넣기: {len(stored)}개"
    assert phrases.add_defaults(desk).operation == 0  # nothing is put in twice
    history.undo(desk, change.operation)
    assert phrases.all(desk) == ()


def test_the_offered_phrases_name_topics_that_there_are() -> None:
    topics = {topic.value for topic in NoteTopic}
    assert {phrase.topic for phrase in phrases.defaults()} <= topics
    assert len({phrase.title for phrase in phrases.defaults()}) == len(phrases.defaults())


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("부재", "부재중"),
        ("ㅂㅈㅈ", "부재중"),
        ("ㅁㅈㅈ", "면접 준비"),
        ("카드", "내일배움카드"),
        ("이직확인서", "실업급여 신청 안내"),
    ],
)
def test_a_phrase_is_found_by_title_initials_or_text(words: str, first: str) -> None:
    assert phrases.matching(phrases.defaults(), words)[0].title == first


def test_phrases_of_the_notes_topic_come_first() -> None:
    found = phrases.matching(phrases.defaults(), "", "기업지원")
    assert [phrase.topic for phrase in found[:2]] == ["기업지원", "기업지원"]
    assert len(found) == len(phrases.defaults())
    assert phrases.matching(phrases.defaults(), "없는 말") == ()


def test_blanks_are_filled_where_there_is_something_to_fill() -> None:
    phrase = Phrase(title="부재중", content="{오늘} {이름} 님께 전화함. {담당}")
    assert phrases.filled(phrase, name="김민지", day=DAY, user="이상담") == (
        "11월 20일 김민지 님께 전화함. 이상담"
    )
    assert phrases.filled(phrase, name="", day=DAY, user="이상담").startswith("11월 20일 {이름} 님")


def test_a_title_stands_once(desk: Desk) -> None:
    one = phrases.add(desk, Phrase(title="부재중", content="받지 않음"))
    with pytest.raises(UserError, match="이미 있습니다"):
        phrases.add(desk, Phrase(title="부재 중", content="안 받음"))
    (stored,) = phrases.all(desk)
    phrases.save(desk, replace(stored, content="전화를 받지 않음"))
    assert phrases.all(desk)[0].content == "전화를 받지 않음"
    phrases.trash(desk, [one.id])
    assert phrases.all(desk) == ()
    history.undo(desk)
    assert len(phrases.all(desk)) == 1
