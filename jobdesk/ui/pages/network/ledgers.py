"""The ledgers of 협력·홍보, each a plain list with its record beside it."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.network import Agreement, AgreementStatus, HiringProxy, ProxyStatus
from jobdesk.services import hiring_proxies, visits
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Chip
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_SOON_DAYS = 60


def _papers(panel: RecordPanel) -> list[tuple[RecordTab, str]]:
    """Photos of what was held or hung up, and what was signed."""
    parts = panel.desk, panel.hub, panel.jobs, panel.notices
    return [(AttachmentsView(*parts, panel.kind), "첨부")]


class AgreementList(LedgerList):
    """협약: with a registered firm or with another body."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.AGREEMENTS]

        def chips(record: Agreement) -> Sequence[Chip]:
            left = (record.ends_on - desk.today()).days if record.ends_on else None
            near = left is not None and record.status is AgreementStatus.SIGNED
            made = [Chip(record.area)] if record.area else []
            if near and left is not None and left <= _SOON_DAYS:
                made.append(Chip("기간 지남" if left < 0 else f"종료 {left}일 전", Tone.WARNING))
            return made

        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.AGREEMENTS,
            columns=(
                "signed_on",
                column(
                    kind,
                    "employer",
                    title="업체·기관",
                    width=170,
                    strong=True,
                    given="partner",
                    show=_with_whom,
                ),
                column(kind, "area", width=96, spare=1),
                "status",
            ),
            sections=(
                (
                    "협약",
                    (
                        ("employer",),
                        ("partner",),
                        ("area", "status"),
                        ("signed_on", "ends_on"),
                        ("content",),
                        ("counsellor",),
                        ("note",),
                    ),
                ),
            ),
            new_rows=(("employer",), ("partner", "area"), ("signed_on", "status"), ("content",)),
            empty=EmptyState(
                "handshake",
                "아직 협약이 없습니다",
                "업체나 기관과 맺은 일자리 협약(MOU)을 적어 두면 개소 수가 세어집니다.",
            ),
            search_hint="업체, 기관, 협력분야",
            new_label="새 협약",
            chips=chips,
            tabs=_papers,
            icon="handshake",
        )
        self.grid.stretch("employer")
        self.bar.add_choice("status", [s.value for s in AgreementStatus])
        self.begin()


class MeetingList(LedgerList):
    """간담회."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.MEETINGS]
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.MEETINGS,
            columns=(
                "held_on",
                column(kind, "title", width=170),
                column(kind, "meeting_type", width=120, spare=1),
                column(kind, "headcount", title="참석", width=64),
                column(kind, "place", width=110, spare=2),
            ),
            sections=(
                (
                    "간담회",
                    (
                        ("title",),
                        ("held_on", "starts_at"),
                        ("meeting_type", "place"),
                        ("partners",),
                        ("attendees",),
                        ("headcount", "counsellor"),
                        ("matching_day",),
                        ("content",),
                        ("note",),
                    ),
                ),
            ),
            new_rows=(
                ("title",),
                ("held_on", "starts_at"),
                ("meeting_type", "place"),
                ("partners", "headcount"),
                ("content",),
            ),
            empty=EmptyState(
                "users",
                "아직 간담회가 없습니다",
                "업체, 유관기관과 연 간담회의 날짜와 참석 인원, 나눈 이야기를 적습니다.",
            ),
            search_hint="주요 내용, 장소, 참여 기관",
            new_label="새 간담회",
            tabs=_papers,
            icon="users",
        )
        self.grid.stretch("title")
        self.bar.add_choice("meeting_type", KINDS[KindId.MEETINGS].field("meeting_type").choices)
        self.begin()


class PublicityList(LedgerList):
    """홍보."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.PUBLICITY]
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.PUBLICITY,
            columns=(
                "published_on",
                column(kind, "publicity_type", width=116),
                column(kind, "title", width=170),
                column(kind, "count", title="수량", width=76, show=_amount, given="unit"),
                column(kind, "medium", width=120),
            ),
            sections=(
                (
                    "홍보",
                    (
                        ("title",),
                        ("published_on", "publicity_type"),
                        ("medium",),
                        ("count", "unit"),
                        ("matching_day",),
                        ("content",),
                        ("counsellor",),
                    ),
                ),
            ),
            new_rows=(
                ("title",),
                ("published_on", "publicity_type"),
                ("medium",),
                ("count", "unit"),
                ("content",),
            ),
            empty=EmptyState(
                "info",
                "아직 홍보 기록이 없습니다",
                "보도, 현수막, 전단처럼 센터를 알린 일을 적습니다. 단위가 다르면 따로 셉니다.",
            ),
            search_hint="제목, 매체",
            new_label="새 홍보",
            tabs=_papers,
            icon="info",
        )
        self.grid.stretch("title")
        self.bar.add_choice("publicity_type", kind.field("publicity_type").choices)
        self.bar.add_choice("unit", kind.field("unit").choices)
        self.begin()


class ProxyList(LedgerList):
    """채용대행: heads supplied are counted where placements tell them."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.HIRING_PROXIES]

        def chips(record: HiringProxy) -> Sequence[Chip]:
            # Counted on a reading thread: the number is told when it has come.
            waiting = Chip("수급 인원 세는 중", Tone.NEUTRAL)
            proxy_id = record.id

            def take(found: tuple[int | None, bool]) -> None:
                count, counted = found
                word = f"수급 {count or 0:,}명"
                told = "취업 기록에서 셈" if counted else "적은 수"
                waiting.set_chip(f"{word} ({told})", Tone.SUCCESS if counted else Tone.NEUTRAL)

            jobs.read(
                lambda: hiring_proxies.supplied(desk, proxy_id), take, key=(id(self), "supplied")
            )
            return (Chip(f"의뢰 {record.heads or 0:,}명", Tone.ACCENT), waiting)

        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.HIRING_PROXIES,
            columns=(
                "requested_on",
                column(kind, "employer", width=150, strong=True),
                column(kind, "job", width=100),
                column(kind, "heads", title="의뢰", width=56),
                column(kind, "supplied_count", title="수급", width=56),
                "status",
            ),
            sections=(
                (
                    "채용대행",
                    (
                        ("employer",),
                        ("vacancy",),
                        ("job", "status"),
                        ("heads", "supplied"),
                        ("requested_on", "finished_on"),
                        ("counsellor",),
                        ("note",),
                    ),
                ),
            ),
            new_rows=(("employer",), ("vacancy",), ("job", "heads"), ("requested_on", "status")),
            empty=EmptyState(
                "briefcase",
                "아직 채용대행이 없습니다",
                "업체를 대신해 사람을 모집한 일을 적습니다. 구인을 고르면 채용대행으로 취업한 "
                "분을 수급 인원으로 셉니다.",
            ),
            search_hint="업체, 직종",
            new_label="새 채용대행",
            chips=chips,
            save=hiring_proxies.save,
            add=hiring_proxies.add,
            icon="briefcase",
        )
        self.grid.stretch("employer")
        self.bar.add_choice("status", [s.value for s in ProxyStatus])
        self.begin()


class VisitList(LedgerList):
    """방문·연락: every contact with a firm; also written from the firm's own record."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.VISITS]
        rows = (
            ("employer",),
            ("contact", "vacancy"),
            ("visited_on", "visited_at"),
            ("method", "purpose"),
            ("content",),
            ("next_on", "counsellor"),
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.VISITS,
            columns=(
                "visited_on",
                column(kind, "employer", width=128, strong=True),
                column(kind, "method", width=64, spare=2),
                column(kind, "purpose", width=104, spare=1),
                column(kind, "content", width=132),
                column(kind, "next_on", title="다음", width=86, spare=3),
            ),
            sections=(("방문·연락", rows),),
            empty=EmptyState(
                "phone",
                "아직 방문·연락 기록이 없습니다",
                "업체에 전화하거나 찾아간 일을 적습니다. 업체 기록에서 바로 적을 수도 있습니다.",
            ),
            search_hint="업체",
            new_label="새 방문·연락",
            add=visits.record,
            icon="phone",
        )
        self.grid.stretch("content")
        self.bar.add_choice("method", kind.field("method").choices)
        self.bar.add_choice("purpose", kind.field("purpose").choices)
        self.begin()


def _amount(value: object) -> str:
    count, unit = value if isinstance(value, tuple) else (value, "")
    return f"{count:,}{unit or ''}" if isinstance(count, int) else ""


def _with_whom(value: object) -> str:
    """The registered firm of an agreement, else the body that is named in words."""
    names = value if isinstance(value, tuple) else (value,)
    return next((str(name) for name in names if name), "")
