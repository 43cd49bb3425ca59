"""Records to choose from, the best fit first, with how well each fits and why in words.

::

    model = RankedTableModel(desk, hub, jobs, KindId.SEEKERS, columns, parent,
                             rank=lambda: ranked_for_vacancy(desk, 12))

A column of FIT or WHY stands among the columns like any other. A click on a header sorts by that
column; one on FIT puts the best first again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from jobdesk.domain.kinds import KindId
from jobdesk.services import lists, matching
from jobdesk.services.desk import Desk
from jobdesk.services.matching import Fit
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import RecordTableModel

FIT, WHY = "적합도", "이유"
_EXPLAINED = 200
"""Rows whose reasons are worked out beforehand; those below say theirs when chosen."""
_SIGNS = {True: "✓", False: "!", None: "?"}


@dataclass(frozen=True, slots=True)
class Ranked:
    """Scores by id, the best first, and the rows of a ranking that are explained."""

    scores: dict[int, int]
    fits: dict[int, Fit]


def ranked_for_vacancy(desk: Desk, vacancy_id: int) -> Ranked:
    """Everybody, for a vacancy."""
    best = matching.for_vacancy(desk, vacancy_id, _EXPLAINED)
    return Ranked(matching.order_for_vacancy(desk, vacancy_id), {fit.id: fit for fit in best.rows})


def ranked_for_seeker(desk: Desk, seeker_id: int) -> Ranked:
    """Every open vacancy, for a person."""
    rows = matching.for_seeker(desk, seeker_id, None).rows
    return Ranked({fit.id: fit.score for fit in rows}, {fit.id: fit for fit in rows})


def in_words(fit: Fit) -> str:
    """``이미 알선: 제안 · ✓ 직종 일치 · ! 임금 희망보다 낮음``."""
    said = [f"{_SIGNS[reason.good]} {reason.text}" for reason in fit.reasons]
    return " · ".join(filter(None, (fit.mark, *said)))


def fit_columns(score_field: str, why_field: str) -> tuple[Column, Column]:
    """The columns of the score and of the reasons.

    A column needs a field of its kind; any will do that no other column of the list has.
    """
    score = Column(score_field, FIT, 66, str, right=True)
    return score, Column(why_field, WHY, 230, str, quiet=True, sortable=False)


class RankedTableModel(RecordTableModel):
    """See the module's words. Without ``rank`` it is a plain list and says nothing of fit."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        kind: KindId,
        columns: Sequence[Column],
        parent: QObject | None = None,
        *,
        rank: Callable[[], Ranked] | None = None,
    ) -> None:
        super().__init__(desk, hub, jobs, kind, columns, parent)
        self._rank, self._best_first = rank, rank is not None
        self._ranked = Ranked({}, {})

    def refresh(self) -> None:
        """Ask for the ids and their ranking again."""
        if self._rank is None:
            super().refresh()
            return
        desk, kind, wanted, order = self._desk, self.kind, self._filter, self._order
        rank, best_first = self._rank, self._best_first

        def look() -> tuple[array[int], Ranked]:
            ids, ranked = lists.find(desk, kind, wanted, order), rank()
            if not best_first:
                return ids, ranked
            found = set(ids)
            known = [id_ for id_ in ranked.scores if id_ in found]
            beyond = [id_ for id_ in ids if id_ not in ranked.scores]
            return array("q", [*known, *beyond]), ranked

        self._jobs.read(look, self._take_ranked, self._take_failure, key=(id(self), "ids"))

    def sort(self, section: int, direction: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column's field; by how well they fit, the best first."""
        if 0 <= section < len(self._columns):
            self._best_first = self._columns[section].title == FIT and self._rank is not None
            if self._best_first:
                self.refresh()
            else:
                super().sort(section, direction)

    def _take_ranked(self, found: tuple[array[int], Ranked]) -> None:
        ids, self._ranked = found
        self._take_ids(ids)

    def _text(self, row: int, column: int) -> str:
        title = self._columns[column].title
        if title not in (FIT, WHY):
            return super()._text(row, column)
        record_id = self.id_at(row) or 0
        if title == FIT:
            score = self._ranked.scores.get(record_id)
            return "" if score is None else str(score)
        fit = self._ranked.fits.get(record_id)
        return "" if fit is None else in_words(fit)
