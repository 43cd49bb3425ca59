"""The card beside a grid: shows one record, edits it in place, saves it once.

A page's panel derives from RecordPanel, builds ``form`` and its tabs, and says how to save::

    class EmployerPanel(RecordPanel):
        def __init__(self, desk, hub, jobs, notices):
            form = RecordForm(KINDS[KindId.EMPLOYERS], check=check_employer, …)
            super().__init__(desk, hub, jobs, notices, KindId.EMPLOYERS, form,
                             save=lambda record: employers.save(desk, record))
            self.later(self._add_basics, self._add_contacts)    # one tab each
        def _add_basics(self): self.tabs.addTab(self.form.section(("name",), …), "기본")
        def present(self, record): self.name.setText(record.name) …

``show_record(id)`` loads, ``leave(then, kept)`` guards what is not saved, ``save()`` is Ctrl+S.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import StaleRecord, UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, drafts, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import dialogs, stale, trash
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.form_drafts import FormDrafts, place_of
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.panel_frame import PanelFrame
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.record_tab import RecordTab, RecordTabs

_LARGE = 130  # percent


class RecordPanel(PanelFrame):
    """See the module's words. ``record`` is what is shown, None for nothing."""

    shown = Signal(object)
    """The record that was loaded, or None."""
    saved = Signal(int)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        kind: KindId,
        form: RecordForm,
        save: Callable[[Any], Change],
        *,
        empty: EmptyState,
    ) -> None:
        super().__init__(empty)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.kind, self.form = kind, form
        form.setParent(self)
        self._save = save
        self._saving = False
        self._wanted = 0
        self._then: Callable[[], None] | None = None
        self.record: Any = None
        self._parts: deque[Callable[[], None]] = deque()
        self._early: Any = None
        """A record that was read before every part of the panel stood."""
        self.more.clicked.connect(self._offer_more)
        self.discard_button.clicked.connect(self.discard)
        self.save_button.clicked.connect(self.save)
        self._added = RecordTabs(self.tabs)
        self.drafts = FormDrafts(desk, jobs, form.typed, form.put)
        self.add_strip(self.drafts)
        form.edited.connect(self.drafts.typed)
        form.dirty_changed.connect(self._on_dirty)
        form.edited.connect(self._tell_state)
        form.dirty_changed.connect(self._tell_state)
        hub.changed.connect(self._on_changed)

    # What a derived panel fills in

    def later(self, *parts: Callable[[], None]) -> None:
        """Add parts one after the other once the window has drawn the list; all of them
        stand before a first record is shown. Each adds its tab where the one before ended."""
        self._parts.extend(parts)
        self.jobs.in_turn(*[self._add_part] * len(parts))

    def _add_part(self) -> None:
        self._parts.popleft()()
        if not self._parts and self._early is not None:
            record, self._early = self._early, None
            self._take(record)

    def add_tab(self, tab: RecordTab, title: str) -> None:
        """Add a tab that shows what hangs on the record; see record_tab."""
        self._added.add(tab, title)

    def present(self, record: Any) -> None:
        """Fill header, chips and the tabs that are not the form's."""
        self.name.setText(str(getattr(record, KINDS[self.kind].title, "")))

    # Showing

    @property
    def dirty(self) -> bool:
        """Whether something is not saved, in the form or in an added tab."""
        return self._form_dirty or (self.record is not None and self._added.dirty)

    @property
    def _form_dirty(self) -> bool:
        return self.record is not None and self.form.dirty

    @property
    def record_id(self) -> int | None:
        """Id of the record shown or being loaded, None for nothing."""
        return self._wanted or None

    def focus_first(self) -> None:
        """Go to the first field of the open tab (Enter in the grid); where the tab has nothing
        to fill in, to the first tab that has."""
        page = self.tabs.currentWidget()
        tabs = [page, *(self.tabs.widget(at) for at in range(self.tabs.count()))]
        fields = list(self.form.fields.values())
        for tab in tabs:
            first = next((f for f in fields if tab is not None and tab.isAncestorOf(f)), None)
            if tab is not None and first is not None:
                self.tabs.setCurrentWidget(tab)
                first.widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            if tab is page and isinstance(tab, RecordTab):
                tab.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_record(self, record_id: int | None) -> None:
        """Load a record; None shows the empty state. What was not saved is dropped."""
        self._wanted = record_id or 0
        if not record_id:
            self.record = None
            self._stack.setCurrentIndex(0)
            self.shown.emit(None)
            return
        kind = self.kind
        self.jobs.read(
            lambda: lists.record(self.desk, kind, record_id),
            self._take,
            self._gone,
            key=(id(self), "record"),
        )

    def _take(self, record: Any) -> None:
        if record.id != self._wanted:
            return
        if self._parts:
            self._early = record
            return
        another = self.record is None or self.record.id != record.id
        self.record = record
        self.form.load(record)
        self.warning.hide()
        if another:
            self.state.setText("")
            for field in self.form.fields.values():
                field.set_problem("")
            self.drafts.stand_at(place_of(self.kind, record.id))
        self.present(record)
        self._added.load(record)
        self._stack.setCurrentIndex(1)
        self._tell_state()
        self.shown.emit(record)

    def _on_dirty(self, dirty: bool) -> None:
        if not dirty:
            self.drafts.settle()

    def _gone(self, error: BaseException) -> None:
        self.show_record(None)
        if not isinstance(error, UserError):
            self.notices.error(error)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if self.record is None or self._saving:
            return
        if Ref(self.kind, self.record.id) not in change.refs:
            self.refresh_linked(change)
            self._added.changed(change)
        elif self._form_dirty:
            self.warning.setText(
                "이 기록이 다른 곳에서 바뀌었습니다. 입력하던 내용은 그대로이며, 저장할 때 "
                "어느 값을 쓸지 고를 수 있습니다."
            )
            self.warning.show()
        else:
            self.show_record(self.record.id)

    def refresh_linked(self, change: Change) -> None:
        """Other records changed; a derived panel refreshes the lists that show them."""

    # Saving

    def save(self) -> None:
        """Check, then save in the background; what is wrong is said beneath the field."""
        if self.record is None or self._saving:
            return
        self.form.commit_composition()
        self._added.save()
        if not self._form_dirty:
            self._then_go()
            return
        problems = self.form.problems()
        if problems:
            self._then = None
            first = self.form.show_problems(problems)
            if first is not None:
                self._go_to_field(first)
            else:
                self.notices.warn(problems[0].message)
            return
        self._write(self.form.draft())

    def _write(self, record: Any) -> None:
        self._set_saving(True)
        self.state.setText("저장하는 중입니다…")
        self.jobs.write(lambda: self._save(record), self._written, self._refused)

    def _written(self, change: object) -> None:
        assert isinstance(change, Change)
        self._set_saving(False)
        self.form.load(self.form.draft())
        self.state.setText(f"저장됨 {dates.clock(datetime.now())}")
        self.saved.emit(self.record.id)
        then = self._then
        if then is not None:
            self._then_go()
        else:
            self.show_record(self.record.id)

    def _refused(self, error: BaseException) -> None:
        self._set_saving(False)
        self._tell_state()
        if isinstance(error, StaleRecord):
            self._reconcile()
            return
        self._then = None
        if isinstance(error, UserError):
            field = self.form.show_error(error)
            if field is not None:
                self._go_to_field(field)
                return
        self.notices.error(error)

    def _reconcile(self) -> None:
        kind, record_id = self.kind, self.record.id
        self.jobs.read(lambda: lists.record(self.desk, kind, record_id), self._compare)

    def _compare(self, theirs: Any) -> None:
        mine, kind = self.form.draft(), KINDS[self.kind]
        changed = self.form.changed_ids()
        clashes = stale.clashes(kind, self.form.original, mine, theirs, changed)
        chosen: set[str] | None = set(changed)
        if clashes:
            kept = stale.choose(self, lists.title(self.desk, self.kind, theirs.id), clashes)
            clashing = {clash.field for clash in clashes}
            chosen = None if kept is None else (set(changed) - clashing) | kept
        if chosen is None:
            self._then = None
            return
        names = [drafts.attribute(kind.field(field_id)) for field_id in chosen]
        result = replace(theirs, **{name: getattr(mine, name) for name in names})
        self.record = theirs
        if result == theirs:
            self._take(theirs)
            self._then_go()
            return
        self._load_draft(theirs, result)
        self._write(result)

    def _load_draft(self, record: Any, draft: Any) -> None:
        """Stand on ``record`` with the fields showing ``draft``."""
        self.form.load(record)
        for field_id, field in self.form.fields.items():
            field.set_value(drafts.value_of(draft, KINDS[self.kind].field(field_id)))

    def discard(self) -> None:
        """Go back to what is stored."""
        if self.record is not None:
            self.form.load(self.record)
            self.show_record(self.record.id)

    def leave(self, then: Callable[[], None], kept: Callable[[], None] | None = None) -> None:
        """Run ``then`` when nothing is unsaved, after asking 저장/버리기/계속 where it is."""
        if not self._form_dirty:
            self._added.leave(then, kept)
            return
        answer = dialogs.ask(
            self,
            "저장하지 않은 내용이 있습니다",
            f"{self.name.text()}: 바꾼 내용을 저장할까요?",
            Answer("stay", "계속 편집"),
            Answer("discard", "버리기", "danger"),
            Answer("save", "저장", "primary"),
        )
        if answer == "save":
            self._then = lambda: self._added.leave(then, kept)
            self.save()
            if not self._saving and kept is not None:
                kept()
        elif answer == "discard":
            self.form.load(self.record)
            self._added.leave(then, kept)
        elif kept is not None:
            kept()

    def _then_go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    # 휴지통

    def _offer_more(self) -> None:
        if self.record is None:
            return
        menu = QMenu(self)
        gone = self.record.trashed_on is not None
        action = menu.addAction("휴지통에서 되살리기" if gone else "휴지통으로 옮기기")
        action.setEnabled(not self.desk.read_only)
        action.triggered.connect(self.move_to_trash)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def move_to_trash(self) -> None:
        """Move the record to the 휴지통, or take it out; undone like anything else."""
        if self.record is None:
            return
        gone = self.record.trashed_on is not None
        move = (trash.UNTRASH if gone else trash.TRASH)[self.kind]
        desk, record_id = self.desk, self.record.id
        self.leave(lambda: self.jobs.write(lambda: move(desk, [record_id])))

    # Small things

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.form.set_locked(saving or self.desk.read_only)
        self._tell_state()

    def _tell_state(self, *_: object) -> None:
        count = len(self.form.changed_ids()) if self.record is not None else 0
        dirty = self._form_dirty
        can = dirty and not self._saving and not self.desk.read_only
        self.save_button.setEnabled(can)
        self.discard_button.setVisible(dirty and not self._saving)
        open_ = f"{KINDS[self.kind].label} 항목 {max(count, 1)}개" if dirty else ""
        self.hub.unsaved.emit(self, open_ if not self._saving else "")
        if dirty and not self._saving:
            self.state.setText(f"저장하지 않은 항목 {max(count, 1)}개")
        elif self.desk.read_only:
            self.state.setText("읽기 전용으로 열었습니다")
        elif not self.state.text().startswith("저장됨") and not self._saving:
            self.state.setText("")
        # Where the type is large the record needs the room more than an idle button does.
        roomy = theme.now().scale < _LARGE
        self._foot.setVisible(roomy or dirty or self._saving or bool(self.state.text()))

    def _go_to_field(self, field: FormField) -> None:
        for number in range(self.tabs.count()):
            page = self.tabs.widget(number)
            if page is not None and page.isAncestorOf(field):
                self.tabs.setCurrentIndex(number)
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
