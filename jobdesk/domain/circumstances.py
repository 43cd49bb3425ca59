"""What surrounds a record: days free for work, ties between people, papers, things to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.checks import Problem, in_order, need

WEEKDAYS: tuple[str, ...] = ("월", "화", "수", "목", "금", "토", "일")
"""Days of the week as they are stored, Monday first."""


class AvailabilityType(StrEnum):
    """Whether a span says when a person can work or when not."""

    FREE = "가능"
    BUSY = "불가"


@dataclass(frozen=True, slots=True)
class Availability:
    """가능일: a span of days, on all or some weekdays, on which a person can or cannot work.

    An empty ``until`` has no end. ``hours`` is free text (``오전``, ``09:00~13:00``).
    """

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    availability_type: AvailabilityType = AvailabilityType.FREE
    starts_on: date | None = None
    ends_on: date | None = None
    weekdays: tuple[str, ...] = ()
    hours: str = ""
    note: str = ""
    trashed_on: date | None = None


RELATIONS: tuple[str, ...] = ("배우자", "부모·자녀", "형제자매", "이웃", "같은 작업반", "동료")
"""관계, offered; anything else may be typed."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two people (household, crew), the same read from either side."""

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    other_id: int | None = None
    relation: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper kept with the record ``of_id`` of kind ``of_kind``; ``size`` in bytes.

    ``file_id`` names the bytes, which are stored once however often they are attached.
    """

    id: int = 0
    revision: int = 0
    of_kind: str = ""
    of_id: int | None = None
    name: str = ""
    media_type: str = ""
    size: int | None = None
    file_id: int | None = None
    caption: str = ""
    added_on: date | None = None
    counsellor: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DistinctPair:
    """The verdict that two records of a kind are not the same; ``one_id`` is the smaller id."""

    id: int = 0
    revision: int = 0
    of_kind: str = ""
    one_id: int | None = None
    other_id: int | None = None
    decided_on: date | None = None
    counsellor: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """할 일: made by hand, or (``source`` filled) the answer to one derived from records.

    ``source`` names the derived task (``referral:12``); ``done_on`` says it was checked off,
    ``snoozed_until`` that it was put off. ``due_at`` is a time of day or empty.
    """

    id: int = 0
    revision: int = 0
    title: str = ""
    due_on: date | None = None
    due_at: str = ""
    seeker_id: int | None = None
    employer_id: int | None = None
    source: str = ""
    done_on: date | None = None
    snoozed_until: date | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SavedView:
    """저장된 보기: filter, order and columns of a list under a name.

    ``definition`` is JSON, written and read by the service of views. A view that is not
    ``shared`` is offered to ``counsellor`` alone.
    """

    id: int = 0
    revision: int = 0
    list_kind: str = ""
    name: str = ""
    definition: str = "{}"
    shared: bool | None = True
    counsellor: str = ""
    trashed_on: date | None = None


def check_availability(availability: Availability, today: date) -> tuple[Problem, ...]:
    """What keeps a span of days from being stored, in words."""
    del today
    a = availability
    problems = [
        *need("seeker", a.seeker_id, "구직자"),
        *in_order("ends_on", a.starts_on, a.ends_on, "시작일", "종료일"),
    ]
    unknown = [day for day in a.weekdays if day not in WEEKDAYS]
    if unknown:
        problems.append(Problem("weekdays", f"모르는 요일입니다: {unknown[0]}"))
    return tuple(problems)


def check_relation(relation: Relation, today: date) -> tuple[Problem, ...]:
    """What keeps a tie from being stored, in words."""
    del today
    problems = [
        *need("seeker", relation.seeker_id, "구직자"),
        *need("other", relation.other_id, "관계 있는 사람"),
        *need("relation", relation.relation, "관계"),
    ]
    if relation.seeker_id is not None and relation.seeker_id == relation.other_id:
        problems.append(Problem("other", "자기 자신과는 관계를 맺을 수 없습니다."))
    return tuple(problems)


def check_attachment(attachment: Attachment, today: date) -> tuple[Problem, ...]:
    """What keeps a paper from being stored, in words."""
    del today
    return (
        *need("of_id", attachment.of_id, "기록"),
        *need("name", attachment.name, "파일 이름"),
        *need("file_id", attachment.file_id, "파일"),
    )


def check_distinct_pair(pair: DistinctPair, today: date) -> tuple[Problem, ...]:
    """What keeps a verdict from being stored, in words."""
    del today
    if pair.one_id is None or pair.other_id is None or pair.one_id >= pair.other_id:
        return (Problem("other_id", "서로 다른 두 기록을 고르세요."),)
    return ()


def check_task(task: Task, today: date) -> tuple[Problem, ...]:
    """What keeps a thing to do from being stored, in words."""
    del today
    return tuple(need("title", task.title, "할 일"))


def check_saved_view(view: SavedView, today: date) -> tuple[Problem, ...]:
    """What keeps a view from being stored, in words."""
    del today
    return (*need("name", view.name, "보기 이름"), *need("list_kind", view.list_kind, "목록"))
