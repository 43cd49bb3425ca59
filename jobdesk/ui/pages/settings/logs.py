"""기록: what was done and can be taken back, who looked at whose data, who was let in, and the
check of the whole store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QTabWidget, QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import access, checks, history, staff
from jobdesk.services.access import LogRow
from jobdesk.services.checks import CheckReport
from jobdesk.services.history import OperationInfo
from jobdesk.ui import dates
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.strip import Strip

_OPERATIONS, _LOOKS, _GRANTS = 300, 500, 200
_LINES = 9


@dataclass(frozen=True, slots=True)
class _State:
    operations: tuple[OperationInfo, ...]
    looks: tuple[tuple[object, ...], ...]
    grants: tuple[tuple[object, ...], ...]


def _time(text: str) -> str:
    at = datetime.fromisoformat(text)
    return f"{dates.day(at.date())} {dates.clock(at)}"


def _about(entry: LogRow) -> str:
    """Search words or purpose; else the numbers of the records handled."""
    if entry.purpose or not entry.ids:
        return entry.purpose
    more = f" 외 {len(entry.ids) - 5:,}건" if len(entry.ids) > 5 else ""
    return "번호 " + ", ".join(str(id_) for id_ in entry.ids[:5]) + more


def _kind(kind: str) -> str:
    return KINDS[KindId(kind)].label if kind in set(KINDS) else ""


def _state_tone(value: object) -> Tone:
    return Tone.NEUTRAL if value == "되돌림" else Tone.ACCENT


def _check_tone(value: object) -> Tone:
    return Tone.SUCCESS if value == "정상" else Tone.DANGER


class LogsSection(Section):
    """Four tabs; the check runs only when asked."""

    title = "기록"
    remark = (
        "무엇을 누가 언제 했는지, 누구의 정보를 보았는지 남은 기록입니다. 고치거나 지울 수 "
        "없습니다."
    )
    kinds = None

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.operations: tuple[OperationInfo, ...] = ()
        self.work = PlainTable(
            "작업 이력",
            (
                plain("at", "언제", 156, quiet=True),
                plain("user", "누가", 92),
                plain("label", "무엇을", 260, strong=True),
                plain("rows", "기록", 76, right=True, quiet=True),
                plain("state", "", 84, chip=True, tone=_state_tone),
            ),
            stretch="label",
            spare=("rows", "state"),
            lines=_LINES,
        )
        self.undo = Button("이 작업 되돌리기", icon="undo-2")
        self.looks = PlainTable(
            "접속기록",
            (
                plain("at", "언제", 156, quiet=True),
                plain("user", "누가", 92),
                plain("pc", "어디서", 110, quiet=True),
                plain("action", "업무", 84),
                plain("kind", "종류", 84),
                plain("count", "건수", 64, right=True),
                plain("purpose", "내용·목적", 200),
            ),
            stretch="purpose",
            spare=("pc", "kind", "count"),
            lines=_LINES,
        )
        self.verify = Button("바뀐 곳이 없는지 확인", icon="shield-check")
        self.verified = Strip()
        self.grants = PlainTable(
            "권한 기록",
            (
                plain("at", "언제", 156, quiet=True),
                plain("user", "누가", 92),
                plain("action", "한 일", 160, strong=True),
                plain("staff", "누구에게", 110),
                plain("role", "역할", 90),
            ),
            stretch="action",
            lines=_LINES,
        )
        self.check = PrimaryButton("지금 점검", icon="shield-check")
        self.result = Strip()
        self.items = PlainTable(
            "점검 결과",
            (
                plain("label", "점검", 150, strong=True),
                plain("ok", "결과", 84, chip=True, tone=_check_tone),
                plain("detail", "내용", 300),
            ),
            stretch="detail",
            fit=True,
        )
        self.items.hide()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("기록의 종류")
        self._lay_out()
        self.undo.clicked.connect(self._on_undo)
        self.work.picked.connect(self._on_picked)
        self.verify.clicked.connect(self._on_verify)
        self.check.clicked.connect(self._on_check)

    def _lay_out(self) -> None:
        self._tab("작업 이력", self.work, self.undo)
        self._tab("접속기록", self.looks, self.verify, self.verified)
        self._tab("권한 기록", self.grants)
        page = QWidget()
        words = Label(
            "파일 구조, 암호, 연결, 검색, 변경 기록, 접속기록, 백업을 차례로 살펴봅니다. "
            "아무것도 바꾸지 않습니다.",
            look="muted",
            wrap=True,
        )
        layout = column(words, spacing=12)
        layout.addLayout(row(self.check, None))
        layout.addWidget(self.result)
        layout.addWidget(self.items)
        layout.addStretch(1)
        layout.setContentsMargins(0, 14, 0, 0)
        page.setLayout(layout)
        self.tabs.addTab(page, "데이터 점검")
        self.body.addWidget(self.tabs)

    def _tab(
        self, title: str, table: PlainTable, act: Button | None = None, strip: Strip | None = None
    ) -> None:
        page = QWidget()
        layout = column(table, spacing=12)
        if act is not None:
            layout.addLayout(row(act, None))
        if strip is not None:
            layout.addWidget(strip)
        layout.addStretch(1)
        layout.setContentsMargins(0, 14, 0, 0)
        page.setLayout(layout)
        self.tabs.addTab(page, title)

    def load(self) -> None:
        """Read the newest of each."""
        desk = self.kit.desk

        def look() -> _State:
            looks = tuple(
                (_time(e.at), e.user, e.pc, e.action, _kind(e.kind), f"{e.count:,}", _about(e))
                for e in access.listing(desk, _LOOKS)
            )
            grants = tuple(
                (_time(g.at), g.user, g.action, g.staff, g.role)
                for g in staff.grants_made(desk, _GRANTS)
            )
            return _State(history.recent(desk, _OPERATIONS), looks, grants)

        self.kit.jobs.read(look, self._take, key=(id(self), "logs"))

    def _take(self, state: _State) -> None:
        self.operations = state.operations
        self.work.set_rows(
            [
                (
                    f"{dates.day(o.at.date())} {dates.clock(o.at)}",
                    o.user,
                    o.label,
                    f"{o.rows:,}" if o.rows else "",
                    "되돌림" if o.undone else "",
                )
                for o in state.operations
            ]
        )
        self.looks.set_rows(state.looks)
        self.grants.set_rows(state.grants)

    def _on_picked(self) -> None:
        index = self.work.current()
        chosen = index is not None and not self.operations[index].undone
        self.undo.setEnabled(chosen and not self.kit.desk.read_only)

    def _on_undo(self) -> None:
        index, desk = self.work.current(), self.kit.desk
        if index is not None:
            operation = self.operations[index].id
            self.kit.jobs.write(lambda: history.undo(desk, operation))

    def _on_verify(self) -> None:
        desk = self.kit.desk
        self.verify.setEnabled(False)
        self.kit.jobs.read(lambda: access.verify(desk), self._on_verified, self._not_verified)

    def _on_verified(self, whole: bool) -> None:
        self.verify.setEnabled(True)
        if whole:
            self.verified.tell(
                "접속기록이 처음부터 끝까지 이어집니다. 바뀐 곳이 없습니다.", Tone.SUCCESS
            )
        else:
            self.verified.tell(
                "접속기록이 중간에 바뀌었거나 빠졌습니다. 자료는 그대로입니다. 백업을 보관하고 "
                "개인정보 보호책임자에게 알리세요.",
                Tone.DANGER,
            )

    def _not_verified(self, error: BaseException) -> None:
        self.verify.setEnabled(True)
        self.kit.notices.error(error)

    def _on_check(self) -> None:
        desk = self.kit.desk
        self.check.setEnabled(False)
        self.kit.jobs.long(
            "자료를 점검하고 있습니다",
            lambda progress: checks.check(desk, progress),
            self._on_checked,
            self._not_checked,
            parent=self,
        )

    def _on_checked(self, report: CheckReport) -> None:
        self.check.setEnabled(True)
        self.items.set_rows([(i.label, "정상" if i.ok else "이상", i.detail) for i in report.items])
        self.items.show()
        wrong = sum(not item.ok for item in report.items)
        if report.ok:
            self.result.tell(
                f"{len(report.items)}가지를 점검했습니다. 모두 정상입니다.", Tone.SUCCESS
            )
        else:
            self.result.tell(
                f"{len(report.items)}가지 가운데 {wrong}가지가 정상이 아닙니다. "
                "아무것도 바꾸지 않았습니다. 아래 내용을 읽고, 필요하면 백업에서 복원하세요.",
                Tone.DANGER,
            )

    def _not_checked(self, error: BaseException) -> None:
        self.check.setEnabled(True)
        self.kit.notices.error(error)
