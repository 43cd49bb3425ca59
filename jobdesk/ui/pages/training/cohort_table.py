"""The table of cohorts: counts beside their targets, and the 취업률 with what it is a share of."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.cohorts import CohortMeasure, RateBase
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.rounding import rate, rate_text
from jobdesk.domain.targets import target_number
from jobdesk.services import cohort_targets, lists
from jobdesk.ui.models.columns import Column, column
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.theme import Tone

_KIND = KINDS[KindId.COHORTS]
_MEASURES: dict[str, CohortMeasure] = {
    "applicant_count": CohortMeasure.RECRUITED,
    "selected_count": CohortMeasure.SELECTED,
    "completed_count": CohortMeasure.COMPLETED,
    "holder_count": CohortMeasure.CERTIFIED,
    "hired_count": CohortMeasure.HIRED,
}
_BASES: dict[str, str] = {
    RateBase.COMPLETED.value: "completed_count",
    RateBase.RECRUITED.value: "applicant_count",
    RateBase.SELECTED.value: "selected_count",
}
_RATE = "hire_rate_base"


@dataclass(frozen=True, slots=True)
class Against:
    """A count and its target as typed, empty where none was ever set."""

    count: int
    target: str

    def __str__(self) -> str:
        number = target_number(self.target)
        return f"{self.count:,} / {number:,f}" if number is not None else f"{self.count:,}"

    @property
    def reached(self) -> bool:
        """Whether there is a target in numbers that the count has come to."""
        number = target_number(self.target)
        return number is not None and self.count >= number


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        column(_KIND, "title", width=220, ends=True),
        column(_KIND, "course", width=150, spare=6),
        column(_KIND, "status", width=88),
        column(_KIND, "starts_on", width=104),
        column(_KIND, "ends_on", width=104, spare=4),
        column(_KIND, "seats", width=60, spare=5),
        _against("applicant_count", "모집"),
        _against("selected_count", "선발", 2),
        _against("completed_count", "수료"),
        _against("hired_count", "취업"),
        column(
            _KIND, _RATE, title="취업률", width=112, show=_text, right=True, sortable=False, spare=3
        ),
    )


def _against(field: str, title: str, spare: int = 0) -> Column:
    return column(_KIND, field, title=title, width=80, show=_text, tone=_tone, spare=spare)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _tone(value: object) -> Tone | None:
    return Tone.SUCCESS if isinstance(value, Against) and value.reached else None


class CohortTableModel(RecordTableModel):
    """Cohorts with their targets in force today."""

    def completed(self, page: dict[int, tuple[object, ...]]) -> dict[int, tuple[object, ...]]:
        """Put the targets beside the counts; the rate is of the counts."""
        desk, ids = self._desk, list(page)
        wanted = (*_BASES.values(), "hired_count", _RATE)
        with desk.store.reading():
            targets = cohort_targets.values_of(desk, ids)
            counts = {
                id_: dict(zip(wanted, row, strict=True))
                for id_, row in lists.rows(desk, self.kind, ids, wanted).items()
            }
        fields = [shown.field for shown in self.columns]
        return {
            id_: tuple(
                _cell(field, value, targets.get(id_, {}), counts.get(id_, {}))
                for field, value in zip(fields, cells, strict=True)
            )
            for id_, cells in page.items()
        }


def _cell(
    field: str, value: object, targets: dict[CohortMeasure, str], counts: dict[str, object]
) -> object:
    if field in _MEASURES:
        return Against(int(str(value or 0)), targets.get(_MEASURES[field], ""))
    if field == _RATE:
        base = str(value)
        hired, of = counts.get("hired_count"), counts.get(_BASES.get(base, ""))
        found = rate(int(str(hired or 0)), int(str(of or 0)), decimals=1)
        return f"{rate_text(found)} ({base})" if found is not None else "-"
    return value
