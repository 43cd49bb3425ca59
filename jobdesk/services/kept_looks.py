"""What a saved view and a roster layout share: a look of a list kept under a name of its own,
for oneself or for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import SavedView
from jobdesk.domain.kinds import KindId
from jobdesk.domain.sheets import RosterLayout
from jobdesk.errors import UserError
from jobdesk.services import entries
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

Kept = TypeVar("Kept", SavedView, RosterLayout)

_WORDS = {KindId.SAVED_VIEWS: "보기", KindId.ROSTER_LAYOUTS: "명부 양식"}
_TAKEN = {
    KindId.SAVED_VIEWS: (
        "‘{name}’ 보기가 이미 있습니다. 저장하지 않았습니다. 이름을 다르게 쓰거나, 그 보기를 연 "
        "뒤 ‘덮어쓰기’를 고르세요."
    ),
    KindId.ROSTER_LAYOUTS: (
        "‘{name}’ 양식이 이미 있습니다. 저장하지 않았습니다. 이름을 다르게 쓰거나, 그 양식을 "
        "고른 뒤 ‘덮어쓰기’를 고르세요."
    ),
}


def usable(desk: Desk, look: Kept) -> bool:
    """Whether the one at the desk may use it: it is shared, or theirs."""
    return bool(look.shared) or look.counsellor == desk.user


def add(desk: Desk, look: Kept, there: Iterable[Kept]) -> Change:
    """Store a new look beside those of its list. Raises UserError with the field that is wrong."""
    kind, clean = records.kind_of(look), _prepared(desk, look, there)
    with writing(desk, f"{_WORDS[kind]} 저장: {clean.name}", Action.ADD, kind) as work:
        return work.change(work.insert(clean))


def save(desk: Desk, look: Kept, deed: str, there: Iterable[Kept]) -> Change:
    """Store a changed look; ``deed`` is what was done to it. Raises UserError and StaleRecord."""
    kind, clean = records.kind_of(look), _prepared(desk, look, there)
    with writing(desk, f"{_WORDS[kind]} {deed}: {clean.name}", Action.EDIT, kind) as work:
        work.update(clean)
        return work.change(clean.id)


def share(desk: Desk, look: Kept, there: Iterable[Kept], *, shared: bool) -> Change:
    """Offer a look to everybody, or keep it to the one at the desk. Raises StaleRecord."""
    whose = replace(look, shared=shared, counsellor=look.counsellor if shared else desk.user)
    return save(desk, whose, "함께 쓰기" if shared else "나만 쓰기", there)


def _prepared(desk: Desk, look: Kept, there: Iterable[Kept]) -> Kept:
    clean = replace(tidied(look), definition=look.definition)  # JSON, not somebody's prose
    insist(entries.check(desk, clean))
    for other in there:
        if other.id != clean.id and text.search_key(other.name) == text.search_key(clean.name):
            taken = _TAKEN[records.kind_of(clean)].format(name=other.name)
            raise UserError(taken, field="name")
    return clean
