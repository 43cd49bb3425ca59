"""First run, step 3: where copies go that outlive this PC."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal

from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.steps import STEPS
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, ElidedLabel, Label, PrimaryButton, row
from jobdesk.ui.widgets.strip import Strip

SAME_DISK = (
    "센터 자료와 같은 디스크입니다. 디스크가 고장 나면 백업도 함께 잃습니다. "
    "가능하면 USB나 다른 디스크를 고르세요."
)
SKIPPED = (
    "백업 폴더 없이 시작합니다. 이 PC가 고장 나거나 없어지면 자료를 되찾을 수 없으며, "
    "정할 때까지 홈에 빨간 안내가 보입니다."
)


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders lie on one disk, as far as the system tells."""
    try:
        return os.stat(one).st_dev == os.stat(other).st_dev  # noqa: PTH116 - on Windows too
    except OSError:
        return False


class BackupStep(StartFrame):
    """``done`` with a folder, or without one after its consequence was shown."""

    done = Signal()

    def __init__(self, centre: Path) -> None:
        super().__init__(
            "백업 폴더",
            "자료를 쓰는 동안 30분마다, 그리고 끝낼 때 암호화된 복사본을 만듭니다. "
            "USB나 다른 디스크에 두면 PC가 고장 나도 자료를 되찾을 수 있습니다.",
            steps=STEPS,
        )
        assert self.steps is not None
        self.steps.go(2)
        self._centre = centre
        self.folder: Path | None = None
        self._path = ElidedLabel("아직 고르지 않았습니다", look="muted")
        self.choose = Button("폴더 고르기", icon="folder-open")
        self.remark = Strip()
        line = row(self._path, self.choose, spacing=12)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.remark)
        self.body.addWidget(
            Label(
                "백업도 같은 비밀번호나 복구 열쇠가 있어야 열립니다. USB를 잃어버려도 안에 든 "
                "자료는 읽을 수 없습니다.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        self.skip = Button("나중에 정하기")
        self.finish = PrimaryButton("시작하기")
        self.finish.setEnabled(False)
        self.footer.addWidget(self.skip)
        self.footer.addStretch(1)
        self.footer.addWidget(self.finish)
        self.choose.clicked.connect(self._on_choose)
        self.skip.clicked.connect(self._on_skip)
        self.finish.clicked.connect(self.done)
        self.setFocusProxy(self.choose)

    def set_folder(self, folder: Path | None) -> None:
        """Take a folder and remark on it; None is the decision to go without."""
        self.folder = folder
        self.finish.setEnabled(True)
        if folder is None:
            self._path.setText("정하지 않음")
            self.remark.tell(SKIPPED, Tone.DANGER)
            self.finish.setText("백업 없이 시작하기")
            return
        self._path.setText(str(folder))
        self.finish.setText("시작하기")
        if same_disk(folder, self._centre):
            self.remark.tell(SAME_DISK, Tone.WARNING)
        else:
            self.remark.tell("다른 디스크입니다. 여기에 백업합니다.", Tone.SUCCESS)

    def refuse(self, message: str) -> None:
        """Say why no backup could be made there."""
        self.remark.tell(message, Tone.DANGER)
        self.finish.setEnabled(self.folder is None)

    def _on_choose(self) -> None:
        folder = pickers.folder(self, "백업 폴더 고르기", self.folder)
        if folder is not None:
            self.set_folder(folder)

    def _on_skip(self) -> None:
        self.set_folder(None)
        self.finish.setFocus()
