"""가져오기 양식: what is remembered of headers, to be named, handed on, taken in and deleted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS
from jobdesk.services.desk import Desk
from jobdesk.services.importing import profiles
from jobdesk.services.importing.profiles import Profile
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, IconButton, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.line_edit import HangulLineEdit
from jobdesk.ui.widgets.record_form import scrolled

_FILES = "가져오기 양식 (*.json)"


class ProfileLine(QWidget):
    """One profile: its name to be changed in place, what it does, and the way out."""

    def __init__(self, profile: Profile, dialog: ProfilesDialog) -> None:
        super().__init__()
        self.profile, self._dialog = profile, dialog
        self.name = HangulLineEdit()
        self.name.setText(profile.name)
        self.name.setAccessibleName("양식 이름")
        self.name.submitted.connect(self._rename)
        self.name.left.connect(self._rename)
        self.trash = IconButton("trash-2", f"‘{profile.name}’ 양식 지우기")
        self.trash.clicked.connect(self._delete)
        used = f"마지막 사용 {dates.day(profile.used_on)}" if profile.used_on else "아직 쓰지 않음"
        chosen = ", ".join(profile.chosen)
        about = f"{KINDS[profile.kind].label} · {chosen} · {used} · {profile.used_count:,}회"
        lines = column(spacing=2)
        lines.addLayout(row(self.name, self.trash, spacing=6))
        lines.addWidget(Label(about, points=SMALL + 0.5, look="muted", wrap=True))
        heads = ", ".join(profile.headers)
        lines.addWidget(Label(f"머리글: {heads}", points=SMALL, look="muted", wrap=True))
        self.setLayout(lines)
        read_only = dialog.desk.read_only
        self.trash.setEnabled(not read_only)
        self.name.setReadOnly(read_only)

    def _rename(self) -> None:
        name = self.name.full_text().strip()
        if name and name != self.profile.name:
            self._dialog.rename(self.profile.id, name)

    def _delete(self) -> None:
        self._dialog.delete(self.profile.id)


class ProfilesDialog(Dialog):
    """See the module's words."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__("가져오기 양식", parent, width=620)
        self.desk, self._jobs, self._notices = desk, jobs, notices
        self.lines: list[ProfileLine] = []
        self.body.addWidget(
            Label(
                "머리글이 같은 파일을 다시 가져올 때 지난번에 고른 열과 값, 규칙을 그대로 씁니다.",
                look="muted",
                wrap=True,
            )
        )
        self._column = column(spacing=14)
        self._column.setContentsMargins(0, 0, 10, 0)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._column)
        self.body.addWidget(scrolled(inner), 1)
        self.take_in = self.add_button(Button("파일에서 들이기", icon="folder-open"))
        self.take_in.clicked.connect(self.bring)
        self.take_in.setEnabled(not desk.read_only)
        self.hand_on = self.add_button(Button("파일로 저장", icon="save"))
        self.hand_on.clicked.connect(self.export)
        self.done_button = self.add_button(PrimaryButton("닫기"))
        self.done_button.clicked.connect(self.accept)
        self.done_button.setFocus()
        self.spread(640, 520)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the profiles."""
        desk = self.desk
        self._jobs.read(lambda: profiles.listing(desk), self._show, key=(id(self), "list"))

    def rename(self, id_: int, name: str) -> None:
        """Give a profile another name."""
        desk = self.desk
        self._jobs.write(lambda: profiles.rename(desk, id_, name), self._changed)

    def delete(self, id_: int) -> None:
        """Put a profile into the trash; Ctrl+Z brings it back."""
        desk = self.desk
        self._jobs.write(lambda: profiles.delete(desk, [id_]), self._changed)

    def bring(self) -> None:
        """Take in the profiles of a file."""
        path = pickers.file_to_open(self, "가져오기 양식 파일 고르기", _FILES)
        if path is not None:
            desk = self.desk
            self._jobs.write(lambda: profiles.bring(desk, path), self._changed)

    def export(self) -> None:
        """Write every profile to a file."""
        name = f"가져오기 양식{profiles.ENDING}"
        path = pickers.file_to_save(self, "가져오기 양식 저장", name, _FILES)
        if path is None:
            return
        desk, ids = self.desk, [line.profile.id for line in self.lines]

        def saved(count: int) -> None:
            self._notices.say(f"가져오기 양식 {count:,}개를 저장했습니다: {path}")

        self._jobs.read(lambda: profiles.export(desk, ids, path), saved)

    def _changed(self, change: Change) -> None:
        del change
        self.refresh()

    def _show(self, found: tuple[Profile, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = [ProfileLine(one, self) for one in found]
        for line in self.lines:
            self._column.addWidget(line)
        if not found:
            words = (
                "아직 기억한 양식이 없습니다. 가져오면서 열이나 값을 직접 고르면 그 머리글의 "
                "양식이 여기에 남습니다."
            )
            self._column.addWidget(Label(words, look="muted", wrap=True))
        self._column.addStretch(1)
        self.hand_on.setEnabled(bool(found))
