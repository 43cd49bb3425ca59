"""First run, step 1: what the centre is called and which places it serves."""

from __future__ import annotations

from PySide6.QtCore import Signal

from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.steps import STEPS
from jobdesk.ui.widgets.basics import Button, PrimaryButton
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.places import PlacesForm


class CentreStep(StartFrame):
    """``done`` once the name is given; ``left`` goes back to the first question."""

    done = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            "우리 센터",
            "보고서와 명부의 제목에 쓰입니다. 나중에 설정에서 언제든지 바꿀 수 있습니다.",
            steps=STEPS,
            width=680,
        )
        self.name = FormField("센터 이름", TextEdit("예: 한빛군 일자리센터"), required=True)
        self.places = PlacesForm()
        self._suggested = ""
        self.body.addWidget(self.name)
        self.body.addWidget(self.places)
        self.back = Button("이전")
        self.next = PrimaryButton("다음")
        self.footer.addWidget(self.back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.next)
        self.back.clicked.connect(self.left)
        self.next.clicked.connect(self._on_next)
        self.places.edited.connect(self._suggest)
        editor = self.name.editor
        assert isinstance(editor, TextEdit)
        editor.submitted.connect(self._on_next)
        self.setFocusProxy(self.name)

    def centre_name(self) -> str:
        """The name as it will be stored."""
        return str(self.name.value())

    def _suggest(self) -> None:
        """Offer ``평창군 일자리센터`` while the name is empty or was offered before."""
        _, sigungu, _ = self.places.value()
        if sigungu and self.centre_name() in ("", self._suggested):
            self._suggested = f"{sigungu} 일자리센터"
            self.name.set_value(self._suggested)

    def _on_next(self) -> None:
        if not self.centre_name():
            self.name.set_problem("센터 이름을 입력하세요. 보고서 맨 위에 찍힙니다.")
            self.name.setFocus()
            return
        self.done.emit()
