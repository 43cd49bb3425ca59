"""What one section of a template says: its title, how its pages lie, which indicators it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from jobdesk.domain.indicators import Indicator
from jobdesk.domain.report_templates import Use
from jobdesk.services import indicators
from jobdesk.services.desk import Desk
from jobdesk.services.report_sections import SECTIONS
from jobdesk.ui.widgets.basics import SMALL, Label, column, row
from jobdesk.ui.widgets.check_list import CheckList
from jobdesk.ui.widgets.editors import ChoiceEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_ACROSS = {"2장씩": 2, "3장씩": 3, "1장씩": 1}


class SectionOptions(QWidget):
    """``edited`` fires with every change; ``use`` is the section as it stands now."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._use: Use | None = None
        self._showing = False
        self._indicators: Sequence[Indicator] = ()
        self.hint = Label(points=SMALL + 0.75, look="muted", wrap=True)
        self.title = FormField("제목", TextEdit())
        self.landscape = QCheckBox("가로 쪽에 인쇄")
        self.across = FormField("한 줄에", ChoiceEdit(list(_ACROSS), empty=""))
        self.settings: dict[str, FormField] = {}
        self._choices = QGridLayout()
        self._choices.setSpacing(8)
        self.which = Label("인쇄할 지표 (고르지 않으면 쓰는 지표 모두)", points=SMALL, look="muted")
        self.indicators = CheckList("지표")
        self.title.edited.connect(self._tell)
        self.landscape.toggled.connect(self._tell)
        self.across.edited.connect(self._tell)
        self.indicators.changed.connect(self._tell)
        head = row(self.title, self.across, spacing=8)
        head.setStretch(0, 1)
        layout = column(self.hint, spacing=8)
        layout.addLayout(head)
        layout.addWidget(self.landscape)
        layout.addLayout(self._choices)
        layout.addWidget(self.which)
        layout.addWidget(self.indicators, 1)
        self.setLayout(layout)
        self.show_use(None)

    @property
    def use(self) -> Use | None:
        """The section with what was changed."""
        use = self._use
        if use is None:
            return None
        options: dict[str, Any] = dict(use.options)
        if SECTIONS[use.kind].indicators:
            options.pop("indicators", None)
            chosen = [self._indicators[at].id for at in self.indicators.ids()]
            if chosen:
                options["indicators"] = chosen
                options.pop("rows", None)
        for setting in SECTIONS[use.kind].settings:
            value = dict(setting.choices)[str(self.settings[setting.option].value())]
            options.pop(setting.option, None)
            if value != setting.choices[0][1]:
                options[setting.option] = value
        if use.kind == "photos":
            options["across"] = _ACROSS[str(self.across.value())]
        lies = self.landscape.isChecked()
        as_always = lies == SECTIONS[use.kind].landscape and use.landscape is None
        title = str(self.title.value())
        return replace(
            use,
            title="" if title == SECTIONS[use.kind].title else title,
            landscape=None if as_always else lies,
            options=options,
        )

    def show_use(self, use: Use | None) -> None:
        """Show a section, None for none."""
        self._showing = True
        self._use = use
        counts = use is not None and SECTIONS[use.kind].indicators
        for widget in (self.title, self.landscape):
            widget.setEnabled(use is not None)
        self.across.setVisible(use is not None and use.kind == "photos")
        self.which.setVisible(counts)
        self.indicators.setVisible(counts)
        kind = SECTIONS[use.kind] if use else None
        self._offer_settings(use)
        self.hint.setText(kind.hint if kind else "왼쪽에서 항목을 고르세요.")
        if use is not None and kind is not None:
            self.title.set_value(use.title or kind.title)
            lies = kind.landscape if use.landscape is None else use.landscape
            self.landscape.setChecked(lies)
            beside = {number: label for label, number in _ACROSS.items()}
            self.across.set_value(beside[int(use.options.get("across", 2))])
        if counts and use is not None:
            self._offer(use)
        self._showing = False

    def _offer_settings(self, use: Use | None) -> None:
        """A choice for each option of the section, in pairs beside each other."""
        for field in self.settings.values():
            self._choices.removeWidget(field)
            field.deleteLater()
        self.settings = {}
        for at, setting in enumerate(SECTIONS[use.kind].settings if use else ()):
            words = {str(value): word for word, value in setting.choices}
            editor = ChoiceEdit([word for word, _ in setting.choices], empty="")
            field = FormField(setting.label, editor)
            held = use.options.get(setting.option, setting.choices[0][1]) if use else None
            field.set_value(words.get(str(held), setting.choices[0][0]))
            field.edited.connect(self._tell)
            self._choices.addWidget(field, at // 2, at % 2)
            self.settings[setting.option] = field

    def _offer(self, use: Use) -> None:
        if not self._indicators:
            self._indicators = indicators.every(self._desk)
            rows = [(at, each.name, each.unit) for at, each in enumerate(self._indicators)]
            self.indicators.set_choices(rows)
        wanted = {str(each) for each in use.options.get("indicators", ())}
        self.indicators.check([at for at, each in enumerate(self._indicators) if each.id in wanted])

    def _tell(self, *_: object) -> None:
        if not self._showing and self._use is not None:
            self.edited.emit()
