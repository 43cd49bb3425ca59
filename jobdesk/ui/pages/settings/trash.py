"""휴지통: records put away, the days left, and 되살리기."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from jobdesk.domain.kinds import KindId
from jobdesk.services import attachments, trash
from jobdesk.services.trash import KEPT_DAYS, Trashed
from jobdesk.ui import dates
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Button, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.plain_table import PlainTable


def _tone(value: object) -> Tone:
    if value == "기한 지남":
        return Tone.DANGER
    return Tone.WARNING if str(value).removesuffix("일") in map(str, range(8)) else Tone.NEUTRAL


class TrashSection(Section):
    """Several rows may be chosen with Ctrl and Shift."""

    title = "휴지통"
    remark = (
        f"휴지통으로 옮긴 기록은 목록과 실적에서 빠지며 {KEPT_DAYS}일 동안 되살릴 수 있습니다. "
        "기한이 지난 기록은 파기 대상으로 표시되고, 저절로 지워지지는 않습니다. 잘못 붙인 사진이나 "
        "서류는 관리자가 완전히 지울 수 있습니다."
    )
    kinds = None

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.records: tuple[Trashed, ...] = ()
        self.table = PlainTable(
            "휴지통",
            (
                plain("kind", "종류", 84, quiet=True),
                plain("title", "이름", 120, strong=True),
                plain("detail", "내용", 200),
                plain("on", "옮긴 날", 108, quiet=True),
                plain("left", "남은 날", 96, chip=True, tone=_tone),
            ),
            stretch="detail",
            lines=8,
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.picked.connect(self._on_selected)
        self.count = Label(look="muted", tabular=True)
        self.bring = PrimaryButton("되살리기", icon="archive-restore")
        self.bring.clicked.connect(self.save)
        self.purge_button = Button("완전히 지우기", icon="trash-2", look="danger")
        self.purge_button.setToolTip("고른 사진·서류 파일을 되살릴 수 없게 지웁니다")
        self.purge_button.clicked.connect(self.purge)
        self.empty = EmptyState(
            "trash-2",
            "휴지통이 비어 있습니다",
            "목록에서 휴지통으로 옮긴 구직자, 업체, 구인, 알선, 취업이 여기에 모입니다.",
        )
        self._card = Card(spacing=12)
        self._card.body.addWidget(self.table, 1)
        self._card.body.addLayout(row(self.bring, self.count, None, self.purge_button, spacing=12))
        self.body.addWidget(self._card)
        self.body.addWidget(self.empty)
        self._card.hide()
        self.empty.hide()

    def load(self) -> None:
        """Read what lies there."""
        desk = self.kit.desk
        self.kit.jobs.read(lambda: trash.listing(desk), self._take, key=(id(self), "trash"))

    def chosen(self) -> list[Trashed]:
        """The selected records."""
        rows = self.table.selectionModel().selectedRows()
        return [self.records[index.row()] for index in rows]

    def save(self) -> None:
        """Bring the chosen ones back."""
        refs = [record.ref for record in self.chosen()]
        if refs and not self.kit.desk.read_only:
            desk = self.kit.desk
            self.kit.jobs.write(lambda: trash.untrash(desk, refs))

    def purge(self) -> None:
        """Destroy the chosen papers, after a question that says that nothing brings them back."""
        gone = self.chosen()
        if not self.purge_button.isEnabled() or not gone:
            return
        named = gone[0].title if len(gone) == 1 else f"{gone[0].title} 외 {len(gone) - 1:,}건"
        answer = dialogs.ask(
            self.window(),
            "파일을 완전히 지울까요?",
            f"{named}: 파일 내용까지 지워 되돌릴 수 없습니다. 이미 만든 백업에는 그 백업이 정리될 "
            "때까지 남습니다.",
            Answer("", "그만두기", "primary"),
            Answer("purge", "완전히 지우기", "danger"),
        )
        if answer == "purge":
            desk, ids = self.kit.desk, [record.ref.id for record in gone]
            # Not announced as a change: there is nothing that could be taken back.
            self.kit.jobs.write(lambda: attachments.purge(desk, ids).label, self._purged)

    def _purged(self, label: str) -> None:
        self.kit.notices.say(f"{label}. 되돌릴 수 없습니다.")
        self.load()

    def _take(self, records: tuple[Trashed, ...]) -> None:
        self.records = records
        self.table.set_rows(
            [
                (
                    r.kind_label,
                    r.title,
                    r.detail,
                    dates.day(r.trashed_on),
                    f"{r.days_left}일" if r.days_left else "기한 지남",
                )
                for r in records
            ]
        )
        self._card.setVisible(bool(records))
        self.empty.setVisible(not records)
        self._on_selected()

    def _on_selected(self) -> None:
        number = len(self.table.selectionModel().selectedRows())
        self.bring.setEnabled(bool(number) and not self.kit.desk.read_only)
        papers = bool(number) and all(r.ref.kind is KindId.ATTACHMENTS for r in self.chosen())
        self.purge_button.setVisible(papers)
        self.purge_button.setEnabled(papers and self.kit.may_manage)
        self.count.setText(
            f"{len(self.records):,}건 중 {number:,}건 선택"
            if number
            else f"{len(self.records):,}건"
        )
