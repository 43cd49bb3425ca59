"""A form over one record: its fields may stand on several tabs, but it saves once.

::

    form = RecordForm(KINDS[KindId.SEEKERS], check=lambda r: check_seeker(r, desk.today()),
                      today=desk.today, suggestions={"eup_myeon": ("가람읍", …)})
    tab = form.section(("name", "gender"), ("birth_date", "birth_year"), ("note",))
    form.load(record); form.draft(); form.dirty; form.problems()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from jobdesk.domain.checks import Problem
from jobdesk.domain.kinds import Kind
from jobdesk.errors import UserError
from jobdesk.ui import drafts
from jobdesk.ui.widgets.editors import Editor, SuggestEdit, editor_for
from jobdesk.ui.widgets.form_field import FormField

_GRID = 6  # a row holds one, two, three or six fields of equal width
Check = Callable[[Any], Sequence[Problem]]


class RecordForm(QObject):
    """Holds ``original`` and the fields; makes the draft out of both."""

    edited = Signal()
    dirty_changed = Signal(bool)

    def __init__(
        self,
        kind: Kind,
        *,
        check: Check,
        today: Callable[[], date] = date.today,
        suggestions: Mapping[str, Sequence[str]] | None = None,
        editors: Mapping[str, Editor] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._check, self._today = kind, check, today
        self._suggestions = dict(suggestions or {})
        self._editors = editors or {}
        self._was_dirty = False
        self._loading = False
        self.original: Any = None
        self.fields: dict[str, FormField] = {}

    def section(self, *rows: Sequence[str], scroll: bool = True) -> QWidget:
        """Lay out rows of field ids, columns of equal width; scrolls where it is too high."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for line, ids in enumerate(rows):
            span = _GRID // len(ids)
            for at, field_id in enumerate(ids):
                field = self.add(field_id)
                grid.addWidget(field, line, at * span, 1, span, Qt.AlignmentFlag.AlignTop)
        for at in range(_GRID):
            grid.setColumnStretch(at, 1)
        grid.setRowStretch(len(rows), 1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(grid)
        if not scroll:
            grid.setContentsMargins(0, 0, 0, 0)
            return inner
        grid.setContentsMargins(0, 12, 12, 8)
        return scrolled(inner)

    def add(self, field_id: str) -> FormField:
        """The field of that id, made the first time it is asked for."""
        if field_id in self.fields:
            return self.fields[field_id]
        field = self._kind.field(field_id)
        editor = self._editors.get(field_id) or editor_for(
            field, today=self._today, suggestions=self._suggestions.get(field_id)
        )
        made = FormField(field.label, editor, required=field.required)
        made.setObjectName(field_id)
        made.edited.connect(self._on_edited)
        made.left.connect(self._on_left)
        self.fields[field_id] = made
        return made

    def suggest(self, field_id: str, words: Sequence[str]) -> None:
        """Offer other words in a field that suggests, also in one that is made later."""
        self._suggestions[field_id] = words
        field = self.fields.get(field_id)
        if field is not None and isinstance(field.editor, SuggestEdit):
            field.editor.set_suggestions(words)

    def load(self, record: object) -> None:
        """Show a record; nothing is dirty afterwards."""
        self._loading = True
        self.original = record
        for field_id, field in self.fields.items():
            field.set_value(drafts.value_of(record, self._kind.field(field_id)))
        self._loading = False
        self._tell()

    def draft(self) -> Any:
        """The record as the form would save it; unread dates and numbers count as empty."""
        values = {
            drafts.attribute(self._kind.field(field_id)): field.value()
            for field_id, field in self.fields.items()
        }
        return drafts.with_values(self.original, values)

    @property
    def dirty(self) -> bool:
        """Whether anything differs from the record, or something typed cannot be read."""
        if self.original is None:
            return False
        return self.draft() != self.original or any(
            field.editor.problem() for field in self.fields.values()
        )

    def changed_ids(self) -> list[str]:
        """Ids of the fields whose value differs from the record's."""
        if self.original is None:
            return []
        draft = self.draft()
        return [
            field_id
            for field_id in self.fields
            if drafts.value_of(draft, self._kind.field(field_id))
            != drafts.value_of(self.original, self._kind.field(field_id))
        ]

    def typed(self) -> dict[str, str]:
        """What differs from the record, by field id, as text for a draft."""
        return {id_: drafts.packed(self.fields[id_].value()) for id_ in self.changed_ids()}

    def put(self, typed: Mapping[str, str]) -> None:
        """Show what :meth:`typed` gave once, as if it were typed; other fields stay."""
        for field_id, kept in typed.items():
            if field_id in self.fields:
                self.fields[field_id].set_value(drafts.unpacked(kept))
        self._on_edited()

    def problems(self) -> list[Problem]:
        """What keeps the form from being saved, first the texts that cannot be read."""
        found = [
            Problem(field_id, field.editor.problem())
            for field_id, field in self.fields.items()
            if field.editor.problem()
        ]
        unread = {problem.field for problem in found}
        return found + [p for p in self._check(self.draft()) if p.field not in unread]

    def show_problems(self, problems: Sequence[Problem]) -> FormField | None:
        """Put each sentence beneath its field; the first field with one."""
        first: FormField | None = None
        for problem in problems:
            field = self.fields.get(problem.field)
            if field is not None:
                field.set_problem(problem.message)
                first = first or field
        return first

    def show_error(self, error: UserError) -> FormField | None:
        """Put a service's refusal beneath its field; None when it names none of this form."""
        return self.show_problems([Problem(error.field, error.message)]) if error.field else None

    def set_locked(self, locked: bool) -> None:
        """Hold all fields still, as while a save runs."""
        for field in self.fields.values():
            field.editor.set_locked(locked)

    def commit_composition(self) -> None:
        """Take a syllable that is still composing into its field, before a save reads it."""
        method = QGuiApplication.inputMethod()
        if method is not None:
            method.commit()

    def _on_edited(self) -> None:
        if not self._loading:
            self.edited.emit()
            self._tell()

    def _tell(self) -> None:
        dirty = self.dirty
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    def _on_left(self) -> None:
        field = self.sender()
        if not isinstance(field, FormField) or self.original is None or self._loading:
            return
        own = next((i for i, f in self.fields.items() if f is field), "")
        if field.problem() or own not in self.changed_ids():
            return
        for problem in self._check(self.draft()):
            if problem.field == own:
                field.set_problem(problem.message)


def scrolled(inner: QWidget) -> QScrollArea:
    """``inner`` in a scroll area without a frame, as wide as its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
