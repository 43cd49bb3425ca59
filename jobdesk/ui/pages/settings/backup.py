"""백업: a copy now, where copies go besides, which there are, and bringing one back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from jobdesk.services import backups, settings
from jobdesk.services.backups import BackupInfo, Reason
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.restore_dialog import RestoreDialog
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import backup_words, pickers
from jobdesk.ui.widgets.basics import (
    HEADING,
    SMALL,
    Button,
    Card,
    ElidedLabel,
    Label,
    PrimaryButton,
    row,
)
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.strip import Strip

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _State:
    copies: tuple[BackupInfo, ...]
    folder: str
    off_pc_days: int | None


def _tone(value: object) -> Tone:
    return Tone.SUCCESS if str(value).startswith("✓") else Tone.WARNING


class BackupSection(Section):
    """Reads the list anew after each change of settings and each copy."""

    title = "백업"
    remark = (
        "자료를 쓰는 동안 30분마다, 가져오기 전에, 그리고 끝낼 때 암호화된 복사본을 만들고 열어서 "
        "확인합니다."
    )
    kinds = None

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.copies: tuple[BackupInfo, ...] = ()
        self._folder = ""
        self.newest = Label(points=HEADING, weight=600, wrap=True)
        self.state = Strip()
        self.make = PrimaryButton("지금 백업", icon="database-backup")
        self.make.setMinimumHeight(44)
        self.path = ElidedLabel("", look="muted")
        self.choose = Button("폴더 고르기", icon="folder-open")
        self.forget = Button("쓰지 않기", look="link")
        self.table = PlainTable(
            "백업 목록",
            (
                plain("at", "만든 때", 176, strong=True),
                plain("age", "", 88, quiet=True),
                plain("reason", "까닭", 120),
                plain("size", "크기", 84, right=True),
                plain("verified", "확인", 92, chip=True, tone=_tone),
                plain("copy", "다른 곳 사본", 160, quiet=True),
            ),
            stretch="copy",
            spare=("age", "size"),
            lines=6,
            empty="아직 백업이 없습니다. 지금 백업을 눌러 첫 복사본을 만드세요.",
        )
        self.restore = Button("이 백업으로 복원", icon="archive-restore")
        self.other = Button("다른 백업 파일로 복원", look="link")
        self._lay_out()
        self.make.clicked.connect(self.save)
        self.choose.clicked.connect(self._on_choose)
        self.forget.clicked.connect(self._on_forget)
        self.restore.clicked.connect(self._on_restore)
        self.other.clicked.connect(self._on_other)
        self.table.picked.connect(self._on_picked)
        kit.jobs.saved.connect(self._on_saved)

    def _lay_out(self) -> None:
        now = Card(spacing=12)
        line = row(self.newest, self.make, spacing=12)
        line.setStretch(0, 1)
        now.body.addLayout(line)
        now.body.addWidget(self.state)
        place = Card("백업 폴더", spacing=10)
        choice = row(self.path, self.forget, self.choose, spacing=8)
        choice.setStretch(0, 1)
        place.body.addLayout(choice)
        place.body.addWidget(
            Label(
                "백업할 때마다 이 폴더에도 복사합니다. USB나 다른 디스크를 고르면 이 PC가 고장 "
                "나도 자료를 되찾을 수 있습니다.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        copies = Card("백업 목록", spacing=12)
        copies.body.addWidget(self.table)
        copies.body.addLayout(row(self.restore, self.other, None))
        for card in (now, place, copies):
            self.body.addWidget(card)

    def load(self) -> None:
        """Read list and folder."""
        desk = self.kit.desk

        def look() -> _State:
            return _State(
                backups.listing(desk),
                settings.get(desk).backup_folder,
                backups.off_pc_age_days(desk),
            )

        self.kit.jobs.read(look, self._take, key=(id(self), "backups"))

    def save(self) -> None:
        """Back up now."""
        if not self.make.isEnabled():
            return
        desk = self.kit.desk
        self.make.setEnabled(False)
        self.kit.jobs.long(
            "백업하고 확인하는 중입니다",
            lambda progress: backups.make(desk, Reason.ASKED, progress=progress),
            self._made,
            self._not_made,
            parent=self,
            writes=True,
        )

    def chosen(self) -> BackupInfo | None:
        """The copy in the current row."""
        index = self.table.current()
        return self.copies[index] if index is not None and index < len(self.copies) else None

    def _now(self) -> datetime:
        return datetime.combine(self.kit.desk.today(), datetime.now().time())

    def _take(self, state: _State) -> None:
        desk, now = self.kit.desk, self._now()
        self.copies = state.copies
        self._folder = state.folder
        self.path.setText(state.folder or "정하지 않았습니다")
        self.forget.setVisible(bool(state.folder))
        newest = state.copies[0] if state.copies else None
        self.newest.setText(
            f"마지막 백업 {backup_words.age(newest, now)} · {backup_words.moment(newest.made_at)}"
            if newest
            else "아직 백업이 없습니다"
        )
        self._say_off_pc(state.off_pc_days)
        self.table.set_rows(
            [
                (
                    backup_words.moment(b.made_at),
                    backup_words.age(b, now),
                    b.reason or "-",
                    backup_words.size(b.size),
                    "✓ 정상" if b.verified else "확인 안 됨",
                    str(b.copy.parent) if b.copy else "",
                )
                for b in state.copies[:_SHOWN]
            ]
        )
        self.make.setEnabled(not desk.read_only)
        self.choose.setEnabled(not desk.read_only)
        self.forget.setEnabled(not desk.read_only)
        self.other.setVisible(self.kit.may_manage and not desk.practice)

    def _say_off_pc(self, days: int | None) -> None:
        if self.kit.desk.practice:
            self.state.tell("연습 자료는 가상이므로 따로 백업하지 않아도 됩니다.", Tone.NEUTRAL)
        elif days is None:
            self.state.tell(
                "이 PC 밖에 둔 백업이 없습니다. 아래에서 USB나 다른 디스크의 폴더를 정하세요.",
                Tone.DANGER,
            )
        elif days >= 7:
            self.state.tell(
                f"{days}일 동안 이 PC 밖에 백업하지 못했습니다. 백업 폴더를 연결하고 지금 "
                "백업하세요.",
                Tone.DANGER,
            )
        else:
            when = "오늘" if days == 0 else f"{days}일 전에"
            self.state.tell(f"이 PC 밖에도 {when} 백업했습니다.", Tone.SUCCESS)

    def _made(self, made: BackupInfo) -> None:
        self.reload()
        if made.copy_problem:
            self.kit.notices.warn(made.copy_problem)
        elif made.copy is not None:
            self.kit.notices.say(f"백업하고 확인했습니다. {made.copy.parent} 폴더에도 두었습니다.")
        else:
            self.kit.notices.say("백업하고 확인했습니다.")

    def _not_made(self, error: BaseException) -> None:
        self.reload()
        self.kit.notices.error(error)

    def _on_saved(self) -> None:
        # A timed backup announces no Change; the list is read when it is looked at.
        self._stale = True

    def _on_choose(self) -> None:
        start = Path(self._folder) if self._folder else None
        folder = pickers.folder(self, "백업 폴더 고르기", start)
        if folder is not None:
            self._set_folder(str(folder))

    def _on_forget(self) -> None:
        self._set_folder("")

    def _set_folder(self, folder: str) -> None:
        desk = self.kit.desk
        self.kit.jobs.write(
            lambda: settings.save(desk, replace(settings.get(desk), backup_folder=folder)),
            lambda _: self.save() if folder else self.reload(),
        )

    def _on_picked(self) -> None:
        may = self.kit.may_manage and not self.kit.desk.practice
        self.restore.setEnabled(may and self.chosen() is not None)
        self.restore.setToolTip("" if may else "실제 센터의 관리자만 할 수 있습니다.")

    def _on_restore(self) -> None:
        backup = self.chosen()
        if backup is not None:
            self._confirm(backup)

    def _on_other(self) -> None:
        file = pickers.file_to_open(self, "백업 파일 고르기", "잡데스크 백업 (*.db)")
        if file is not None:
            made = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).astimezone()
            made = made.replace(tzinfo=None)
            self._confirm(BackupInfo(file, made, file.stat().st_size, False, ""))

    def _confirm(self, backup: BackupInfo) -> None:
        dialog = RestoreDialog(backup, self._now(), self)
        dialog.accepted.connect(lambda: self.kit.hub.restore_wanted.emit(backup.path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
