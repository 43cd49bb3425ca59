"""The tab 첨부 of any record: photos and papers, brought by drag, by paste or from a folder.

::

    panel.add_tab(AttachmentsView(desk, hub, jobs, notices, KindId.SEEKERS), "첨부")
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.kinds import KindId
from jobdesk.services import attachments
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.attachment_dialog import AttachmentDialog, save_as
from jobdesk.ui.widgets.basics import SMALL, Button, IconButton, Label, column, row
from jobdesk.ui.widgets.bring_files import Source, bring, from_paths, holds_files, sources_of
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.paper_grid import PaperGrid
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.visit_dialog import EntryDialog

_THUMB = 150  # pixels of the longer side of a small picture at 100 %
_FILES = "사진과 서류 ({})"
_HINT = "끌어다 놓거나, 복사해서 Ctrl+V로 붙여도 됩니다."
_EMPTY = f"사진, PDF, 한글·엑셀·워드 파일을 20MB까지 붙일 수 있습니다. {_HINT}"
_NOTHING, _HERE = "붙인 사진이나 서류가 없습니다", "놓으면 이 기록에 붙습니다"
_LARGE = 130  # percent from which the room goes to the files


class AttachmentsView(RecordTab):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, kind: KindId) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._kind, self._owner, self._gone = kind, 0, False
        self._new: set[int] = set()
        self._foreseen = 0
        self._busy = self._over = False
        self.attach_button = Button("파일 붙이기", icon="paperclip")
        self.attach_button.clicked.connect(self.choose)
        self._hint = Label(_HINT, points=SMALL + 0.75, look="muted", wrap=True)
        self.grid = PaperGrid()
        self.grid.wanted.connect(self.open_chosen)
        self.grid.naming.connect(self.name_chosen)
        self.grid.leaving.connect(self.trash_chosen)
        self.grid.picked.connect(self._tell_chosen)
        self.grid.menu_wanted.connect(self._offer)
        self.empty = EmptyState("paperclip", _NOTHING, _EMPTY)
        self.stack = QStackedWidget()
        self.brief = Label(_NOTHING, look="muted", wrap=True)
        self.brief.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.brief)
        self.stack.addWidget(self.grid)
        self._make_actions()
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        self.more = IconButton("ellipsis", "고른 파일로 할 일")
        self.more.clicked.connect(self._offer_more)
        head = row(self.attach_button, self._hint, self.more, spacing=12)
        head.setStretch(1, 1)
        head.setAlignment(self.attach_button, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._foot)
        self.setLayout(layout)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.attach_button)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self._tell_chosen()

    def _make_actions(self) -> None:
        self._foot = QWidget()
        flow = FlowLayout(self._foot, spacing=2)
        self.actions_: dict[str, Button] = {}
        for key, text, tip, act in (
            ("open", "열기", "Enter", self.open_chosen),
            ("save", "파일로 저장", "이 PC의 폴더에 저장합니다", self.save_chosen),
            ("name", "설명·이름", "F2", self.name_chosen),
            ("trash", "휴지통", "Delete", self.trash_chosen),
        ):
            button = Button(text, look="link", tip=tip)
            button.clicked.connect(act)
            self.actions_[key] = button
            flow.addWidget(button)

    # What the panel asks

    def show_record(self, record: Any) -> None:
        """Show what is attached to a record."""
        if record.id != self._owner:
            self.grid.tiles.show_papers(())
            self._new = set()
        self._owner, self._gone = record.id, record.trashed_on is not None
        self._ask()

    def foresee(self, record: Any) -> None:
        """Say beforehand how many there are: a paper nobody knows of is looked for in vain."""
        desk, kind, id_ = self._desk, self._kind, record.id
        self._foreseen = id_
        self._jobs.read(
            lambda: (id_, attachments.count(desk, kind, id_)),
            self._take_count,
            key=(id(self), "papers"),
        )

    def _take_count(self, found: tuple[int, int]) -> None:
        id_, count = found
        if id_ == self._foreseen:
            self.counted.emit(count)

    def refresh_linked(self, change: Change) -> None:
        """Something may have been attached or taken off."""
        if KindId.ATTACHMENTS in change.kinds:
            self._ask()

    # Bringing files

    def choose(self) -> None:
        """Choose files in the system's dialog."""
        endings = " ".join(f"*{suffix}" for suffix in attachments.SUFFIXES)
        self.attach(pickers.files_to_open(self.window(), "파일 붙이기", _FILES.format(endings)))

    def paste(self) -> None:
        """Take a copied picture, or files copied in a folder."""
        sources = sources_of(QGuiApplication.clipboard().mimeData(), self._desk.store.now())
        if sources:
            self._bring(sources)
        else:
            self._notices.warn(
                "복사해 둔 사진이나 파일이 없습니다. 사진을 복사한 뒤 다시 Ctrl+V를 누르세요."
            )

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files of this PC."""
        self._bring(from_paths(paths))

    def _bring(self, sources: Sequence[Source]) -> None:
        if not sources or not self._owner:
            return
        if self._desk.read_only or self._gone:
            why = "휴지통에 있는 기록이라" if self._gone else "읽기 전용으로 열어서"
            self._notices.warn(f"{why} 파일을 붙일 수 없습니다.")
            return
        parts = self._desk, self._jobs, self._notices
        bring(*parts, Ref(self._kind, self._owner), sources, self._added, self.window())

    def _added(self, change: Change) -> None:
        self._new = {ref.id for ref in change.refs if ref.kind is KindId.ATTACHMENTS}

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files may be let go here."""
        writes = not self._desk.read_only and not self._gone
        if writes and holds_files(event.mimeData()):
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        super().dragLeaveEvent(event)
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._set_over(False)
        self._bring(sources_of(event.mimeData(), self._desk.store.now()))
        event.acceptProposedAction()

    def _set_over(self, over: bool) -> None:
        self._hint.setText(_HERE if over else _HINT)
        self.brief.setText(_HERE if over else _NOTHING)
        self._hint.set_look("accent" if over else "muted")
        self.empty.set_words(
            _HERE if over else _NOTHING,
            "" if over else _EMPTY,
        )
        self._over = over
        self.update()
        self.grid.setProperty("over", over)
        self.grid.style().unpolish(self.grid)
        self.grid.style().polish(self.grid)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame where the files would land; the grid shows it by its own."""
        super().paintEvent(event)
        if not self._over or self.stack.currentWidget() is self.grid:
            return
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(current.colour("accent"), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(current.colour("accent_tint"))
        painter.drawRoundedRect(QRectF(self.stack.geometry()).adjusted(1, 1, -1, -1), 10, 10)

    # Doing something with the chosen ones

    def open_chosen(self) -> None:
        """Look at the first of the chosen."""
        chosen = self.grid.chosen()
        if chosen:
            papers = self.grid.tiles.papers
            parts = self._desk, self._jobs, self._notices
            show(AttachmentDialog(*parts, papers, papers.index(chosen[0]), self.window()))

    def save_chosen(self) -> None:
        """Write the first of the chosen to a file."""
        chosen = self.grid.chosen()
        if chosen:
            save_as(self._desk, self._jobs, self._notices, chosen[0], self.window())

    def name_chosen(self) -> None:
        """Say what the first of the chosen shows, or give it another name."""
        chosen = self.grid.chosen()
        if not chosen or self._desk.read_only:
            return
        desk = self._desk
        dialog = EntryDialog(
            "첨부의 설명과 이름",
            KindId.ATTACHMENTS,
            chosen[0],
            (("caption",), ("name",)),
            lambda draft: attachments.edit(desk, draft.id, name=draft.name, caption=draft.caption),
            desk,
            self._hub,
            self._jobs,
            self._notices,
            self.window(),
        )
        show(dialog)

    def trash_chosen(self) -> None:
        """Move the chosen to the 휴지통; undone like anything else."""
        ids = [paper.id for paper in self.grid.chosen()]
        if ids and not self._desk.read_only:
            desk = self._desk
            self._jobs.write(lambda: attachments.trash(desk, ids))

    def _offer_more(self) -> None:
        self._offer(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        for button in self.actions_.values():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _tell_chosen(self) -> None:
        number = len(self.grid.chosen())
        writes = not self._desk.read_only
        any_ = bool(self.grid.tiles.papers)
        roomy = theme.now().scale < _LARGE
        self._foot.setVisible(any_ and roomy)
        self.more.setVisible(any_ and not roomy)
        self.more.setEnabled(number > 0)
        self._hint.setVisible(any_ and roomy)
        self.attach_button.setToolTip("" if roomy else _HINT)
        for key, button in self.actions_.items():
            many = key == "trash"
            button.setEnabled(
                (number == 1 or (many and number > 1)) and (writes or key in ("open", "save"))
            )

    # Showing

    def _ask(self) -> None:
        desk, kind, owner = self._desk, self._kind, self._owner
        self._jobs.read(
            lambda: (owner, attachments.of(desk, kind, owner)),
            self._show,
            key=(id(self), "papers"),
        )

    def _show(self, found: tuple[int, tuple[Attachment, ...]]) -> None:
        owner, papers = found
        if owner != self._owner:
            return
        chosen = self._new or {paper.id for paper in self.grid.chosen()}
        self._new = set()
        held = self.grid.hasFocus()
        self.grid.tiles.show_papers(papers)
        self.grid.choose(chosen)
        self.counted.emit(len(papers))
        self._fit()
        self.attach_button.setEnabled(not self._desk.read_only and not self._gone)
        self.setFocusProxy(self.grid if papers else self.attach_button)
        if held and not papers:
            self.attach_button.setFocus()
        self._tell_chosen()
        self._next_picture()

    def _next_picture(self) -> None:
        """One small picture after the other, so that other questions come in between."""
        wanting = self.grid.tiles.wanting()
        if wanting is None or self._busy:
            return
        self._busy = True
        desk, ratio = self._desk, self.devicePixelRatioF()
        px = round(theme.now().px(_THUMB) * ratio)
        id_, file_id = wanting.id, wanting.file_id or 0
        self._jobs.read(
            lambda: (file_id, _picture_of(desk, id_, px, ratio)),
            self._take_picture,
            self._no_picture,
        )

    def _take_picture(self, found: tuple[int, QImage]) -> None:
        self._busy = False
        self.grid.tiles.take_picture(*found)
        self._next_picture()

    def _no_picture(self, error: BaseException) -> None:
        self._busy = False
        self._notices.error(error)

    def _fit(self) -> None:
        """The files; without any, as many words about them as the place holds."""
        needed = self.empty.heightForWidth(self.stack.width())
        nothing = self.empty if self.stack.height() >= needed else self.brief
        self.stack.setCurrentWidget(self.grid if self.grid.tiles.papers else nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where the place became low."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the pictures that are missing since the scale changed."""
        super().showEvent(event)
        self._next_picture()

    def changeEvent(self, event: QEvent) -> None:
        """Small pictures anew at another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "more"):
            self.grid.tiles.forget_pictures()
            self._tell_chosen()
            if self.isVisible():
                self._next_picture()


def _picture_of(desk: Desk, id_: int, px: int, ratio: float) -> QImage:
    """A small picture, decoded off the window's thread; null where there is none."""
    picture = QImage.fromData(attachments.thumbnail(desk, id_, px))
    picture.setDevicePixelRatio(ratio)
    return picture
