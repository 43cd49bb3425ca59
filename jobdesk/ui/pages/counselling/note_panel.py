"""The record of one note; of one that was written for many it asks whether all are changed."""

from __future__ import annotations

from typing import Any

from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.services import notes
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.ledger import LedgerPanel


class NotePanel(LedgerPanel):
    """See the module's words."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._others = 0
        self._whole = False
        desk = self.desk
        self._save = lambda note: notes.save(desk, note, whole_batch=self._whole)

    def present(self, record: Note) -> None:
        """Head and chips; with how many it was written is asked beside."""
        super().present(record)
        self._others = 0
        if record.batch:
            self._count_others(record.id)

    def refresh_linked(self, change: Change) -> None:
        """Another note of the batch may have gone."""
        super().refresh_linked(change)
        if KindId.NOTES in change.kinds and self.record is not None and self.record.batch:
            self._count_others(self.record.id)

    def _count_others(self, id_: int) -> None:
        desk = self.desk
        self.jobs.read(
            lambda: (id_, len(notes.batch(desk, id_)) - 1), self._take_others, key=(id(self), "b")
        )

    def _take_others(self, found: tuple[int, int]) -> None:
        id_, others = found
        if self.record is not None and self.record.id == id_:
            self._others = others

    def _write(self, record: Any) -> None:
        self._whole = False
        if self._others and set(self.form.changed_ids()) - {"seeker", "employer"}:
            answer = self._ask_whole()
            if not answer:
                self._then = None
                return
            self._whole = answer == "all"
        super()._write(record)

    def _ask_whole(self) -> str:
        count = self._others + 1
        return dialogs.ask(
            self.window(),
            "여럿에게 함께 쓴 상담입니다",
            f"이 상담은 다른 {self._others:,}명에게도 함께 썼습니다. 고친 내용을 함께 쓴 상담 "
            "모두에 넣을까요? 누구와 상담했는지는 저마다 그대로 남습니다.",
            Answer("", "계속 편집"),
            Answer("one", "이 한 건만"),
            Answer("all", f"함께 쓴 {count:,}건 모두", "primary"),
        )
