"""The kinds that surround a record: days, ties, papers, tasks, phrases, views."""

from __future__ import annotations

from jobdesk.domain import circumstances, counselling
from jobdesk.domain.fields import Field, FieldType, Kind, KindId, values

_T = FieldType
_SEEKER = Field("seeker", "구직자", _T.LINK, personal=True, link="seekers")
_EMPLOYER = Field("employer", "구인업체", _T.LINK, link="employers")
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)
_NOTE = Field("note", "비고", _T.LONG_TEXT)

AVAILABILITY = Kind(
    KindId.AVAILABILITY,
    "가능일",
    "건",
    "seeker",
    (
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        Field(
            "availability_type", "구분", _T.CHOICE, choices=values(circumstances.AvailabilityType)
        ),
        Field("starts_on", "시작일", _T.DATE),
        Field("ends_on", "종료일", _T.DATE),
        Field("weekdays", "요일", _T.MULTI, choices=circumstances.WEEKDAYS),
        Field("hours", "시간"),
        _NOTE,
    ),
)

RELATIONS = Kind(
    KindId.RELATIONS,
    "관계",
    "건",
    "seeker",
    (
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        Field("other", "관계 있는 사람", _T.LINK, required=True, personal=True, link="seekers"),
        Field("relation", "관계", _T.SUGGEST, required=True, choices=circumstances.RELATIONS),
        _NOTE,
    ),
)

ATTACHMENTS = Kind(
    KindId.ATTACHMENTS,
    "첨부",
    "건",
    "name",
    (
        Field("of_kind", "기록 종류"),
        Field("of_id", "기록 번호", _T.NUMBER),
        Field("name", "파일 이름", required=True),
        Field("media_type", "형식"),
        Field("size", "크기", _T.NUMBER, unit="바이트"),
        Field("file_id", "파일 번호", _T.NUMBER),
        Field("caption", "설명"),
        Field("added_on", "올린 날", _T.DATE),
        _COUNSELLOR,
    ),
)

DISTINCT_PAIRS = Kind(
    KindId.DISTINCT_PAIRS,
    "다른 사람 확인",
    "건",
    "of_kind",
    (
        Field("of_kind", "기록 종류"),
        Field("one_id", "한 기록", _T.NUMBER),
        Field("other_id", "다른 기록", _T.NUMBER),
        Field("decided_on", "확인일", _T.DATE),
        _COUNSELLOR,
    ),
)

TASKS = Kind(
    KindId.TASKS,
    "할 일",
    "건",
    "title",
    (
        Field("title", "할 일", required=True),
        Field("due_on", "날짜", _T.DATE),
        Field("due_at", "시각"),
        _SEEKER,
        Field("birth_date", "생년월일", _T.DATE, derived=True, personal=True),
        Field("phone", "연락처", _T.PHONE, derived=True, personal=True),
        _EMPLOYER,
        Field("source", "출처"),
        Field("done_on", "마친 날", _T.DATE),
        Field("snoozed_until", "미룬 날", _T.DATE),
        _COUNSELLOR,
        _NOTE,
    ),
)

PHRASES = Kind(
    KindId.PHRASES,
    "상용구",
    "건",
    "title",
    (
        Field("title", "제목", required=True),
        Field("topic", "유형", _T.SUGGEST, choices=values(counselling.NoteTopic)),
        Field("content", "내용", _T.LONG_TEXT, required=True),
        _COUNSELLOR,
    ),
)

SAVED_VIEWS = Kind(
    KindId.SAVED_VIEWS,
    "저장된 보기",
    "건",
    "name",
    (
        Field("list_kind", "목록", required=True),
        Field("name", "보기 이름", required=True),
        Field("definition", "내용", _T.LONG_TEXT),
        Field("shared", "함께 쓰기", _T.FLAG),
        _COUNSELLOR,
    ),
)
