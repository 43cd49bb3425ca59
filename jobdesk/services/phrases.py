"""상용구: sentences written often, put into a note by title or 초성 with their blanks filled."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from functools import cache

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import Phrase, check_phrase
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.paths import resource
from jobdesk.services import entries, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

_KIND = KindId.PHRASES

BLANKS: tuple[tuple[str, str], ...] = (
    ("{이름}", "상담하는 사람의 이름"),
    ("{오늘}", "오늘 날짜"),
    ("{담당}", "쓰는 사람의 이름"),
)
"""What is filled in when a phrase is put into a note, and what it becomes."""


@cache
def defaults() -> tuple[Phrase, ...]:
    """The phrases offered to a centre that has none (resources/tables/phrases.csv)."""
    with resource("tables/phrases.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Phrase(title=row["title"], topic=row["topic"], content=row["content"])
            for row in csv.DictReader(file)
        )


def all(desk: Desk) -> tuple[Phrase, ...]:  # noqa: A001 - phrases.all reads as it should
    """Every phrase, by title."""
    ids = lists.find(desk, _KIND)
    return tuple(records.get_many(desk.store, _KIND, ids.tolist()))


def matching(phrases: Sequence[Phrase], words: str, topic: str = "") -> tuple[Phrase, ...]:
    """Those whose title, its 초성 or text hold ``words``: the note's topic first, then by
    whether the title begins with them."""
    typed = "".join(text.tidy(words).split())
    initials_only = text.is_choseong(typed)  # whose search key would be other signs
    key = typed if initials_only else text.search_key(typed)
    found = []
    for phrase in phrases:
        title = text.choseong(phrase.title) if initials_only else text.search_key(phrase.title)
        if not key or title.startswith(key):
            place = 0
        elif key in title:
            place = 1
        elif not initials_only and key in text.search_key(phrase.content):
            place = 2
        else:
            continue
        found.append((place, phrase.topic != topic, phrase.title, phrase.id, phrase))
    return tuple(one[-1] for one in sorted(found, key=lambda one: one[:-1]))


def filled(phrase: Phrase, *, name: str, day: date, user: str) -> str:
    """The text with its blanks filled; what has no value yet keeps its blank."""
    content = phrase.content
    for blank, value in (
        ("{이름}", name),
        ("{오늘}", f"{day.month}월 {day.day}일"),
        ("{담당}", user),
    ):
        content = content.replace(blank, value or blank)
    return content


def add(desk: Desk, phrase: Phrase) -> Change:
    """Store a new phrase. Raises UserError with the field that is wrong."""
    clean = _prepared(desk, phrase)
    with writing(desk, f"상용구 등록: {clean.title}", Action.ADD, _KIND) as work:
        return work.change(work.insert(clean))


def save(desk: Desk, phrase: Phrase) -> Change:
    """Store an edited phrase. Raises UserError and StaleRecord."""
    clean = _prepared(desk, phrase)
    with writing(desk, f"상용구 수정: {clean.title}", Action.EDIT, _KIND) as work:
        work.update(clean)
        return work.change(clean.id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move phrases to the 휴지통."""
    return entries.trash(desk, _KIND, ids)


def add_defaults(desk: Desk) -> Change:
    """Store the offered phrases, all in one operation; a title there is already is left out."""
    known = {phrase.title for phrase in all(desk)}
    missing = [phrase for phrase in defaults() if phrase.title not in known]
    with writing(desk, f"기본 상용구 넣기: {len(missing)}개", Action.ADD, _KIND) as work:
        ids = [work.insert(tidied(phrase)) for phrase in missing]
        return work.change(*ids)


def _prepared(desk: Desk, phrase: Phrase) -> Phrase:
    clean = tidied(phrase)
    insist(check_phrase(clean, desk.today()))
    for other in all(desk):
        if other.id != clean.id and text.search_key(other.title) == text.search_key(clean.title):
            raise UserError(
                f"‘{other.title}’ 상용구가 이미 있습니다. 저장하지 않았습니다. "
                "제목을 다르게 쓰세요.",
                field="title",
            )
    return clean
