"""What the search box can do from any page: register, look for duplicates, back up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import backups
from jobdesk.services.backups import BackupInfo, Reason
from jobdesk.services.desk import Desk
from jobdesk.services.merging import MERGED
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import backup_words, duplicates_dialog, verify_dialog
from jobdesk.ui.widgets.global_search import Command

_NEW = (
    ("새 구직자 등록", "user-plus", KindId.SEEKERS),
    ("새 구인업체 등록", "building-2", KindId.EMPLOYERS),
    ("새 구인 등록", "briefcase", KindId.VACANCIES),
    ("새 상담 쓰기", "messages-square", KindId.NOTES),
    ("새 동행면접 잡기", "car", KindId.TRIPS),
    ("새 만남의 날", "calendar-days", KindId.MATCHING_DAYS),
    ("새 교육 기수", "graduation-cap", KindId.COHORTS),
    ("새 양성과정", "graduation-cap", KindId.COURSES),
    ("농가 요청 받기", "sprout", KindId.FARM_REQUESTS),
    ("새 농가 등록", "sprout", KindId.FARMS),
    ("새 농작업 근로자 등록", "sprout", KindId.FARM_WORKERS),
    ("보고서 만들기", "file-text", KindId.REPORTS),
    ("새 계획 항목", "target", KindId.PLAN_ITEMS),
    ("새 공약", "target", KindId.PLEDGES),
    ("우리 센터 지표 만들기", "target", KindId.OWN_INDICATORS),
)


def made(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: Callable[[], QWidget]
) -> list[Command]:
    """The commands; a desk opened read-only says why it cannot."""

    def registers(kind: KindId) -> Callable[[], None]:
        def register() -> None:
            if _allowed(desk, notices):
                hub.new_record.emit(kind)

        return register

    def back_up() -> None:
        if not _allowed(desk, notices):
            return

        def say(info: BackupInfo) -> None:
            if info.copy_problem:
                notices.warn(info.copy_problem)
            else:
                notices.say(f"백업했습니다: {backup_words.moment(info.made_at)}")

        jobs.long(
            "백업하고 확인하는 중입니다",
            lambda progress: backups.make(desk, Reason.ASKED, progress=progress),
            say,
            parent=window(),
            writes=True,
        )

    def checks(kind: KindId) -> Callable[[], None]:
        return lambda: duplicates_dialog.check(desk, hub, jobs, notices, kind, window())

    def copies() -> None:
        if _allowed(desk, notices):
            hub.show_page.emit("matching_days:copy")

    def continues() -> None:
        if _allowed(desk, notices):
            hub.show_page.emit("training:copy")

    def verifies() -> None:
        verify_dialog.show(jobs, notices, window())

    return [
        *(Command(title, icon, registers(kind)) for title, icon, kind in _NEW),
        Command("지난 만남의 날 복사", "calendar-days", copies),
        Command("다음 교육 기수 만들기", "graduation-cap", continues),
        Command(
            "배차표와 농촌일손 출력물",
            "printer",
            lambda: hub.show_page.emit("farm_work:papers/prints"),
        ),
        Command("월 마감", "lock", lambda: hub.show_page.emit("reports:reports/closing")),
        *(Command(f"{KINDS[kind].label} 중복 점검", "merge", checks(kind)) for kind in MERGED),
        Command(
            "다른 보고서의 표 검산",
            "list-checks",
            verifies,
        ),
        Command("빈 양식 받기", "file-spreadsheet", lambda: hub.show_page.emit("importing:empty")),
        Command("지금 백업", "database-backup", back_up),
    ]


def ways(
    page: str,
    title: str,
    icon: str,
    parts: Sequence[tuple[str, str]],
    goer: Callable[[str], Callable[[], None]],
) -> list[Command]:
    """The way to a page, and to its parts, (name, title) each: people look for 면접활동비, not
    for the page that happens to hold it."""
    return [
        Command(f"{title} 화면", icon, goer(page)),
        *(
            Command(f"{title} › {inner}", icon, goer(f"{page}:{name}"), when_named=True)
            for name, inner in parts
        ),
    ]


def _allowed(desk: Desk, notices: Notices) -> bool:
    if desk.read_only:
        notices.warn("읽기 전용으로 열어서 등록하거나 백업할 수 없습니다.")
    return not desk.read_only
