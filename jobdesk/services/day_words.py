"""What a centre writes to those it invites to a day: its own words, kept for the next time, and
the blanks in them filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.data import settings as table
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import MatchingDay
from jobdesk.errors import UserError
from jobdesk.services import settings
from jobdesk.services.desk import Desk

LONGEST = 2_000
"""Signs of a message; a long text message (LMS) holds about half of it."""


class DayText(StrEnum):
    """To whom a message goes; the value is where the centre's settings keep its words."""

    FIRMS = "day_words_firms"
    SEEKERS = "day_words_seekers"
    REGISTERED = "day_words_registered"


LABELS: Mapping[DayText, str] = {
    DayText.FIRMS: "업체 초청 문자",
    DayText.SEEKERS: "구직자 초청 문자",
    DayText.REGISTERED: "접수한 분 안내 문자",
}

OFFERED: Mapping[DayText, str] = {
    DayText.FIRMS: (
        "[{센터}] {업체명} 담당자님, {행사명}에 초대합니다.\n"
        "일시: {날짜}\n장소: {장소}\n"
        "구직자를 현장에서 바로 면접하실 수 있습니다. "
        "참가하시려면 모집 직종과 인원을 알려 주세요.\n"
        "문의: {담당} {센터 전화}"
    ),
    DayText.SEEKERS: (
        "[{센터}] {이름} 님, {행사명}에 초대합니다.\n"
        "일시: {날짜}\n장소: {장소}\n"
        "여러 업체를 한자리에서 만나 면접을 보실 수 있습니다. 오시려면 전화로 접수해 주세요.\n"
        "문의: {담당} {센터 전화}"
    ),
    DayText.REGISTERED: (
        "[{센터}] {이름} 님, {행사명}에 접수되셨습니다. 접수번호 {접수번호}번입니다.\n"
        "일시: {날짜}\n장소: {장소}\n면접: {면접}\n"
        "오시면 접수대에서 이름이나 번호를 말씀해 주세요.\n"
        "문의: {담당} {센터 전화}"
    ),
}
"""The messages offered; whoever writes may change them, and the centre keeps what they wrote."""

_EVERYBODY = ("{행사명}", "{날짜}", "{장소}", "{센터}", "{담당}", "{센터 전화}")
BLANKS: Mapping[DayText, tuple[str, ...]] = {
    DayText.FIRMS: ("{업체명}", "{담당자}", *_EVERYBODY),
    DayText.SEEKERS: ("{이름}", *_EVERYBODY),
    DayText.REGISTERED: ("{이름}", "{접수번호}", "{면접}", *_EVERYBODY),
}
"""What may stand in a message and is filled in."""

_WEEKDAYS = "월화수목금토일"
_BLANK = re.compile(r"\{[^{}]+\}")


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one receiver; ``phone`` is empty where none is known."""

    ref_id: int
    name: str
    phone: str
    text: str

    @property
    def unfilled(self) -> tuple[str, ...]:
        """The blanks that still stand in the text, as ``{장소}`` of a day without a place."""
        return tuple(dict.fromkeys(_BLANK.findall(self.text)))


def get(desk: Desk, whom: DayText) -> str:
    """The centre's own words, else those offered."""
    return str(table.read(desk.store).get(whom.value) or "") or OFFERED[whom]


def keep(desk: Desk, whom: DayText, words: str) -> Change:
    """Keep the words of a message for everybody at the centre; none, or those offered, let
    their own go. An operation that can be undone; the same words again write nothing.

    Raises UserError for words that are too long.
    """
    own = words.strip()
    if len(own) > LONGEST:
        raise UserError(
            f"문자는 {LONGEST:,}자까지입니다. 바꾼 말을 남기지 않았습니다. 줄여 적으세요."
        )
    if own == OFFERED[whom]:
        own = ""
    if own == str(table.read(desk.store).get(whom.value) or ""):
        return Change((), "", 0)
    with desk.store.operation(f"{LABELS[whom]}의 말 바꿈") as operation:
        written = table.write(desk.store, {whom.value: own})
        return operation.change(*(Ref(KindId.SETTINGS, id_) for id_ in written))


def common(desk: Desk, day: MatchingDay) -> dict[str, str]:
    """What the blanks that are alike for everybody become."""
    centre = settings.get(desk)
    return {
        "{행사명}": day.title,
        "{날짜}": when(day),
        "{장소}": day.place,
        "{센터}": centre.name,
        "{담당}": day.counsellor or desk.user,
        "{센터 전화}": centre.phone,
    }


def when(day: MatchingDay) -> str:
    """``12월 4일(금) 13:30~17:00``."""
    on = day.held_on
    words = _day(on) if on else ""
    if on and day.ends_on and day.ends_on != on:
        words += f"~{_day(day.ends_on)}"
    span = "~".join(part for part in (day.starts_at, day.ends_at) if part)
    return " ".join(part for part in (words, span) if part)


def filled(template: str, words: Mapping[str, str]) -> str:
    """The text with its blanks filled in one go; what has no value yet keeps its blank."""
    return _BLANK.sub(lambda found: words.get(found[0], "") or found[0], template)


def _day(on: date) -> str:
    return f"{on.month}월 {on.day}일({_WEEKDAYS[on.weekday()]})"
