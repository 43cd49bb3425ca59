"""Forty indicators by month for a centre of ten years, with the records behind each number, against
as many bare SELECTs that only count; and whether twelve readings hold more memory than one.

Each side's peak of memory is that of a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, note, peak_memory, tell, timed, turn_by_turn
from jobdesk.domain.filters import Op
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.indicators_ready import READY
from jobdesk.domain.kinds import KINDS
from jobdesk.domain.months import Month
from jobdesk.services import centres
from jobdesk.services.demo import muju_2022
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures

_YEAR, _TODAY = 2022, date(2022, 12, 31)
_MONTHS = tuple(Month(_YEAR, number) for number in range(1, 13))


def _bare(each: Indicator) -> str:
    """What somebody would type who wants the number alone; "" where it asks more than a table."""
    assert each.kind is not None
    stored = {field.id for field in KINDS[each.kind].stored}
    asked = {each.date_field, *(c.field for c in each.conditions)}
    if not asked <= stored or (each.sum_field and each.sum_field not in stored):
        return ""
    value = f"SUM({each.sum_field})" if each.sum_field else "COUNT(*)"
    if each.distinct_field:
        value = f"COUNT(DISTINCT {each.distinct_field})"
    where = [f"{each.date_field} BETWEEN ? AND ?", "trashed_on IS NULL"]
    for condition in each.conditions:
        if condition.op not in (Op.IS, Op.IN):
            return ""
        words = condition.value if isinstance(condition.value, tuple) else (condition.value,)
        where.append(f"{condition.field} IN ({', '.join(_quoted(word) for word in words)})")
    if each.left_out:
        where.append(f"status NOT IN ({', '.join(_quoted(word) for word in each.left_out)})")
    return f"SELECT {value} FROM {each.kind} WHERE {' AND '.join(where)}"


def _quoted(word: object) -> str:
    return str(int(word)) if isinstance(word, bool) else f"'{word}'"


_PLAIN = [(each, sql) for each in READY if each.kind is not None and (sql := _bare(each))]
_FORTY = [(each, sql) for each, sql in _PLAIN if not each.id.startswith("notes_")][:40]


def main() -> None:
    """Measure and tell; with arguments, read so many times and print the peak of memory."""
    if sys.argv[1:]:
        _many(Path(sys.argv[1]), int(sys.argv[2]))
        return
    assert len(_FORTY) == 40
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "centre"
        note("  ten years of a county centre")
        desk = muju_2022.build(folder, years=10, today=lambda: _TODAY)
        mine, its = turn_by_turn(
            lambda: timed(lambda: _ours(desk)), lambda: timed(lambda: _counts(desk)), runs=7
        )
        assert _ours(desk) == _counts(desk)
        centres.close(desk)
        twelve, one = (_peak(folder, many) for many in (12, 1))
    tell(
        Measured(
            "40 indicators × 12 months of ten years, with their records",
            mine,
            its,
            "480 bare SELECTs that only count",
        ),
        Measured("Twelve readings of them: peak of memory", twelve, one, "one of them", "MiB"),
    )


def _ours(desk: Desk) -> list[int]:
    with desk.store.reading():
        measures = Measures(desk, _TODAY)
        return [
            int(measures.figure(each.id, month.first, month.last).value or 0)
            for each, _ in _FORTY
            for month in _MONTHS
        ]


def _counts(desk: Desk) -> list[int]:
    with desk.store.reading():
        return [
            int(
                desk.store.db.execute(
                    sql, [month.first.isoformat(), month.last.isoformat()]
                ).fetchone()[0]
                or 0
            )
            for _, sql in _FORTY
            for month in _MONTHS
        ]


def _peak(folder: Path, many: int) -> int:
    command = [sys.executable, "-m", "benchmarks.indicators", str(folder), str(many)]
    return int(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def _many(folder: Path, many: int) -> None:
    desk = centres.open_centre(folder, today=lambda: _TODAY)
    for _ in range(many):
        _ours(desk)
    centres.close(desk)
    print(peak_memory())


if __name__ == "__main__":
    main()
