"""The pages of the window, in the order of the sidebar; a new page is added here alone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.ui.main_window import Context, PageEntry


def _home(context: Context) -> QWidget:
    from jobdesk.ui.pages.home import HomePage

    c = context
    return HomePage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


def _seekers(context: Context) -> QWidget:
    from jobdesk.ui.pages.seekers import SeekersPage

    c = context
    return SeekersPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


def _counselling(context: Context) -> QWidget:
    from jobdesk.ui.pages.counselling import CounsellingPage

    c = context
    return CounsellingPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


def _employers(context: Context) -> QWidget:
    from jobdesk.ui.pages.employers import EmployersPage

    c = context
    return EmployersPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


def _work(context: Context) -> QWidget:
    from jobdesk.ui.pages.work import WorkPage

    c = context
    return WorkPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


def _settings(context: Context) -> QWidget:
    from jobdesk.ui.pages.settings import SettingsPage

    c = context
    return SettingsPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


_COUNSELLING_KINDS = frozenset({KindId.NOTES, KindId.OUTREACH, KindId.REGISTRATIONS})
_WORK_KINDS = frozenset({KindId.VACANCIES, KindId.REFERRALS, KindId.PLACEMENTS})
_NETWORK_KINDS = frozenset(
    {
        KindId.AGREEMENTS,
        KindId.MEETINGS,
        KindId.PUBLICITY,
        KindId.HIRING_PROXIES,
        KindId.VISITS,
    }
)


def _network(context: Context) -> QWidget:
    from jobdesk.ui.pages.network import NetworkPage

    c = context
    return NetworkPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


def _aftercare(context: Context) -> QWidget:
    from jobdesk.ui.pages.aftercare import AftercarePage

    c = context
    return AftercarePage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


_AFTERCARE_KINDS = frozenset(
    {KindId.FOLLOW_UPS, KindId.PROCESS_DAYS, KindId.SURVEYS, KindId.SURVEY_ANSWERS}
)


def _interviews(context: Context) -> QWidget:
    from jobdesk.ui.pages.interviews import InterviewsPage

    c = context
    return InterviewsPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


_INTERVIEW_KINDS = frozenset({KindId.TRIPS, KindId.ALLOWANCES})


def _reports(context: Context) -> QWidget:
    from jobdesk.ui.pages.reports import ReportsPage

    return ReportsPage(context.desk, context.hub, context.jobs, context.notices)


def _importing(context: Context) -> QWidget:
    from jobdesk.ui.pages.importing import ImportingPage

    return ImportingPage(context.desk, context.hub, context.jobs, context.notices)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("home", "홈", "house", _home),
    PageEntry("seekers", "구직자", "users", _seekers, frozenset({KindId.SEEKERS})),
    PageEntry("counselling", "상담", "messages-square", _counselling, _COUNSELLING_KINDS),
    PageEntry("employers", "구인업체", "building-2", _employers, frozenset({KindId.EMPLOYERS})),
    PageEntry("work", "구인·알선", "briefcase", _work, _WORK_KINDS),
    PageEntry("interviews", "면접지원", "car", _interviews, _INTERVIEW_KINDS),
    PageEntry("aftercare", "사후관리", "heart-handshake", _aftercare, _AFTERCARE_KINDS),
    PageEntry("network", "협력·홍보", "handshake", _network, _NETWORK_KINDS),
    PageEntry("reports", "실적·보고", "chart-column", _reports),
    PageEntry("importing", "가져오기", "file-down", _importing),
    PageEntry("settings", "설정", "settings", _settings),
)
"""Pages in the order of the sidebar; each is imported when it is first shown."""
