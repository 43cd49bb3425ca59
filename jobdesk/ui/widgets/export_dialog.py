"""엑셀: a list leaves the office, so its purpose and what is hidden are asked first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.progress import Progress
from jobdesk.services import rosters
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import SuggestEdit
from jobdesk.ui.widgets.form_field import FormField

REASONS = ("본인 요청", "장애인 고용 지원 신청", "면접활동비 지급")
PURPOSES = ("상급기관 실적 보고", "구인업체 추천", "센터 내부 업무", "행사 준비")


class ExportDialog(Dialog):
    """Asks purpose and masking, and for what reason sensitive fields go along; ``purpose()``,
    ``masked()``, ``sensitive()`` and ``reason()`` answer."""

    def __init__(self, kind: KindId, count: int, words: str, parent: QWidget | None) -> None:
        title = rosters.TITLES[kind]
        super().__init__(f"{title} 엑셀로 내보내기", parent)
        unit = KINDS[kind].unit
        what = f"{count:,}{unit}을 화면의 순서대로 내보냅니다."
        self.body.addWidget(Label(what, weight=600))
        if words:
            self.body.addWidget(Label(f"조건: {words}", look="muted", wrap=True))
        self.purpose_field = FormField("쓰는 곳", SuggestEdit(PURPOSES), required=True)
        self.body.addWidget(self.purpose_field)
        self.mask_box = QCheckBox("연락처와 생년월일, 자세한 주소를 가립니다")
        self.mask_box.setChecked(True)
        self.body.addWidget(self.mask_box)
        self.boxes: dict[str, QCheckBox] = {}
        self.reason_field = FormField("함께 내보내는 사유", SuggestEdit(REASONS), required=True)
        self._offer_sensitive(kind)
        self.body.addWidget(
            Label(
                "누가 언제 무엇에 쓰려고 내보냈는지 파일 아래와 접속기록에 남습니다.",
                look="muted",
                points=SMALL + 0.75,
                wrap=True,
            )
        )
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        go = self.add_button(PrimaryButton("저장할 곳 고르기", icon="file-spreadsheet"))
        go.clicked.connect(self._go)
        self.purpose_field.widget.setFocus()

    def _offer_sensitive(self, kind: KindId) -> None:
        """A box for each field that stays behind unless it is ticked."""
        fields = rosters.sensitive_fields(kind)
        if fields:
            words = "아래 항목은 빼고 내보냅니다. 꼭 필요할 때만 고르고 사유를 적으세요."
            self.body.addWidget(Label(words, look="muted", points=SMALL + 0.75, wrap=True))
        for field in fields:
            box = QCheckBox(f"{field.label} 함께 내보내기")
            box.toggled.connect(self._on_sensitive)
            self.boxes[field.id] = box
            self.body.addWidget(box)
        self.body.addWidget(self.reason_field)
        self._on_sensitive()

    def _on_sensitive(self) -> None:
        self.reason_field.setVisible(bool(self.sensitive()))
        self.adjustSize()

    def sensitive(self) -> tuple[str, ...]:
        """Ids of the sensitive fields that go along."""
        return tuple(field for field, box in self.boxes.items() if box.isChecked())

    def reason(self) -> str:
        """Why they do; empty where none does."""
        return str(self.reason_field.value()) if self.sensitive() else ""

    def purpose(self) -> str:
        """What the list is for."""
        return str(self.purpose_field.value())

    def masked(self) -> bool:
        """Whether phones and births are hidden."""
        return self.mask_box.isChecked()

    def _go(self) -> None:
        if not self.purpose():
            self.purpose_field.set_problem("쓰는 곳을 고르거나 입력하세요.")
            self.purpose_field.widget.setFocus()
            return
        if self.sensitive() and not self.reason():
            self.reason_field.set_problem("사유를 고르거나 입력하세요.")
            self.reason_field.widget.setFocus()
            return
        self.accept()


class Exporter:
    """The whole walk: ask, choose the file, write it in the background, say where it is."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        self._desk, self._jobs, self._notices, self._parent = desk, jobs, notices, parent

    def run(
        self, kind: KindId, wanted: Filter, order: Order | None, count: int, words: str = ""
    ) -> None:
        """Export what a list shows; ``words`` are its conditions in words."""
        dialog = ExportDialog(kind, count, words, self._parent)
        accepted = dialog.exec() == int(ExportDialog.DialogCode.Accepted)
        purpose, mask = dialog.purpose(), dialog.masked()
        sensitive, reason = dialog.sensitive(), dialog.reason()
        dialog.deleteLater()
        if not accepted:
            return
        name = rosters.suggested_name(self._desk, kind, mask=mask)
        path = pickers.file_to_save(self._parent, "저장할 곳", name, "엑셀 (*.xlsx)")
        if path is not None:
            self.write(
                kind,
                path,
                wanted,
                order,
                mask=mask,
                purpose=purpose,
                sensitive=sensitive,
                reason=reason,
            )

    def write(
        self,
        kind: KindId,
        path: Path,
        wanted: Filter,
        order: Order | None,
        *,
        mask: bool,
        purpose: str,
        sensitive: Sequence[str] = (),
        reason: str = "",
    ) -> None:
        """Write the workbook behind a progress dialog."""
        desk = self._desk

        def work(progress: Progress) -> int:
            return rosters.export(
                desk,
                kind,
                path,
                filter=wanted,
                order=order,
                mask=mask,
                purpose=purpose,
                sensitive=sensitive,
                reason=reason,
                progress=progress,
            )

        def say(count: int) -> None:
            self._notices.say(f"{count:,}{KINDS[kind].unit}을 내보냈습니다: {path}")

        title = f"{rosters.TITLES[kind]} 엑셀 파일을 만드는 중입니다"
        self._jobs.long(title, work, say, parent=self._parent)
