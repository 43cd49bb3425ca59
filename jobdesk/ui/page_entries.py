"""The pages of the window, in the order of the sidebar; a new page is added here alone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.ui.page_entry import Context, PageEntry


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


def _matching_days(context: Context) -> QWidget:
    from jobdesk.ui.pages.matching_days import MatchingDaysPage

    c = context
    return MatchingDaysPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


_DAY_KINDS = frozenset(
    {
        KindId.MATCHING_DAYS,
        KindId.DAY_EMPLOYERS,
        KindId.DAY_ATTENDEES,
        KindId.DAY_INTERVIEWS,
    }
)


def _training(context: Context) -> QWidget:
    from jobdesk.ui.pages.training import TrainingPage

    c = context
    return TrainingPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


_TRAINING_KINDS = frozenset(
    {
        KindId.COURSES,
        KindId.COHORTS,
        KindId.COHORT_SESSIONS,
        KindId.COHORT_DEMANDS,
        KindId.TRAINEES,
        KindId.ATTENDANCE,
        KindId.QUALIFICATIONS,
        KindId.TRAINEE_ALLOWANCES,
        KindId.CERTIFICATE_ISSUES,
    }
)


def _farm_work(context: Context) -> QWidget:
    from jobdesk.ui.pages.farm_work import FarmWorkPage

    c = context
    return FarmWorkPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


_FARM_KINDS = frozenset(
    {
        KindId.FARMS,
        KindId.FARM_WORKERS,
        KindId.FARM_CREWS,
        KindId.FARM_CARS,
        KindId.FARM_REQUESTS,
        KindId.FARM_BLOCKS,
        KindId.FARM_DAYS,
        KindId.FARM_CONTRACTS,
        KindId.SUPPORT_BATCHES,
        KindId.SUPPORT_PAYMENTS,
    }
)


def _reports(context: Context) -> QWidget:
    from jobdesk.ui.pages.reports import ReportsPage

    c = context
    return ReportsPage(c.desk, c.hub, c.jobs, c.notices, c.preferences)


_REPORT_KINDS = frozenset(
    {
        KindId.REPORTS,
        KindId.REPORT_TEXTS,
        KindId.REPORT_PHOTOS,
        KindId.REPORT_TEMPLATES,
        KindId.REPORT_CLOSINGS,
        KindId.TARGETS,
        KindId.OWN_INDICATORS,
        KindId.INDICATOR_VALUES,
        KindId.PLAN_ITEMS,
        KindId.PLAN_MONEY,
        KindId.PLAN_STEPS,
        KindId.PLEDGES,
    }
)


def _importing(context: Context) -> QWidget:
    from jobdesk.ui.pages.importing import ImportingPage

    return ImportingPage(context.desk, context.hub, context.jobs, context.notices)


_COUNSELLING_PARTS = (
    ("notes", "상담일지"),
    ("applications", "구직신청"),
    ("outreach", "이동·출장·집단"),
    ("matrix", "집계"),
)
_WORK_PARTS = (
    ("vacancies", "구인"),
    ("referrals", "알선"),
    ("chase", "결과 확인"),
    ("placements", "취업"),
    ("freshness", "확인할 구인"),
)
_INTERVIEW_PARTS = (("trips", "동행면접"), ("allowances", "면접활동비"))
_DAY_PARTS = (
    ("overview", "개요"),
    ("employers", "업체·부스"),
    ("registration", "사전접수"),
    ("timetable", "시간표"),
    ("reception", "행사 당일"),
    ("results", "결과"),
    ("feedback", "환류"),
    ("outcome", "실적표"),
)
"""Those of ``day_view.PARTS``; one is shown of the day that is next, or that is looked at. 실적표
is that of a whole year."""
_TRAINING_PARTS = (
    ("courses", "과정"),
    ("year", "결과 보고"),
    ("overview", "개요"),
    ("selection", "모집·선발"),
    ("schedule", "일정"),
    ("attendance", "출석"),
    ("completion", "수료"),
    ("hires", "취업"),
    ("results", "결과"),
)
"""과정, the results of a year and those of ``cohort_view.PARTS``; one is shown of the cohort that
is looked at, or that wants most."""
_FARM_PARTS = (
    ("board", "배치판"),
    ("requests", "요청"),
    ("farms", "농가"),
    ("workers", "근로자"),
    ("crews", "작업반·차량"),
    ("papers", "계약·보험"),
    ("support", "지원금"),
    ("figures", "실적"),
    ("records", "기록"),
)
"""Those of ``farm_work.page.PARTS``, and the lists of its records."""
_REPORT_PARTS = (
    ("reports", "보고서"),
    ("targets", "지표·목표"),
    ("plans", "계획·예산"),
    ("pledges", "공약"),
)
"""Those of ``reports.page.PARTS``."""
_AFTERCARE_PARTS = (
    ("calls", "과정관리의 날"),
    ("follow_ups", "사후관리 기록"),
    ("days", "운영 현황"),
    ("surveys", "만족도"),
    ("answers", "만족도 응답"),
)
_NETWORK_PARTS = (
    ("agreements", "협약"),
    ("meetings", "간담회"),
    ("publicity", "홍보"),
    ("proxies", "채용대행"),
    ("visits", "방문·연락"),
)
_SETTINGS_PARTS = (
    ("centre", "센터"),
    ("standards", "기준"),
    ("staff", "직원·비밀번호"),
    ("targets", "목표"),
    ("allowances", "면접활동비"),
    ("saving", "절감효과"),
    ("matching", "매칭"),
    ("phrases", "상용구"),
    ("papers", "보고서"),
    ("backup", "백업"),
    ("trash", "휴지통"),
    ("logs", "기록"),
    ("screen", "화면"),
    ("about", "정보"),
)

PAGES: tuple[PageEntry, ...] = (
    PageEntry("home", "홈", "house", _home),
    PageEntry("seekers", "구직자", "users", _seekers, frozenset({KindId.SEEKERS})),
    PageEntry(
        "counselling",
        "상담",
        "messages-square",
        _counselling,
        _COUNSELLING_KINDS,
        _COUNSELLING_PARTS,
    ),
    PageEntry("employers", "구인업체", "building-2", _employers, frozenset({KindId.EMPLOYERS})),
    PageEntry("work", "구인·알선", "briefcase", _work, _WORK_KINDS, _WORK_PARTS),
    PageEntry("interviews", "면접지원", "car", _interviews, _INTERVIEW_KINDS, _INTERVIEW_PARTS),
    PageEntry(
        "matching_days", "만남의 날", "calendar-days", _matching_days, _DAY_KINDS, _DAY_PARTS
    ),
    PageEntry("training", "교육", "graduation-cap", _training, _TRAINING_KINDS, _TRAINING_PARTS),
    PageEntry(
        "aftercare", "사후관리", "heart-handshake", _aftercare, _AFTERCARE_KINDS, _AFTERCARE_PARTS
    ),
    PageEntry("farm_work", "농촌일손", "sprout", _farm_work, _FARM_KINDS, _FARM_PARTS),
    PageEntry("network", "협력·홍보", "handshake", _network, _NETWORK_KINDS, _NETWORK_PARTS),
    PageEntry("reports", "실적·보고", "chart-column", _reports, _REPORT_KINDS, _REPORT_PARTS),
    PageEntry("importing", "가져오기", "file-down", _importing),
    PageEntry("settings", "설정", "settings", _settings, parts=_SETTINGS_PARTS),
)
"""Pages in the order of the sidebar; each is imported when it is first shown."""
