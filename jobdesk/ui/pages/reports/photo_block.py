"""사진 of a report: chosen from what was done in its days, put in order, named and dated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.report_records import ReportPhoto
from jobdesk.domain.spans import Span
from jobdesk.services import attachments, report_photos, report_pictures
from jobdesk.services.desk import Desk
from jobdesk.services.report_pictures import Offered
from jobdesk.ui import dates, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, IconButton, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, TextEdit

_THUMB = 96
_FILES = "사진 (*.jpg *.jpeg *.png *.heic *.webp)"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the report with its small image (JPEG bytes)."""

    photo: ReportPhoto
    thumb: bytes


def shown(desk: Desk, report_id: int) -> dict[str, tuple[Shown, ...]]:
    """The pictures of a report by section, read away from the window."""
    found: dict[str, list[Shown]] = {}
    for each in report_photos.of(desk, report_id):
        if each.attachment_id is not None:
            thumb = attachments.thumbnail(desk, each.attachment_id, _THUMB * 2)
            found.setdefault(each.section, []).append(Shown(each, thumb))
    return {section: tuple(each) for section, each in found.items()}


class PhotoBlock(QWidget):
    """The pictures of one section of one report."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, section: str) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices, self._section = desk, jobs, notices, section
        self._report, self._span = 0, Span(desk.today(), desk.today())
        self._shown: tuple[Shown, ...] = ()
        self._locked = True
        self.lines: list[PhotoLine] = []
        self.pick = Button("기록에서 고르기…", icon="list-checks")
        self.bring = Button("사진 붙이기…", icon="paperclip")
        self.pick.clicked.connect(self.choose)
        self.bring.clicked.connect(self.attach)
        self._list = column(spacing=8)
        layout = column(spacing=8)
        layout.addLayout(self._list)
        layout.addLayout(row(self.pick, self.bring, None))
        self.setLayout(layout)

    def show_photos(
        self, report_id: int, span: Span, photos: Sequence[Shown], *, locked: bool
    ) -> None:
        """Show the pictures of a report; ``locked`` where nothing may be changed."""
        self._report, self._span = report_id, span
        for button in (self.pick, self.bring):
            button.setEnabled(not locked)
        if tuple(photos) == self._shown and locked == self._locked:
            return
        self._shown, self._locked = tuple(photos), locked
        for line in self.lines:
            self._list.removeWidget(line)
            line.deleteLater()
        self.lines = [PhotoLine(each, self._desk, locked=locked) for each in photos]
        for at, line in enumerate(self.lines):
            line.before.setEnabled(not locked and at > 0)
            line.after.setEnabled(not locked and at < len(self.lines) - 1)
            line.before.clicked.connect(partial(self.shift, at, -1))
            line.after.clicked.connect(partial(self.shift, at, 1))
            line.out.clicked.connect(partial(self._leave_out, line.photo.id))
            line.caption.left.connect(partial(self._caption, line))
            line.day.left.connect(partial(self._caption, line))
            self._list.addWidget(line)

    def choose(self) -> None:
        """Offer the pictures of what was done in the days of the report."""
        desk, report, span = self._desk, self._report, self._span
        there = {each.photo.attachment_id for each in self._shown}

        def read() -> list[tuple[Offered, bytes]]:
            offered = report_pictures.offered(desk, report, span)
            new = [each for each in offered if each.attachment not in there]
            return [(o, attachments.thumbnail(desk, o.attachment, _THUMB * 2)) for o in new]

        self._jobs.read(read, self._offer)

    def attach(self) -> None:
        """Bring pictures from a folder into the report itself."""
        paths = pickers.files_to_open(self, "보고서에 실을 사진", _FILES)
        if not paths:
            return
        desk, report, section = self._desk, self._report, self._section

        def write() -> Change:
            papers = [attachments.load(path) for path in paths]
            return report_pictures.attach(desk, report, section, papers)

        self._jobs.write(write)

    def shift(self, at: int, by: int, *_: object) -> None:
        """Put a picture before or behind its neighbour."""
        ids = [each.photo.id for each in self._shown]
        ids.insert(at + by, ids.pop(at))
        self._jobs.write(lambda: report_pictures.arrange(self._desk, ids))

    def _offer(self, offered: list[tuple[Offered, bytes]]) -> None:
        if not offered:
            self._notices.say(
                "이 기간의 기록에 붙은 다른 사진이 없습니다. ‘사진 붙이기’로 직접 붙일 수 있습니다."
            )
            return
        desk, report, section = self._desk, self._report, self._section

        def add(chosen: Sequence[Offered]) -> None:
            self._jobs.write(lambda: report_pictures.add(desk, report, section, chosen))

        PhotoPicker(offered, add, self).show()

    def _leave_out(self, photo_id: int, *_: object) -> None:
        self._jobs.write(lambda: report_pictures.remove(self._desk, [photo_id]))

    def _caption(self, line: PhotoLine) -> None:
        old, words, day = line.photo, str(line.caption.value()), line.day.value()
        if line.day.problem():
            self._notices.warn(line.day.problem())
            return
        if (words, day) != (old.caption, old.taken_on):
            self._jobs.write(
                lambda: report_pictures.caption(self._desk, old.id, words, day)  # type: ignore[arg-type]
            )


class PhotoLine(QWidget):
    """One picture: what it shows, of which day, and its place."""

    def __init__(self, shown: Shown, desk: Desk, *, locked: bool) -> None:
        super().__init__()
        self.photo = shown.photo
        self.picture = Label()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side = theme.now().px(_THUMB)
        self.picture.setFixedSize(QSize(side, side * 3 // 4))
        self.picture.setPixmap(_pixmap(shown.thumb, side, side * 3 // 4))
        self.picture.setAccessibleName(f"사진 {shown.photo.caption}")
        self.caption = TextEdit("무엇을 한 사진인지")
        self.caption.setAccessibleName("사진 설명")
        self.caption.set_value(shown.photo.caption)
        self.day = DateEdit(desk.today)
        self.day.setAccessibleName("찍은 날")
        self.day.set_value(shown.photo.taken_on)
        self.day.setFixedWidth(theme.now().px(124))
        self.before = IconButton("chevron-up", "앞으로 옮기기")
        self.after = IconButton("chevron-down", "뒤로 옮기기")
        self.out = IconButton("x", "보고서에서 빼기")
        for edit in (self.caption, self.day):
            edit.set_locked(locked)
        self.out.setEnabled(not locked)
        below = row(self.day, None, self.before, self.after, self.out, spacing=4)
        words = column(self.caption, spacing=6)
        words.addLayout(below)
        whole = row(self.picture, spacing=10)
        whole.addLayout(words, 1)
        self.setLayout(whole)


class PhotoPicker(Dialog):
    """Pictures offered, each to be ticked."""

    def __init__(
        self,
        offered: Sequence[tuple[Offered, bytes]],
        add: Callable[[Sequence[Offered]], None],
        parent: QWidget,
    ) -> None:
        super().__init__("보고서에 실을 사진", parent, width=560)
        self._offered, self._add = [each for each, _ in offered], add
        self.body.addWidget(
            Label(
                "이 기간의 동행면접, 행사, 회의, 현장 기록에 붙은 사진입니다.",
                look="muted",
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName("고를 사진")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        side = theme.now().px(_THUMB)
        self.list.setIconSize(QSize(side, side * 3 // 4))
        self.list.setSpacing(2)
        for one, thumb in offered:
            day = dates.day_and_weekday(one.day) if one.day else "날짜 없음"
            item = QListWidgetItem(f"{one.caption or '설명 없음'}\n{day}")
            item.setIcon(QIcon(_pixmap(thumb, side, side * 3 // 4)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._tell)
        self.body.addWidget(self.list, 1)
        self.told = Label(points=SMALL + 0.75, look="muted")
        self.add_remark(self.told)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("싣기", icon="check"), keys="Ctrl+Return")
        self.go.clicked.connect(self._take)
        self.setMinimumHeight(theme.now().px(460))
        self.list.setFocus()
        self.list.setCurrentRow(0)
        self._tell()

    @property
    def chosen(self) -> list[Offered]:
        """Those that are ticked."""
        ticked = Qt.CheckState.Checked
        return [
            o for at, o in enumerate(self._offered) if self.list.item(at).checkState() == ticked
        ]

    def _take(self) -> None:
        self._add(self.chosen)
        self.accept()

    def _tell(self, *_: object) -> None:
        self.told.setText(f"{len(self.chosen)}장 고름")
        self.go.setEnabled(bool(self.chosen))


def _pixmap(thumb: bytes, wide: int, high: int) -> QPixmap:
    image = QImage.fromData(thumb)
    if image.isNull():
        return QPixmap()
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaled(wide, high, keep, smooth))
