"""한꺼번에 바꾸기: one field of the selected records, seen before it is done.

Each choice is rehearsed where writes run; the dialog says how many change, how many have the
value already and who is refused, with the reason, and only then may be confirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import bulk, lists
from jobdesk.services.bulk import Outcome
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.listing import plain
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable

_NONE = "바꿀 값을 고르세요."


class BulkDialog(Dialog):
    """``words`` are the values offered by field id."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        kind: KindId,
        ids: Sequence[int],
        words: Mapping[str, Sequence[str]],
        parent: QWidget | None,
    ) -> None:
        known = KINDS[kind]
        super().__init__(f"{known.label} {len(ids):,}{known.unit} 한꺼번에 바꾸기", parent)
        self._desk, self._jobs, self._kind, self._ids = desk, jobs, kind, tuple(ids)
        self._words, self._asked = words, ("", "")
        self._fields = {known.field(name).label: name for name in bulk.FIELDS}
        self.field = ChoiceEdit(tuple(self._fields), empty="")
        self.choice = ChoiceEdit(())
        self.body.addWidget(FormField("항목", self.field))
        self.body.addWidget(FormField("바꿀 값", self.choice))
        self.says = Label(_NONE, wrap=True)
        self.body.addWidget(self.says)
        self.refused = PlainTable(
            "바꿀 수 없는 기록",
            (plain("name", "이름", 100, strong=True), plain("why", "까닭", 300)),
            stretch="why",
            lines=4,
            empty="",
        )
        self.refused.hide()
        self.body.addWidget(self.refused)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("바꾸기", icon="check"))
        self.go.setEnabled(False)
        self.go.clicked.connect(self._apply)
        self.field.edited.connect(self._offer)
        self.choice.edited.connect(self._rehearse)
        self._offer()

    def _offer(self) -> None:
        field = self._fields[self.field.currentText()]
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItem("선택 안 함", "")
        for word in self._words[field]:
            self.choice.addItem(word, word)
        self.choice.blockSignals(False)
        self._rehearse()

    def _rehearse(self) -> None:
        field, value = self._fields[self.field.currentText()], str(self.choice.value())
        self._asked = (field, value)
        self.go.setEnabled(False)
        self.refused.hide()
        if not value:
            self.says.setText(_NONE)
            return
        self.says.setText("미리 살피는 중입니다.")
        desk, kind, ids = self._desk, self._kind, self._ids
        self._jobs.write(
            lambda: bulk.preview(desk, kind, ids, field, value),
            lambda seen: self._tell((field, value), seen),
        )

    def _tell(self, asked: tuple[str, str], seen: Outcome) -> None:
        if asked != self._asked:
            return  # another value was chosen meanwhile
        unit = KINDS[self._kind].unit
        parts = [f"바뀜 {len(seen.changed):,}{unit}", f"이미 같음 {len(seen.same):,}{unit}"]
        if seen.refused:
            parts.append(f"바꿀 수 없음 {len(seen.refused):,}{unit}")
        self.says.setText(" · ".join(parts))
        self.refused.set_rows([(r.name, r.why) for r in seen.refused])
        self.refused.setVisible(bool(seen.refused))
        self.go.setEnabled(bool(seen.changed))

    def _apply(self) -> None:
        (field, value), desk, kind, ids = self._asked, self._desk, self._kind, self._ids
        self._jobs.write(lambda: bulk.apply(desk, kind, ids, field, value))
        self.accept()


def offer(
    menu: QMenu,
    desk: Desk,
    jobs: Jobs,
    kind: KindId,
    ids: Sequence[int],
    window: Callable[[], QWidget],
) -> None:
    """Add 한꺼번에 바꾸기 to the menu of selected rows, where the kind can."""
    if kind not in bulk.KINDS_IN_BULK or len(ids) < 2:
        return
    known = KINDS[kind]

    def words() -> dict[str, tuple[str, ...]]:
        return {
            name: known.field(name).choices
            or tuple(word for word, _ in lists.distinct(desk, kind, name))
            for name in bulk.FIELDS
        }

    def show(found: dict[str, tuple[str, ...]]) -> None:
        if desk.user not in found["counsellor"]:
            found["counsellor"] = (desk.user, *found["counsellor"])
        dialog = BulkDialog(desk, jobs, kind, ids, found, window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    action = menu.addAction(f"한꺼번에 바꾸기… ({len(ids):,}{known.unit})")
    action.triggered.connect(lambda: jobs.read(words, show))
