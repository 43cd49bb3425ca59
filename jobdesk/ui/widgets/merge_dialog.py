"""두 기록 합치기: both beside each other, the values that stay, one operation that undo takes back.

``offer(menu, …)`` adds it to the menu of a list in which exactly two rows are selected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import merging
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.merge_view import MergeView


class MergeDialog(Dialog):
    """See the module's words; the record that was kept is shown afterwards."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        kind: KindId,
        left: int,
        right: int,
        parent: QWidget,
    ) -> None:
        super().__init__(f"{KINDS[kind].label} 기록 합치기", parent, width=860)
        self._hub, self._jobs, self._notices, self._kind = hub, jobs, notices, kind
        self.view = MergeView(desk, jobs, notices)
        self.body.addWidget(self.view, 1)
        self.add_remark(Label("Ctrl+←→ 남길 기록", look="muted", points=SMALL + 0.75))
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("합치기", icon="merge"), keys="Ctrl+S")
        self.go.setEnabled(False)
        self.go.clicked.connect(self._merge)
        self.view.shown.connect(self._on_shown)
        self.view.opened.connect(self._open)
        self.view.show_pair(kind, left, right)
        self.view.setFocus()
        self.spread(860, 640)

    def _on_shown(self, ready: bool) -> None:
        if ready:
            self.go.setEnabled(True)
        else:
            self.reject()

    def _merge(self) -> None:
        kept = self.view.kept
        self.go.setEnabled(False)
        self._jobs.write(self.view.work(), lambda _: self._open(kept), self._refused)

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self._notices.error(error)

    def _open(self, record_id: int) -> None:
        self.accept()
        self._hub.open_record.emit(Ref(self._kind, record_id))


def offer(
    menu: QMenu,
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    notices: Notices,
    kind: KindId,
    ids: Sequence[int],
    window: Callable[[], QWidget],
) -> None:
    """Add 두 기록 합치기 to the menu of selected rows, where there are two that may be one."""
    if kind not in merging.MERGED or len(ids) != 2:
        return
    left, right = sorted(ids)

    def ask() -> None:
        dialog = MergeDialog(desk, hub, jobs, notices, kind, left, right, window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    menu.addAction("두 기록 합치기…").triggered.connect(ask)
