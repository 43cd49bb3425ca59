"""First run, step 2 continued: the recovery key is shown once and has to be put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.steps import STEPS
from jobdesk.ui.widgets.basics import SMALL, Label, PrimaryButton
from jobdesk.ui.widgets.recovery_key import RecoveryKeyPanel


class KeyStep(StartFrame):
    """``done`` only after the tick; there is no way back, the key is never shown again."""

    done = Signal()

    def __init__(self, key: str, pdf: Callable[[], bytes]) -> None:
        super().__init__(
            "복구 열쇠를 보관하세요",
            "비밀번호를 잊었을 때 센터를 여는 하나뿐인 방법입니다. 이 화면에서 한 번만 보여 드리며 "
            "프로그램 어디에도 남지 않습니다.",
            steps=STEPS,
        )
        assert self.steps is not None
        self.steps.go(1)
        self.panel = RecoveryKeyPanel(key, pdf)
        self.body.addWidget(self.panel)
        self.body.addWidget(
            Label(
                "종이로 인쇄해 잠긴 서랍이나 금고에 두는 것이 좋습니다. "
                "PC 옆이나 메신저에는 두지 마세요.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        self.next = PrimaryButton("다음")
        self.next.setEnabled(False)
        self.footer.addStretch(1)
        self.footer.addWidget(self.next)
        self.panel.confirmed.connect(self.next.setEnabled)
        self.next.clicked.connect(self.done)
        self.setFocusProxy(self.panel.save)
