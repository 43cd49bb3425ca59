"""Two records field by field, as one looks at them before they are made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from jobdesk.domain.kinds import KINDS, Field, KindId
from jobdesk.domain.people import SENSITIVE
from jobdesk.services import access, lists, merging
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk


class Fate(Enum):
    """What a merge does with a field."""

    CHOOSE = "다름"
    JOINED = "둘 다 남음"
    FILLED = "한쪽만"
    SAME = "같음"


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both, as :func:`jobdesk.services.lists.rows` gives values. ``hidden`` ones
    are to be told as written or not, never shown (민감정보)."""

    field: Field
    left: object
    right: object
    fate: Fate
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, and how many records hang on it, by kind."""

    id: int
    name: str
    hangs: tuple[tuple[KindId, int], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both records; ``rows`` first what one has to choose, then what follows by itself."""

    kind: KindId
    left: Side
    right: Side
    rows: tuple[Row, ...]

    @property
    def suggested(self) -> int:
        """Id of the record to keep: on which more hangs, of two equal ones the older."""
        weight = {side.id: sum(n for _, n in side.hangs) for side in (self.left, self.right)}
        return min(weight, key=lambda id_: (-weight[id_], id_))


def compare(desk: Desk, kind: KindId, left: int, right: int) -> Comparison:
    """Lay two records side by side; the access log notes the look at both.

    Raises UserError when they may not be merged, with what to do.
    """
    with desk.store.reading():
        to_left = merging.preview(desk, kind, left, right)
        to_right = merging.preview(desk, kind, right, left)
        joined = {each.field.id: each.joined for each in to_left.differences}
        fields = [f for f in KINDS[kind].stored if f.id not in _NOT_SHOWN]
        shown = lists.rows(desk, kind, [left, right], [f.id for f in fields])
        names = lists.called(desk, kind, [left, right])
    dated = any("birth_date" in each for each in _filled(fields, shown.values()))
    rows = []
    for field, mine, theirs in zip(fields, shown[left], shown[right], strict=True):
        if (blank(mine) and blank(theirs)) or (dated and field.id == "birth_year"):
            continue
        if field.id in joined:
            fate = Fate.JOINED if joined[field.id] else Fate.CHOOSE
        elif blank(mine) or blank(theirs):
            fate = Fate.FILLED
        elif mine == theirs:
            fate = Fate.SAME
        else:
            continue  # it follows from the 구직신청 of both
        rows.append(Row(field, mine, theirs, fate, field.id in SENSITIVE))
    order = list(Fate)
    rows.sort(key=lambda row: order.index(row.fate))
    access.log(desk, Action.VIEW, kind, [left, right], purpose="중복 비교")
    return Comparison(
        kind,
        Side(left, names[left], to_right.moving),
        Side(right, names[right], to_left.moving),
        tuple(rows),
    )


_NOT_SHOWN = frozenset({"merged_into", "birth_approximate"})


def _filled(fields: Sequence[Field], rows: Iterable[Sequence[object]]) -> Iterator[frozenset[str]]:
    """Which fields are filled, record by record."""
    for values in rows:
        yield frozenset(f.id for f, v in zip(fields, values, strict=True) if not blank(v))


def blank(value: object) -> bool:
    """Whether a value counts as not filled in."""
    return value in ("", None, (), False)
