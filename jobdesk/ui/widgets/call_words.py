"""What is said on the telephone, typed while it rings or is spoken and kept for whom it is about.

A list that reloads, another item looked at in between or a record that was refused take none
of it away; only :meth:`CallWords.settled` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.basics import column, row
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

WANTS: tuple[str, ...] = ("이직 희망", "다른 일자리 추가 소개", "직업훈련 안내", "임금·계약 상담")
"""희망 서비스 of somebody placed, offered."""
FIRM_WANTS: tuple[str, ...] = ("사람을 더 구함", "구인 조건 상담", "고용 지원금 안내", "직무 교육")
"""희망 서비스 of a firm, offered."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said; ``next_on`` is the day promised for the next contact."""

    content: str
    wants: str
    next_on: date | None


class CallWords(QWidget):
    """Three fields in one line, or in two where it is ``narrow``; ``finished`` is Enter in
    them, ``edited`` tells that something is typed or was taken away."""

    finished = Signal()
    edited = Signal()

    def __init__(self, desk: Desk, *, narrow: bool = False) -> None:
        super().__init__()
        self.words = FormField("통화 내용 (F2)", TextEdit())
        self.wants = FormField("희망 서비스", SuggestEdit(WANTS))
        self.next_on = FormField("다음 연락일", DateEdit(desk.today))
        self.ask(firm=False)
        self._about: Ref | None = None
        self._kept: dict[Ref, tuple[str, ...]] = {}
        lines = column(spacing=10)
        beside = [(self.wants, 3), (self.next_on, 2)]
        if narrow:
            lines.addWidget(self.words)
        else:
            beside.insert(0, (self.words, 5))
        line = row(*(field for field, _ in beside), spacing=12)
        for at, (_, share) in enumerate(beside):
            line.setStretch(at, share)
        lines.addLayout(line)
        self.setLayout(lines)
        for field in self._fields:
            _edit(field).submitted.connect(self.finished)
            field.edited.connect(self.edited)

    @property
    def _fields(self) -> tuple[FormField, ...]:
        return (self.words, self.wants, self.next_on)

    def ask(self, *, firm: bool) -> None:
        """Offer what firms say, or people."""
        said = "예: 성실함, 한 명 더 필요" if firm else "예: 일에 익숙해짐, 허리가 아파 걱정"
        _edit(self.words).setPlaceholderText(said)
        wants = self.wants.editor
        assert isinstance(wants, SuggestEdit)
        wants.set_suggestions(FIRM_WANTS if firm else WANTS)

    def turn_to(self, ref: Ref | None) -> None:
        """Show what is typed so far about an item; the same item again changes nothing."""
        if ref == self._about:
            return
        typed = tuple(_edit(field).full_text() for field in self._fields)
        if self._about is not None and any(typed):
            self._kept[self._about] = typed
        self._about = ref
        shown = self._kept.pop(ref, None) if ref is not None else None
        for field, text in zip(self._fields, shown or ("", "", ""), strict=True):
            field.set_value(text)

    def settled(self, ref: Ref) -> None:
        """Forget what was typed about an item: it is recorded."""
        self._kept.pop(ref, None)
        if ref == self._about:
            for field in self._fields:
                field.set_value("")

    @property
    def typed(self) -> bool:
        """Whether something stands in the fields."""
        return any(_edit(field).full_text() for field in self._fields)

    def said(self) -> Said | None:
        """What stands in the fields; None, and said beneath it, where the day is none."""
        unread = self.next_on.editor.problem()
        if unread:
            self.next_on.set_problem(unread)
            self.next_on.widget.setFocus()
            return None
        day = self.next_on.value()
        return Said(
            str(self.words.value()),
            str(self.wants.value()),
            day if isinstance(day, date) else None,
        )

    def type(self) -> None:
        """F2: to the words."""
        self.words.widget.setFocus()


def _edit(field: FormField) -> TextEdit:
    editor = field.editor
    assert isinstance(editor, TextEdit)
    return editor
