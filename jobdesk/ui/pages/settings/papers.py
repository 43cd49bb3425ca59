"""보고서: the 결재란, how a rate is cut, with an example of each beside it, and when it is due."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from jobdesk.domain.centre import ROUNDINGS, CentreSettings
from jobdesk.domain.rounding import Rounding, rate, rate_text
from jobdesk.ui import theme
from jobdesk.ui.pages.settings.section import Kit, SettingsForm
from jobdesk.ui.widgets.basics import SMALL, Card, Label, row
from jobdesk.ui.widgets.editors import ChoiceEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

MOST_BOXES = 5
_FIRST = ("담당", "팀장", "과장")


class ApprovalPreview(QWidget):
    """The 결재란 as it will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_titles(self, titles: tuple[str, ...]) -> None:
        """Draw other boxes; none draws nothing."""
        self._titles = titles
        self.setAccessibleName(
            "결재란 미리보기: " + (", ".join(titles) if titles else "인쇄하지 않음")
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As many boxes as titles."""
        box = theme.now().px(76)
        side = theme.now().px(26)
        return QSize(side + box * len(self._titles) + 2 if self._titles else 0, box + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint side, titles and boxes."""
        del event
        if not self._titles:
            return
        current = theme.now()
        painter = QPainter(self)
        painter.setPen(QPen(current.colour("control_line"), 1))
        painter.setBrush(current.colour("surface"))
        side, box, head = current.px(26), current.px(76), current.px(24)
        whole = QRectF(0.5, 0.5, side + box * len(self._titles), box)
        painter.drawRect(whole)
        painter.setFont(current.font(SMALL))
        painter.fillRect(
            QRectF(side + 1, 1, whole.width() - side - 1, head), current.colour("raised")
        )
        for index, title in enumerate(self._titles):
            left = side + box * index + 0.5
            painter.setPen(QPen(current.colour("control_line"), 1))
            painter.drawLine(int(left), 0, int(left), box)
            painter.setPen(current.colour("text"))
            painter.drawText(
                QRectF(left, 0, box, head),
                Qt.AlignmentFlag.AlignCenter,
                painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, box - 6),
            )
        painter.setPen(QPen(current.colour("control_line"), 1))
        painter.drawLine(side, head, int(whole.right()), head)
        painter.setPen(current.colour("text"))
        painter.drawText(QRectF(0, 0, side, box), int(Qt.AlignmentFlag.AlignCenter), "결\n재")


class PapersSection(SettingsForm):
    """What concerns every printed report."""

    title = "보고서"
    remark = "실적 보고서의 PDF, 엑셀, 한글 파일에 함께 쓰입니다."

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.use = QCheckBox("결재란을 인쇄합니다")
        self.titles = [TextEdit() for _ in range(MOST_BOXES)]
        self.wrong = Label(look="danger", points=SMALL)
        self.preview = ApprovalPreview()
        approval = Card("결재란", spacing=12)
        approval.body.addWidget(self.use)
        boxes = row(spacing=8)
        for number, title in enumerate(self.titles, 1):
            title.setAccessibleName(f"결재란 {number}번째 칸")
            title.edited.connect(self._on_edited)
            boxes.addWidget(title)
        approval.body.addLayout(boxes)
        approval.body.addWidget(
            Label("두 칸에서 다섯 칸까지 씁니다. 빈 칸은 빠집니다.", look="muted", points=SMALL)
        )
        approval.body.addWidget(self.wrong)
        approval.body.addWidget(self.preview)
        self.rounding = FormField(
            "달성률 끝수", ChoiceEdit([label for _, label in ROUNDINGS], empty="")
        )
        self.decimals = FormField("소수 자리", ChoiceEdit(("0", "1", "2"), empty=""))
        self.example = Label(look="muted", tabular=True)
        rates = Card("달성률", spacing=12)
        pair = row(self.rounding, self.decimals, None, spacing=12)
        rates.body.addLayout(pair)
        rates.body.addWidget(self.example)
        self.due = FormField(
            "제출 기한", ChoiceEdit([f"다음 달 {day}일" for day in range(1, 29)], empty="")
        )
        due = Card("보고서 기한", spacing=12)
        due.body.addLayout(row(self.due, None))
        due.body.addWidget(
            Label(
                "보고서를 새로 만들 때 적히는 기한입니다. 보고서마다 고칠 수 있습니다.",
                look="muted",
                points=SMALL,
            )
        )
        self.body.addWidget(approval)
        self.body.addWidget(rates)
        self.body.addWidget(due)
        self.footer()
        self.use.toggled.connect(self._on_use)
        self.rounding.edited.connect(self._on_edited)
        self.decimals.edited.connect(self._on_edited)
        self.due.edited.connect(self._on_edited)

    def typed_titles(self) -> tuple[str, ...]:
        """The titles as typed, empty ones left out; none when the 결재란 is off."""
        if not self.use.isChecked():
            return ()
        return tuple(text for text in (str(t.value()) for t in self.titles) if text)

    def show_settings(self, own: CentreSettings) -> None:
        """Put the values into the fields."""
        shown = own.approval_titles
        for index, title in enumerate(self.titles):
            title.set_value(shown[index] if index < len(shown) else "")
        self.use.setChecked(bool(shown))
        self.rounding.set_value(dict(ROUNDINGS)[own.rounding])
        self.decimals.set_value(str(own.rate_decimals))
        self.due.set_value(f"다음 달 {own.report_due_day}일")
        self._on_use(self.use.isChecked())

    def edited(self, own: CentreSettings) -> CentreSettings:
        """The values as typed."""
        rounding = {label: id_ for id_, label in ROUNDINGS}[str(self.rounding.value())]
        return replace(
            own,
            approval_titles=self.typed_titles(),
            rounding=rounding,
            rate_decimals=int(str(self.decimals.value())),
            report_due_day=int(str(self.due.value()).removeprefix("다음 달 ").removesuffix("일")),
        )

    def save(self) -> None:
        """Refuse a single box, which the printed form does not know."""
        if self.wrong.text():
            self.titles[1].setFocus()
            return
        super().save()

    def _on_use(self, used: bool) -> None:
        if used and not any(str(t.value()) for t in self.titles):
            for title, first in zip(self.titles, _FIRST, strict=False):
                title.set_value(first)
        for title in self.titles:
            title.setEnabled(used)
        self._on_edited()

    def _on_edited(self) -> None:
        titles = self.typed_titles()
        self.preview.show_titles(titles)
        few = self.use.isChecked() and len(titles) < 2
        self.wrong.setText(
            "결재란은 두 칸 이상이어야 합니다. 이름을 하나 더 넣으세요." if few else ""
        )
        self.wrong.setVisible(few)
        rounding = next((i for i, label in ROUNDINGS if label == self.rounding.value()), "")
        if rounding and str(self.decimals.value()):
            decimals = int(str(self.decimals.value()))
            shown = rate_text(rate(234, 80, decimals=decimals, rounding=Rounding(rounding)))
            self.example.setText(f"예: 실적 234 ÷ 목표 80 → {shown}")
