"""점검 결과: what a report contradicts or lacks, each beside the button that opens its records.

::

    FindingsDialog(findings, hub, parent=self).show()
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS
from jobdesk.domain.report_check import Finding, Level
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, Rule, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import scrolled

_TONES = {Level.WRONG: Tone.DANGER, Level.LOOK: Tone.WARNING}


class FindingsDialog(Dialog):
    """See the module's words; not shown yet."""

    def __init__(
        self, findings: Sequence[Finding], hub: Hub, parent: QWidget | None = None
    ) -> None:
        super().__init__("보고서 점검", parent, width=620)
        self._hub = hub
        self.openers: list[Button] = []
        if findings:
            self.body.addWidget(Label(_told(findings), look="muted", wrap=True))
            self.body.addWidget(self._listed(findings), 1)
            self.setMinimumHeight(theme.now().px(420))
        else:
            done = EmptyState("check", "고칠 것이 없습니다", "합계, 비율, 요일, 서류를 보았습니다.")
            self.body.addWidget(done, 1)
        close = self.add_button(Button("닫기"))
        close.clicked.connect(self.reject)
        close.setDefault(True)

    def _listed(self, findings: Sequence[Finding]) -> QWidget:
        inner = QWidget()
        inner.setProperty("look", "scroll")
        layout = column(spacing=10)
        for at, finding in enumerate(findings):
            if at:
                layout.addWidget(Rule())
            layout.addLayout(
                row(
                    Chip(finding.level.value, _TONES[finding.level]),
                    Label(finding.where, points=SMALL + 0.75, look="muted"),
                    None,
                    spacing=8,
                )
            )
            words = Label(finding.words, wrap=True)
            if finding.kind is None or not finding.ids:
                layout.addWidget(words)
                continue
            line = row(words, self._opener(finding), spacing=12)
            line.setStretch(0, 1)
            layout.addLayout(line)
        layout.addStretch(1)
        inner.setLayout(layout)
        return scrolled(inner)

    def _opener(self, finding: Finding) -> Button:
        assert finding.kind is not None
        kind, ids = finding.kind, finding.ids
        button = Button("기록 열기", look="link")
        button.setAccessibleName(f"{KINDS[kind].label} {len(ids)}건 열기: {finding.words}")

        def opened() -> None:
            self.accept()
            self._hub.show_filtered.emit((kind, Filter(ids=ids)))

        button.clicked.connect(opened)
        self.openers.append(button)
        return button


def _told(findings: Sequence[Finding]) -> str:
    counted = {level: sum(f.level is level for f in findings) for level in Level}
    parts = [f"{level.value} {many}건" for level, many in counted.items() if many]
    return f"{', '.join(parts)}을 찾았습니다. 보고서는 고치지 않아도 저장하거나 인쇄할 수 있습니다."
