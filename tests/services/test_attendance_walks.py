"""Whatever is marked, filled, copied, cleared and undone: the grid is what a plain count says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import attendance, attendance_grid, history, lists
from jobdesk.services.attendance_standing import standings
from jobdesk.services.desk import Desk
from tests.attendance_kit import Made, make
from tests.conftest import TODAY

Cells = dict[tuple[int, date], tuple[Mark, int | None]]
Step = tuple[str, int, int, int, Mark]
_AHEAD = (Mark.ABSENT, Mark.EXCUSED)
_HOURS = 4

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["mark", "mark", "block", "clear", "day", "copy", "credit", "undo"]),
        st.integers(0, 3),
        st.integers(0, 16),
        st.integers(1, 5),
        st.sampled_from(list(Mark)),
    ),
    max_size=14,
)


class Plain:
    """The same steps on a plain dictionary, by the words of the issue alone."""

    def __init__(self, cohort: Made) -> None:
        self.cohort = cohort
        self.there = {
            cohort.people[0]: cohort.days,
            cohort.people[1]: cohort.days[3:],
            cohort.people[2]: cohort.days[:9],
            cohort.people[3]: cohort.days,
        }

    def may(self, who: int, day: date, word: Mark) -> bool:
        """Whether a mark may stand there."""
        return day in self.there[who] and (day <= TODAY or word in _AHEAD)

    def after(self, before: Cells, step: Step) -> Cells | None:
        """What the cells are afterwards; None where the step is refused."""
        what, at, column, many, word = step
        days, people = self.cohort.days, self.cohort.people
        cells = dict(before)
        block = [(p, d) for p in people[at : at + many] for d in days[column : column + many]]
        if what in ("mark", "block"):
            block = block if what == "block" else block[:1]
            if not all(self.may(*place, word) for place in block):
                return None
            for place in block:
                if cells.get(place, (None, 0))[0] is not word:
                    cells[place] = (word, None)
        elif what == "clear":
            for place in block:
                cells.pop(place, None)
        elif what == "day":
            fill = [(p, days[column]) for p in people if days[column] in self.there[p]]
            fill = [place for place in fill if place not in cells]
            if not fill or not all(self.may(*place, Mark.PRESENT) for place in fill):
                return None
            cells |= dict.fromkeys(fill, (Mark.PRESENT, None))
        elif what == "copy":
            return self._copied(cells, column)
        elif what == "credit":
            marked = [place for place in block if place in cells]
            if any(cells[place][0] is Mark.ABSENT for place in marked) or many > _HOURS:
                return None if marked else cells
            cells |= {place: (cells[place][0], many) for place in marked}
        return cells

    def _copied(self, cells: Cells, column: int) -> Cells | None:
        if column == 0:
            return None
        day, last = self.cohort.days[column], self.cohort.days[column - 1]
        new = {
            (p, day): cells[p, last]
            for p in self.cohort.people
            if (p, last) in cells and (p, day) not in cells and day in self.there[p]
        }
        fits = all(self.may(p, d, found[0]) for (p, d), found in new.items())
        return cells | new if new and fits else None


def _do(cohort: Made, step: Step) -> Callable[[], Change]:
    what, at, column, many, word = step
    desk, id_, days = cohort.desk, cohort.id, cohort.days
    block = [(p, d) for p in cohort.people[at : at + many] for d in days[column : column + many]]
    return {
        "mark": lambda: attendance.mark(desk, id_, block[:1], word),
        "block": lambda: attendance.mark(desk, id_, block, word),
        "clear": lambda: attendance.clear(desk, id_, block),
        "day": lambda: attendance.fill_days(desk, id_, [days[column]]),
        "copy": lambda: attendance.copy_day(desk, id_, days[column]),
        "credit": lambda: attendance.credit(desk, id_, block, many),
    }[what]


def _walked(cohort: Made, steps: list[Step]) -> Iterator[Cells]:
    """Do the steps on both; after each, what the plain count says."""
    plain = Plain(cohort)
    now: Cells = {}
    done: list[Cells] = []
    for step in steps:
        if step[0] == "undo":
            if done:
                now = done.pop()
                history.undo(cohort.desk)
            yield now
            continue
        after = plain.after(now, step)
        try:
            change = _do(cohort, step)()
        except UserError:
            assert after is None, f"{step} was refused"
        else:
            assert after is not None, f"{step} was not refused"
            assert bool(change.operation) == (after != now)
            if after != now:
                done.append(now)
            now = after
        yield now
    for before in reversed(done):
        history.undo(cohort.desk)
        now = before
    yield now
    assert now == {}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_walk_is_what_a_plain_count_says_and_comes_back(desk: Desk, steps: list[Step]) -> None:
    cohort = make(desk, people=4, days=18)
    cohort.edit(1, started_on=cohort.days[3])
    gone = {"status": TraineeStatus.DROPPED, "exit_reason": "개인사정"}
    cohort.edit(2, left_on=cohort.days[8], **gone)
    for now in _walked(cohort, steps):
        assert cohort.marks() == now
        _same_standing(cohort, now)
        _one_record_a_place(cohort)


def _same_standing(cohort: Made, now: Cells) -> None:
    found = standings(cohort.desk, cohort.id)
    grid = attendance_grid.read(cohort.desk, cohort.id)
    for who, own in Plain(cohort).there.items():
        mine = {day: word for (one, day), (word, _) in now.items() if one == who}
        slips = sum(word in (Mark.LATE, Mark.EARLY, Mark.OUT) for word in mine.values())
        there = sum(word is not Mark.ABSENT for word in mine.values())
        standing = found[who]
        assert standing.attended_days == max(0, there - slips // 3)
        assert standing.unmarked == sum(day <= TODAY and day not in mine for day in own)
        shown = next(each.trainee for each in grid.people if each.id == who)
        marks = {day: cell.marked for (one, day), cell in grid.cells.items() if one == who}
        assert grid.standing(shown, marks) == standing, "the grid says what the report says"


def _one_record_a_place(cohort: Made) -> None:
    ids: list[int] = []
    for trashed in (False, True):
        ids += lists.find(cohort.desk, KindId.ATTENDANCE, Filter(trashed=trashed))
    rows = lists.rows(cohort.desk, KindId.ATTENDANCE, ids, ("trainee_id", "held_on"))
    assert len(set(rows.values())) == len(ids)
