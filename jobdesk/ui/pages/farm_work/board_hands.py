"""What the dispatch board stores: each act is one operation, taken back by one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_board import BoardBlock, BoardPerson
from jobdesk.domain.farm_work import ABSENT_REASONS, AHEAD, LIVE, BlockStatus, DayStatus
from jobdesk.services import farm_blocks, farm_board, farm_days, farm_half
from jobdesk.services.desk import Desk
from jobdesk.services.farm_blocks import Moved
from jobdesk.services.farm_days import Repeated
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import WHY
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.board_half import HalfDialog
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.reason_dialog import ReasonDialog

_NOBODY = "이 칸에는 그렇게 할 사람이 없습니다."


class BoardHands(QObject):
    """See the module's words. ``done`` tells that an act was stored, ``refused`` that it was not
    and the board is to be read again; ``page`` is the widget whose window dialogs belong to."""

    done = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._page = page

    # Sending

    def place(self, block: BoardBlock, ids: Sequence[int], unwanted: Sequence[str] = ()) -> None:
        """Send people to a cell; why is asked where somebody was not to be sent (``unwanted``
        are their names)."""
        desk, block_id = self._desk, block.id
        if not self._may() or not ids:
            return
        if not block_id or block.status is not BlockStatus.PLANNED:
            self._notices.warn("요청이 있는 칸에 배치하세요. 요청은 ‘요청’ 탭에서 받습니다.")
            return
        if unwanted:
            self._despite(
                unwanted, lambda reason: farm_days.place(desk, block_id, ids, reason=reason)
            )
            return
        self._write(lambda: farm_days.place(desk, block_id, ids))

    def substitute(self, day_id: int, seeker_id: int, unwanted: Sequence[str] = ()) -> None:
        """Somebody goes in the place of one who did not come; ``unwanted`` as in place."""
        desk = self._desk
        if not self._may():
            return
        if unwanted:
            self._despite(
                unwanted,
                lambda reason: farm_days.substitute(desk, day_id, seeker_id, despite=reason),
            )
            return
        self._write(lambda: farm_days.substitute(desk, day_id, seeker_id))

    def _despite(self, unwanted: Sequence[str], write: Callable[[str], Change]) -> None:
        """Send somebody who was not to be sent, once it is said why."""
        about = (
            f"{', '.join(unwanted)} 님은 이 농가에 보내지 않기로 적혀 있습니다. 왜 보내는지 "
            "적으면 비고에 남습니다."
        )
        self._why("그래도 보내기", about, "보내기", write)

    def repeat(self, day: date) -> None:
        """Whoever was there the day before goes again on ``day``."""
        desk = self._desk
        if self._may():
            self._jobs.write(
                lambda: farm_days.repeat(desk, day - timedelta(days=1), day),
                self._repeated,
                self._failed,
            )

    def move(self, blocks: Iterable[BoardBlock], reason: str = "비") -> None:
        """Put the work of cells off by a day, people with it."""
        desk = self._desk
        ids = [one.id for one in blocks if one.id and not one.is_rained_off]
        if not self._may():
            return
        if not ids:
            self._notices.say("미룰 작업일이 없습니다. 칸을 먼저 고르세요.")
            return
        self._jobs.write(
            lambda: farm_blocks.move(desk, ids, reason=reason), self._moved, self._failed
        )

    # What becomes of people

    def unplace(self, people: Iterable[BoardPerson]) -> None:
        """Take people out again."""
        self._step(people, AHEAD, lambda desk, ids: farm_days.unplace(desk, ids))

    def confirm(self, people: Iterable[BoardPerson]) -> None:
        """확정: they and the farm were told."""
        self._step(people, {DayStatus.PLACED}, lambda desk, ids: farm_days.confirm(desk, ids))

    def worked(self, people: Iterable[BoardPerson]) -> None:
        """근로확인."""
        self._step(people, AHEAD, lambda desk, ids: farm_days.worked(desk, ids))

    def half(self, people: Iterable[BoardPerson]) -> None:
        """근로확인 of a day that rain ended at noon: how long it was and what it pays is asked."""
        desk = self._desk
        mine = [one for one in people if one.status in AHEAD | {DayStatus.WORKED}]
        if not self._may():
            return
        if not mine:
            self._notices.say(_NOBODY)
            return
        self._jobs.read(
            lambda: farm_half.wages(desk, [one.id for one in mine]),
            lambda halves: self._ask_half(mine, halves),
            self._failed,
            key=(id(self), "half"),
        )

    def _ask_half(self, people: Sequence[BoardPerson], halves: dict[int, int]) -> None:
        window = self._page.window()
        dialog = HalfDialog(self._desk, self._jobs, self._notices, people, halves, window)
        dialog.accepted.connect(self.done)
        show(dialog)

    def absent(self, people: Iterable[BoardPerson], reason: str) -> None:
        """결근, and why."""
        self._step(people, AHEAD, lambda desk, ids: farm_days.absent(desk, ids, reason))

    def absent_otherwise(self, people: Iterable[BoardPerson]) -> None:
        """결근 for a reason that is typed."""
        desk = self._desk
        mine = [one for one in people if one.status in AHEAD]
        ids = [one.id for one in mine]
        if mine and self._may():
            self._why(
                "결근",
                f"{', '.join(one.name for one in mine)} 님이 오지 않은 까닭을 적습니다.",
                "결근으로",
                lambda reason: farm_days.absent(desk, ids, reason),
                ABSENT_REASONS,
            )

    def back(self, people: Iterable[BoardPerson]) -> None:
        """One stage back."""
        stages = (LIVE - {DayStatus.PLACED}) | {DayStatus.ABSENT}
        self._step(people, stages, lambda desk, ids: farm_days.back(desk, ids))

    def pin(self, people: Iterable[BoardPerson]) -> None:
        """Have proposals leave them where they are; once more lets go."""
        mine = [one for one in people if one.is_live]
        pinned = not all(one.pinned for one in mine)
        self._step(mine, LIVE, lambda desk, ids: farm_days.pin(desk, ids, pinned))

    def drive(self, people: Iterable[BoardPerson], car_id: int | None) -> None:
        """In which car they go, None on their own."""
        self._step(people, LIVE, lambda desk, ids: farm_days.drive(desk, ids, car_id))

    # How it is done

    def _step(
        self,
        people: Iterable[BoardPerson],
        stages: Iterable[DayStatus],
        write: Callable[[Desk, list[int]], Change],
    ) -> None:
        desk, allowed = self._desk, frozenset(stages)
        ids = [one.id for one in people if one.status in allowed]
        if not self._may():
            return
        if not ids:
            self._notices.say(_NOBODY)
            return
        self._write(lambda: write(desk, ids))

    def _write(self, write: Callable[[], Change]) -> None:
        self._jobs.write(write, self._stored, self._failed)

    def _why(
        self,
        title: str,
        about: str,
        verb: str,
        write: Callable[[str], Change],
        offered: Sequence[str] = (),
    ) -> None:
        window = self._page.window()
        dialog = ReasonDialog(
            title, about, verb, offered, write, self._jobs, self._notices, window, required=True
        )
        dialog.accepted.connect(self.done)
        show(dialog)

    def _may(self) -> bool:
        if self._desk.read_only:
            self._notices.warn(WHY)
        return not self._desk.read_only

    def _stored(self, change: object) -> None:
        del change
        self.done.emit()

    def _failed(self, error: BaseException) -> None:
        self._notices.error(error)
        self.refused.emit()

    def _moved(self, moved: Moved) -> None:
        self._hub.changed.emit(moved.change)
        self._left_out(moved.left_out, "새 날에 함께 가지 못한 분이 있습니다")
        self.done.emit()

    def _repeated(self, repeated: Repeated) -> None:
        if repeated.change.operation:
            self._hub.changed.emit(repeated.change)
        if repeated.placed and not repeated.left_out:
            self._notices.say(f"전날처럼 {repeated.placed:,}명을 배치했습니다.")
        self._left_out(
            repeated.left_out, f"{repeated.placed:,}명을 배치했고, 갈 수 없는 분은 뺐습니다"
        )
        self.done.emit()

    def _left_out(self, left_out: Sequence[tuple[int, str]], what: str) -> None:
        if left_out:
            desk, ids = self._desk, [id_ for id_, _ in left_out]
            self._jobs.read(
                lambda: farm_board.names(desk, ids),
                lambda names: self._tell_left_out(names, left_out, what),
            )

    def _tell_left_out(
        self, names: dict[int, str], left_out: Sequence[tuple[int, str]], what: str
    ) -> None:
        said = [f"{names[id_]} 님({words})" for id_, words in left_out]
        more = f" 외 {len(said) - 3}명" if len(said) > 3 else ""
        self._notices.warn(f"{what}: {', '.join(said[:3])}{more}")
