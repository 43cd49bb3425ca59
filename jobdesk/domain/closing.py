"""마감: the rows of a closed month as text and back, and what changed in them since (정정)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from jobdesk.domain.evidence import Selected
from jobdesk.domain.fields import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.own_indicators import HandRule
from jobdesk.domain.report_checks import typed_number


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """One indicator in one month as it was counted: its value and the rows behind it.

    ``hand`` is the HandRule of one typed by hand; each of its rows has its number in ``who``.
    """

    indicator: str
    name: str
    unit: str
    value: Decimal
    kind: KindId
    rows: tuple[Selected, ...]
    distinct: bool = False
    hand: str = ""

    def with_rows(self, rows: Sequence[Selected]) -> FrozenFigure:
        """The same indicator over other rows."""
        return replace(
            self, rows=tuple(rows), value=value_of(rows, distinct=self.distinct, hand=self.hand)
        )


@dataclass(frozen=True, slots=True)
class RowChange:
    """One record whose part in a closed month changed; ``before`` and ``after`` are its rows, None
    where it was not counted. ``who`` and ``why`` are filled from the journal."""

    record: int
    before: Selected | None
    after: Selected | None
    what: str = ""
    who: str = ""
    why: str = ""
    on: date | None = None

    @property
    def word(self) -> str:
        """추가, 제외 or 변경."""
        if self.before is None:
            return "추가"
        return "제외" if self.after is None else "변경"


@dataclass(frozen=True, slots=True)
class Correction:
    """정정 of one indicator of one closed month."""

    month: Month
    indicator: str
    name: str
    unit: str
    kind: KindId
    before: Decimal
    after: Decimal
    changes: tuple[RowChange, ...] = field(default_factory=tuple)

    @property
    def difference(self) -> Decimal:
        """How much more, below nought how much less."""
        return self.after - self.before


def value_of(rows: Iterable[Selected], *, distinct: bool, hand: str = "") -> Decimal:
    """What rows count: different people where those are counted, else their weights; of those
    typed by hand their numbers together or, where that is its rule, the last."""
    if hand:
        typed = [number for row in rows if (number := typed_number(str(row.who))) is not None]
        return sum(typed[-1:] if hand == HandRule.LATEST else typed, Decimal(0))
    if distinct:
        return Decimal(len({row.who for row in rows}))
    return Decimal(sum(row.weight for row in rows))


def compared(month: Month, was: FrozenFigure, now: Sequence[Selected]) -> Correction | None:
    """What changed in a closed month, None where nothing did."""
    old, new = {row.id: row for row in was.rows}, {row.id: row for row in now}
    if old == new:
        return None
    changes = tuple(
        RowChange(id_, old.get(id_), new.get(id_))
        for id_ in sorted(old.keys() | new.keys())
        if old.get(id_) != new.get(id_)
    )
    after = value_of(now, distinct=was.distinct, hand=was.hand)
    return Correction(month, was.indicator, was.name, was.unit, was.kind, was.value, after, changes)


def applied(was: FrozenFigure, correction: Correction) -> FrozenFigure:
    """A closed month as it stood once a correction was told."""
    rows = {row.id: row for row in was.rows}
    for change in correction.changes:
        if change.after is None:
            rows.pop(change.record, None)
        else:
            rows[change.record] = change.after
    return was.with_rows(sorted(rows.values(), key=lambda row: (row.day, row.id)))


def counted_text(figures: Iterable[FrozenFigure], after_operation: int) -> str:
    """The rows of a month as they are kept: a line that says what each indicator came to and one
    line of rows for each; ``after_operation`` is the last step before it."""
    heads, lines = {}, []
    for each in sorted(figures, key=lambda figure: figure.indicator):  # as the head sorts its names
        rows = rows_text(each.rows)
        heads[each.indicator] = {
            "name": each.name,
            "unit": each.unit,
            "value": f"{each.value:f}",
            "kind": each.kind.value,
            "distinct": each.distinct,
            "print": fingerprint(rows),
            **({"hand": each.hand} if each.hand else {}),
        }
        lines.append(rows)
    return "\n".join([_text({"after": after_operation, "indicators": heads}), *lines])


def rows_text(rows: Iterable[Selected]) -> str:
    """The rows of one indicator in one month, in one line."""
    return _text([[row.id, row.day.day, row.weight, row.who] for row in rows])


def fingerprint(rows: str) -> str:
    """By which two lines of rows are told apart without reading either."""
    return hashlib.blake2b(rows.encode(), digest_size=12).hexdigest()


class KeptMonth:
    """What :func:`counted_text` wrote of ``month``; rows are read where they are asked for.

    Raises ValueError, KeyError or TypeError where it is none.
    """

    def __init__(self, month: Month, text: str) -> None:
        head, *lines = text.split("\n")
        kept = json.loads(head)
        self._month, self._heads = month, kept["indicators"]
        self._lines = dict(zip(self._heads, lines, strict=True))
        self._read: dict[str, FrozenFigure] = {}
        self.after = int(kept["after"])

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that were counted."""
        return tuple(self._heads)

    def fingerprint(self, indicator: str) -> str:
        """That of the rows of an indicator. Raises KeyError when it was not counted."""
        return str(self._heads[indicator]["print"])

    def figure(self, indicator: str) -> FrozenFigure | None:
        """An indicator as it was counted, None when it was not."""
        head = self._heads.get(indicator)
        if head is None:
            return None
        if indicator not in self._read:
            first = self._month.first
            self._read[indicator] = FrozenFigure(
                indicator,
                head["name"],
                head["unit"],
                Decimal(head["value"]),
                KindId(head["kind"]),
                tuple(
                    Selected(id_, first.replace(day=day), weight, who)
                    for id_, day, weight, who in json.loads(self._lines[indicator])
                ),
                bool(head["distinct"]),
                str(head.get("hand", "")),
            )
        return self._read[indicator]


def corrections_text(corrections: Iterable[Correction]) -> str:
    """What a month's report told of earlier months, as it is kept."""
    return _text([_correction(each) for each in corrections])


def read_corrections(text: str) -> tuple[Correction, ...]:
    """What :func:`corrections_text` wrote. Raises ValueError, KeyError or TypeError."""
    return tuple(
        Correction(
            Month(each["year"], each["month"]),
            each["indicator"],
            each["name"],
            each["unit"],
            KindId(each["kind"]),
            Decimal(each["before"]),
            Decimal(each["after"]),
            tuple(_change(change) for change in each["changes"]),
        )
        for each in (json.loads(text) if text else [])
    )


def digest(counted: str, corrections: str) -> str:
    """SHA-256 of what a closing keeps, by which it is checked that nobody changed it."""
    return hashlib.sha256(f"{counted}\n{corrections}".encode()).hexdigest()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(row: Selected | None) -> list[object] | None:
    return None if row is None else [row.id, row.day.isoformat(), row.weight, row.who]


def _selected(row: Sequence[Any]) -> Selected:
    id_, day, weight, who = row
    return Selected(int(id_), date.fromisoformat(day), int(weight), who)


def _correction(each: Correction) -> dict[str, object]:
    return {
        "year": each.month.year,
        "month": each.month.number,
        "indicator": each.indicator,
        "name": each.name,
        "unit": each.unit,
        "kind": each.kind.value,
        "before": f"{each.before:f}",
        "after": f"{each.after:f}",
        "changes": [
            {
                "record": change.record,
                "before": _row(change.before),
                "after": _row(change.after),
                "what": change.what,
                "who": change.who,
                "why": change.why,
                "on": change.on.isoformat() if change.on else "",
            }
            for change in each.changes
        ],
    }


def _change(kept: Mapping[str, Any]) -> RowChange:
    return RowChange(
        int(kept["record"]),
        _selected(kept["before"]) if kept["before"] else None,
        _selected(kept["after"]) if kept["after"] else None,
        kept["what"],
        kept["who"],
        kept["why"],
        date.fromisoformat(kept["on"]) if kept["on"] else None,
    )
