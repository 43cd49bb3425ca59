"""List, record and new-entry dialog of a kind whose record is a plain form.

::

    class AgreementList(LedgerList):
        def __init__(self, desk, hub, jobs, notices, preferences):
            super().__init__(
                desk, hub, jobs, notices, preferences,
                kind=KindId.AGREEMENTS,
                columns=("signed_on", "employer", "area", "status"),       # ids or Columns
                sections=(("협약", (("employer",), ("signed_on", "ends_on"), ("content",))),),
                empty=EmptyState(…), search_hint="기관, 협력분야", new_label="새 협약",
                chips=lambda record: [Chip(record.area)],
                tabs=lambda panel: [(AttachmentsView(…), "첨부")],
            )
            self.bar.add_choice("status", …)
            self.begin()

Every LINK field gets a LinkEdit of its kind. A kind with rules of its own gives its ``save``
and ``add``; without them those of services.entries are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services import entries, lists
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column, column
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.editors import Editor
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

Rows = Sequence[Sequence[str]]
Sections = Sequence[tuple[str, Rows]]
Save = Callable[[Desk, Any], Change]
Tabs = Callable[[RecordPanel], Sequence[tuple[RecordTab, str]]]
_DAY_WIDTH = 104  # pixels at 100 %: 2026-11-21 and the arrow of the order
_WORDS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.SUGGEST, FieldType.LINK})
_WITHIN: dict[KindId, tuple[str, ...]] = {
    KindId.CONTACTS: ("employer",),
    KindId.VACANCIES: ("employer",),
    KindId.REFERRALS: ("seeker", "employer"),
    KindId.PLACEMENTS: ("seeker", "employer"),
}
"""Links whose choice is held to what the form already names."""


def form_of(
    desk: Desk,
    jobs: Jobs,
    kind: KindId,
    suggestions: Mapping[str, Sequence[str]] | None = None,
    editors: Mapping[str, Editor] | None = None,
) -> RecordForm:
    """A form over a kind, its links searchable; ``editors`` stand in for its own."""
    declared = KINDS[kind]
    links = {f.id: KindId(f.link) for f in declared.stored if f.type is FieldType.LINK}

    def within(target: KindId) -> tuple[Condition, ...]:
        chosen = {
            field_id: form.fields[field_id].value()
            for field_id in _WITHIN.get(target, ())
            if field_id in form.fields
        }
        return tuple(
            Condition(field_id, Op.IS, id_)
            for field_id, id_ in chosen.items()
            if isinstance(id_, int)
        )

    made: dict[str, Editor] = {
        field_id: LinkEdit(
            desk, jobs, target, within=partial(within, target) if target in _WITHIN else None
        )
        for field_id, target in links.items()
        if field_id not in (editors or {})
    }
    offered: dict[str, Sequence[str]] = {"counsellor": (desk.user,)}
    if any(field.id == "eup_myeon" for field in declared.stored):
        offered["eup_myeon"] = centre_settings.get(desk).eup_myeon
    form = RecordForm(
        declared,
        check=lambda record: entries.CHECKS[kind](record, desk.today()),
        today=desk.today,
        suggestions=offered | dict(suggestions or {}),
        editors=made | dict(editors or {}),
    )
    return form


def new_entry(
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    notices: Notices,
    parent: QWidget,
    kind: KindId,
    rows: Rows,
    *,
    title: str = "",
    add: Save = entries.add,
    suggestions: Mapping[str, Sequence[str]] | None = None,
    editors: Mapping[str, Editor] | None = None,
    **values: Any,
) -> NewRecord:
    """The dialog of a new record that opens with ``values`` (``employer_id=3``); not shown yet.

    Fields already named by ``values`` stand in the form, the cursor in the first that is not.
    """
    form = form_of(desk, jobs, kind, suggestions, editors)
    dialog = NewRecord(
        title or f"새 {KINDS[kind].label}",
        kind,
        entries.blank(desk, kind, **values),
        form,
        rows,
        lambda draft: add(desk, draft),
        hub,
        jobs,
        notices,
        parent,
        desk=desk,
    )
    given = {name.removesuffix("_id") for name in values}
    first = next((f for field_id, f in form.fields.items() if field_id not in given), None)
    if first is not None:
        first.widget.setFocus()
    return dialog


class LedgerPanel(RecordPanel):
    """The record: one tab per section, the tabs that were added, the history."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        kind: KindId,
        sections: Sections,
        *,
        save: Save = entries.save,
        suggestions: Mapping[str, Sequence[str]] | None = None,
        editors: Mapping[str, Editor] | None = None,
        chips: Callable[[Any], Sequence[Chip]] | None = None,
        icon: str = "file-text",
    ) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            kind,
            form_of(desk, jobs, kind, suggestions, editors),
            lambda record: save(desk, record),
            empty=EmptyState(
                icon,
                "목록에서 골라 주세요",
                f"{KINDS[kind].label} 목록에서 한 줄을 고르면 여기에 내용이 나옵니다.",
            ),
        )
        self._make_chips = chips
        self._sections = sections
        self.history = HistoryView(desk, jobs, kind)
        self.later(*[partial(self._add_section, at) for at in range(len(sections))])
        self.tabs.currentChanged.connect(self._on_tab)

    def _add_section(self, at: int) -> None:
        title, rows = self._sections[at]
        self.tabs.addTab(self.form.section(*rows), title)

    def add_history(self) -> None:
        """Put 변경이력 at the end, after the tabs that were added."""
        self.tabs.addTab(self.history, "변경이력")

    def present(self, record: Any) -> None:
        """The name, the day, the stage and what the list says in chips."""
        kind = KINDS[self.kind]
        self.name.setText("")
        self._ask_title(record.id)
        self.chips.clear()
        status = getattr(record, "status", None)
        if status is not None:
            self.chips.addWidget(Chip(str(status), tone_of(self.kind, str(status))))
        for chip in self._make_chips(record) if self._make_chips is not None else ():
            self.chips.addWidget(chip)
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))
        day = next((f for f in kind.stored if f.type is FieldType.DATE), None)
        said = getattr(record, day.id) if day is not None and day.id != kind.title else None
        self.about.setText(dates.day(said) if said is not None else "")
        self._on_tab()

    def _ask_title(self, record_id: int) -> None:
        desk, kind = self.desk, self.kind
        self.jobs.read(
            lambda: lists.called(desk, kind, [record_id]).get(record_id, ""),
            self._take_title,
            key=(id(self), "title"),
        )

    def _take_title(self, title: str) -> None:
        self.name.setText(title)

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.history and self.record is not None:
            self.history.show_record(self.record.id)


class LedgerList(RecordPage):
    """See the module's words; a derived one calls ``begin()`` at the end of its constructor."""

    panel: LedgerPanel

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        *,
        kind: KindId,
        columns: Sequence[str | Column],
        sections: Sections,
        empty: EmptyState,
        search_hint: str,
        new_label: str,
        new_rows: Rows | None = None,
        chips: Callable[[Any], Sequence[Chip]] | None = None,
        tabs: Tabs | None = None,
        save: Save = entries.save,
        add: Save = entries.add,
        suggestions: Mapping[str, Sequence[str]] | None = None,
        title: str = "",
        icon: str = "file-text",
        panel_type: type[LedgerPanel] = LedgerPanel,
    ) -> None:
        panel = panel_type(
            desk,
            hub,
            jobs,
            notices,
            kind,
            sections,
            save=save,
            suggestions=suggestions,
            chips=chips,
            icon=icon,
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=kind,
            columns=[c if isinstance(c, Column) else _column(kind, c) for c in columns],
            panel=panel,
            empty=empty,
            search_hint=search_hint,
            title=title,
        )
        wide = next((c.field for c in reversed(self.model.columns) if _fills(kind, c)), "")
        if wide:
            self.grid.stretch(wide)
        panel.later(partial(self._add_tabs, tabs), panel.add_history)
        self.primary = (new_label, "plus") if new_label else ("", "")
        self._new_rows = new_rows if new_rows is not None else sections[0][1]
        self._new_title, self._add, self._suggestions = new_label, add, suggestions

    def _add_tabs(self, tabs: Tabs | None) -> None:
        for tab, title in tabs(self.panel) if tabs is not None else ():
            self.panel.add_tab(tab, title)

    def primary_action(self) -> None:
        """The list's own new-button."""
        self.new()

    def new(self) -> None:
        """A new record in the dialog."""
        self.new_entry()

    def new_entry(self, **values: Any) -> None:
        """A new record that opens with ``values``, such as ``employer_id=3``."""
        if self._new_title:
            show(
                new_entry(
                    self.desk,
                    self.hub,
                    self.jobs,
                    self.notices,
                    self.window(),
                    self.kind,
                    self._new_rows,
                    title=self._new_title,
                    add=self._add,
                    suggestions=self._suggestions,
                    **values,
                )
            )

    def new_button(self) -> Button:
        """A button of the list's new-label, for its empty state."""
        button = Button(self._new_title, icon="plus")
        button.clicked.connect(self.new)
        return button


def _column(kind: KindId, field_id: str) -> Column:
    day = KINDS[kind].field(field_id).type is FieldType.DATE
    return column(KINDS[kind], field_id, width=_DAY_WIDTH if day else 0)


def _fills(kind: KindId, shown: Column) -> bool:
    """Whether a column's words are of any length, so that it takes the width that is left."""
    return KINDS[kind].field(shown.field).type in _WORDS and not shown.strong
