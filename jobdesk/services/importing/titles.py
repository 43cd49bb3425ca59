"""Which record a row names by its title: a trip, a survey, an outreach day, a contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from jobdesk.data import search
from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services.importing.asking import Found
from jobdesk.services.importing.planner import SHOWN
from jobdesk.services.importing.shapes import Candidate

_OUTSIDE_TRASH = Filter()
_TELLING = ("number", "birth_date", "phone")
"""What tells records of one name apart."""


class Titles:
    """Records of a kind by what they are called: their title, their day, or both.

    ``within`` is the link that a record of the kind shares with the row (a contact's firm),
    ``told_by`` the fields beside the name that tell it from others.
    """

    def __init__(self, store: Store, kind: KindId, today: date) -> None:
        self._kind = KINDS[kind]
        self._day = next((f.id for f in self._kind.stored if f.type is FieldType.DATE), "")
        self.within = next(
            (f.id for f in self._kind.stored if f.type is FieldType.LINK and f.required), ""
        )
        fields = [self._kind.title]
        fields += [name for name in (self._kind.title_else, self._day) if name]
        if self.within:
            fields.append(f"{self.within}_id")
        own = {field.id for field in self._kind.fields}
        self.told_by = tuple(name for name in _TELLING if name in own)
        fields += self.told_by
        ids = search.find(store, kind, _OUTSIDE_TRASH, None, today)
        self._named: dict[str, list[tuple[int, dict[str, object]]]] = {}
        for id_, row in search.rows(store, kind, list(ids), fields, today).items():
            record = dict(zip(fields, row, strict=True))
            for name in self._names(record):
                self._named.setdefault(name, []).append((id_, record))

    def _names(self, record: Mapping[str, object]) -> set[str]:
        titles = [record.get(self._kind.title), record.get(self._kind.title_else)]
        day = record.get(self._day)
        words = [_plain(value) for value in titles if value]
        if isinstance(day, date):
            words += [f"{day.isoformat()} {title}" for title in words]
            words.append(day.isoformat())
        return {text.search_key(word) for word in words if word}

    def find(
        self,
        said: str,
        *,
        day: date | None = None,
        near: date | None = None,
        within: int | None = None,
        beside: Mapping[str, object] = MappingProxyType({}),
    ) -> Found:
        """The record that ``said`` names, of that ``day`` and ``within`` that record, born when
        ``beside`` says; of several of that name the one that it tells, or of the day ``near``."""
        found = self._named.get(text.search_key(said), [])
        if day is not None and self._day:
            found = [one for one in found if one[1][self._day] == day]
        if within is not None and self.within:
            found = [one for one in found if one[1][f"{self.within}_id"] == within]
        born = beside.get("birth_date")
        if born is not None and "birth_date" in self.told_by:
            found = [one for one in found if one[1]["birth_date"] in (born, None)]
        for name in self.told_by:
            if len(found) > 1 and (told := beside.get(name)) is not None:
                found = [one for one in found if one[1][name] == told] or found
        if len(found) > 1 and near is not None and self._day:
            found = [one for one in found if one[1][self._day] == near] or found
        if len(found) == 1:
            return Found(found[0][0])
        shown = tuple(
            Candidate(id_, said, self._detail(record), "이름이 같습니다")
            for id_, record in found[:SHOWN]
        )
        why = f"이름이 같은 {self._kind.label} 기록이 여럿입니다. 어느 것인지 고르세요."
        return Found(None, shown, why if shown else "")

    def _detail(self, record: Mapping[str, object]) -> str:
        return " · ".join(_plain(value) for value in record.values() if value)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
