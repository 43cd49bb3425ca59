"""Everything that happened to one person or firm, in SQL: each source one select of one shape."""

from __future__ import annotations

from typing import NamedTuple

from jobdesk.data import timeline_farms, timeline_training
from jobdesk.data.column import called
from jobdesk.data.store import Store
from jobdesk.domain.kinds import KindId


class EventRow(NamedTuple):
    """``day`` is ISO text, ``time`` ``14:05`` or empty; ``title`` and ``detail`` are words of
    the record itself, to be put together by the service."""

    kind: str
    id: int
    day: str
    time: str
    title: str
    detail: str
    counsellor: str


_WHO = called("s")
_FIRM_OF_VACANCY = "coalesce(e.name, '') || ' ' || v.job"
_DAY_INTERVIEWS = (
    "day_interviews t JOIN matching_days d ON d.id = t.matching_day_id"
    " JOIN day_attendees a ON a.id = t.attendee_id"
    " JOIN day_employers f ON f.id = t.day_employer_id"
    " LEFT JOIN seekers s ON s.id = a.seeker_id LEFT JOIN employers e ON e.id = f.employer_id"
    " LEFT JOIN vacancies v ON v.id = t.vacancy_id"
)
_FIRM_OF_DAY = "trim(coalesce(e.name, '') || ' ' || coalesce(v.job, ''))"
_OUTCOME = (
    "trim(CASE WHEN t.result = '' THEN t.status ELSE t.result END"
    " || coalesce(' · ' || nullif(t.reason, ''), '')"
    " || coalesce(' · ' || t.hire_on || ' 입사', ''))"
)
"""What came of an interview, or how far it has come while nothing has."""

_SEEKER: tuple[str, ...] = (
    (
        "SELECT 'notes', t.id, t.noted_on, t.noted_at, t.topic || ' · ' || t.channel, t.content,"
        " t.counsellor FROM notes t WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'registrations', t.id, t.registered_on, '',"
        " trim('구직신청 ' || t.registration_type),"
        " CASE WHEN t.status = '취소' THEN '취소' ELSE"
        " coalesce('유효기간 ' || t.valid_until || '까지', '') END,"
        " t.counsellor FROM registrations t WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        f"SELECT 'referrals', t.id, t.referred_on, '', '알선: ' || {_FIRM_OF_VACANCY},"
        " trim(t.method || CASE WHEN t.note > '' THEN char(10) || t.note ELSE '' END),"
        " t.counsellor FROM referrals t LEFT JOIN vacancies v ON v.id = t.vacancy_id"
        " LEFT JOIN employers e ON e.id = v.employer_id"
        " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        f"SELECT 'referrals', t.id, t.interview_on, t.interview_at, '면접: ' || {_FIRM_OF_VACANCY},"
        " '', t.counsellor FROM referrals t LEFT JOIN vacancies v ON v.id = t.vacancy_id"
        " LEFT JOIN employers e ON e.id = v.employer_id"
        " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'placements', t.id, t.hire_date, '',"
        " '취업: ' || trim(coalesce(e.name, t.employer_name) || ' ' || t.job),"
        " trim(t.route || ' ' || t.wage), t.counsellor FROM placements t"
        " LEFT JOIN employers e ON e.id = t.employer_id"
        " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'placements', t.id, t.left_on, '',"
        " '퇴사: ' || trim(coalesce(e.name, t.employer_name) || ' ' || t.job),"
        " t.leave_reason, t.counsellor FROM placements t"
        " LEFT JOIN employers e ON e.id = t.employer_id"
        " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'trip_people', t.id, p.held_on, p.starts_at,"
        " '동행면접: ' || coalesce(e.name, p.place), t.attendance, p.counsellor FROM trip_people t"
        " JOIN trips p ON p.id = t.trip_id LEFT JOIN employers e ON e.id = t.employer_id"
        " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'allowances', t.id, coalesce(t.paid_on, t.decided_on,"
        " t.slip_on, t.interview_on), '',"
        " '면접활동비 ' || t.status, coalesce(printf('%,d원', t.amount), ''), t.counsellor"
        " FROM allowances t WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'follow_ups', t.id, coalesce(t.done_on, t.due_on), '',"
        " '사후관리' || coalesce(' ' || t.milestone || '개월', ''),"
        " trim(t.outcome || CASE WHEN t.content > '' THEN char(10) || t.content ELSE '' END),"
        " t.counsellor FROM follow_ups t WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
        " AND t.done_on IS NOT NULL"
    ),
    (
        "SELECT 'survey_answers', t.id, t.answered_on, '', '만족도 응답: ' || s.title, t.comment,"
        " t.counsellor FROM survey_answers t JOIN surveys s ON s.id = t.survey_id"
        " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'day_attendees', t.id, d.held_on, t.arrived_at, '만남의 날: ' || d.title,"
        " trim(t.status || CASE WHEN t.channel = '현장접수' THEN ' · ' || t.channel ELSE '' END"
        " || coalesce(' · 부대행사 ' || (SELECT group_concat(p.value, ', ')"
        " FROM json_each(t.programmes) p), '')),"
        " t.counsellor FROM day_attendees t JOIN matching_days d ON d.id = t.matching_day_id"
        " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'day_interviews', t.id, d.held_on, coalesce(nullif(t.began_at, ''), t.starts_at),"
        f" '현장면접: ' || {_FIRM_OF_DAY}, {_OUTCOME}, t.counsellor"
        f" FROM {_DAY_INTERVIEWS} WHERE a.seeker_id = :id AND t.trashed_on IS NULL"
        " AND t.status <> '취소'"
    ),
    *timeline_training.OF_PERSON,
    *timeline_farms.OF_PERSON,
    (
        "SELECT 'seekers', id, consent_on, '', '개인정보 수집·이용 동의', consent_form, ''"
        " FROM seekers WHERE id = :id"
    ),
    (
        "SELECT 'seekers', id, provide_consent_on, '', '구인업체에 제공 동의', '', ''"
        " FROM seekers WHERE id = :id"
    ),
    (
        "SELECT 'seekers', id, sensitive_consent_on, '', '민감정보 처리 동의', '', ''"
        " FROM seekers WHERE id = :id"
    ),
)

_EMPLOYER: tuple[str, ...] = (
    (
        "SELECT 'notes', t.id, t.noted_on, t.noted_at,"
        f" t.topic || ' · ' || t.channel || coalesce(' · ' || {_WHO}, ''), t.content,"
        " t.counsellor FROM notes t LEFT JOIN seekers s ON s.id = t.seeker_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'visits', t.id, t.visited_on, t.visited_at,"
        " trim(t.method || ' ' || t.purpose), t.content, t.counsellor FROM visits t"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'vacancies', t.id, t.received_on, '', '구인 접수: ' || t.job,"
        " trim(coalesce(t.openings || '명', '') || ' ' || t.wage), t.counsellor FROM vacancies t"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        f"SELECT 'referrals', t.id, t.referred_on, '', '알선: ' || {_WHO} || ' → ' || v.job, '',"
        " t.counsellor FROM vacancies v JOIN referrals t ON t.vacancy_id = v.id"
        " JOIN seekers s ON s.id = t.seeker_id"
        " WHERE v.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'referrals', t.id, t.interview_on, t.interview_at,"
        f" '면접: ' || {_WHO} || ' · ' || v.job, '', t.counsellor FROM vacancies v"
        " JOIN referrals t ON t.vacancy_id = v.id JOIN seekers s ON s.id = t.seeker_id"
        " WHERE v.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'placements', t.id, t.hire_date, '',"
        f" '채용: ' || trim({_WHO} || ' · ' || t.job), '',"
        " t.counsellor FROM placements t LEFT JOIN seekers s ON s.id = t.seeker_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        f"SELECT 'placements', t.id, t.left_on, '', '퇴사: ' || trim({_WHO} || ' · ' || t.job),"
        " t.leave_reason, t.counsellor FROM placements t LEFT JOIN seekers s ON s.id = t.seeker_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        f"SELECT 'trip_people', t.id, p.held_on, p.starts_at, '동행면접: ' || {_WHO}, t.attendance,"
        " p.counsellor FROM trip_people t JOIN trips p ON p.id = t.trip_id"
        " JOIN seekers s ON s.id = t.seeker_id WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'day_employers', t.id, d.held_on, t.came_at, '만남의 날: ' || d.title,"
        " trim(t.status || coalesce(' · 부스 ' || nullif(t.booth, ''), '')), t.counsellor"
        " FROM day_employers t JOIN matching_days d ON d.id = t.matching_day_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'day_interviews', t.id, d.held_on, coalesce(nullif(t.began_at, ''), t.starts_at),"
        f" '현장면접: ' || coalesce({_WHO}, '') || coalesce(' · ' || v.job, ''), {_OUTCOME},"
        f" t.counsellor FROM {_DAY_INTERVIEWS} WHERE f.employer_id = :id"
        " AND t.trashed_on IS NULL AND t.status <> '취소'"
    ),
    *timeline_training.OF_FIRM,
    *timeline_farms.OF_FARM,
    (
        "SELECT 'agreements', t.id, t.signed_on, '', '협약: ' || t.area, t.content, t.counsellor"
        " FROM agreements t WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'hiring_proxies', t.id, t.requested_on, '', '채용대행: ' || t.job,"
        " trim(coalesce('의뢰 ' || t.heads || '명',"
        " '') || coalesce(' · 공급 ' || t.supplied || '명',"
        " '')), t.counsellor FROM hiring_proxies t WHERE t.employer_id"
        " = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'follow_ups', t.id, t.done_on, '',"
        " '사후관리' || coalesce(' ' || t.milestone || '개월',"
        " '') || coalesce(' · ' || s.name, ''),"
        " trim(t.outcome || CASE WHEN t.content > '' THEN char(10) || t.content ELSE '' END),"
        " t.counsellor FROM follow_ups t LEFT JOIN seekers s ON s.id = t.seeker_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'survey_answers', t.id, t.answered_on, '', '만족도 응답: ' || s.title, t.comment,"
        " t.counsellor FROM survey_answers t JOIN surveys s ON s.id = t.survey_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
)

_BOTH: tuple[str, ...] = (
    (
        "SELECT 'attachments', t.id, t.added_on, '', '첨부: ' || t.name, t.caption, t.counsellor"
        " FROM attachments t WHERE t.of_kind = :kind AND t.of_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'tasks', t.id, t.done_on, '', '할 일 마침: ' || t.title, t.note, t.counsellor"
        " FROM tasks t WHERE t.{link} = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'tasks', t.id, t.due_on, t.due_at, '할 일: ' || t.title, t.note, t.counsellor"
        " FROM tasks t WHERE t.{link} = :id AND t.trashed_on IS NULL AND t.done_on IS NULL"
    ),
)

_MOVES = (
    "SELECT j.kind, j.record, substr(o.at, 1, 10), substr(o.at, 12, 5),"
    " coalesce(json_extract(j.before, '$.status'), ''),"
    " coalesce(json_extract(j.after, '$.status'), ''), o.user FROM journal j"
    " JOIN operations o ON o.id = j.operation WHERE j.kind = '{kind}' AND {whose}"
    " AND j.before IS NOT NULL AND j.after IS NOT NULL"
    " AND json_extract(j.before, '$.status') IS NOT json_extract(j.after, '$.status')"
    " AND o.undone_by IS NULL AND o.kind NOT IN ('undo', 'redo')"
    " ORDER BY j.id DESC LIMIT :most"
)
"""Steps of a record's stage that are in effect: what was undone, and the undoing, are left out."""

_WHOSE_REFERRALS = {
    KindId.SEEKERS: "j.record IN (SELECT id FROM referrals WHERE seeker_id = :id"
    " AND trashed_on IS NULL)",
    KindId.EMPLOYERS: "j.record IN (SELECT r.id FROM vacancies v"
    " JOIN referrals r ON r.vacancy_id = v.id"
    " WHERE v.employer_id = :id AND r.trashed_on IS NULL)",
}


def events(store: Store, kind: KindId, id_: int, limit: int) -> list[EventRow]:
    """The newest ``limit`` dated entries of every source together, unsorted across sources."""
    link = "seeker_id" if kind is KindId.SEEKERS else "employer_id"
    own = _SEEKER if kind is KindId.SEEKERS else _EMPLOYER
    values = {"id": id_, "kind": kind.value, "most": limit}
    found: list[EventRow] = []
    with store.reading() as db:
        for source in (*own, *(one.format(link=link) for one in _BOTH)):
            found += [EventRow(*row) for row in db.execute(_dated(source), values)]
    return found


def moves(store: Store, kind: KindId, id_: int, limit: int) -> list[EventRow]:
    """Steps of the person's or firm's own stage and of its referrals, from the journal;
    ``title`` is the stage before, ``detail`` the one after."""
    values = {"id": id_, "most": limit}
    found: list[EventRow] = []
    with store.reading() as db:
        for table, whose in (
            (kind.value, "j.record = :id"),
            (KindId.REFERRALS.value, _WHOSE_REFERRALS[kind]),
        ):
            sql = _MOVES.format(kind=table, whose=whose)
            found += [EventRow(*row) for row in db.execute(sql, values)]
    return found


def _dated(source: str) -> str:
    """A source with its columns named, the undated left out, the newest first."""
    return (
        "WITH e(kind, id, day, time, title, detail, counsellor) AS (" + source + ")"
        " SELECT * FROM e WHERE day IS NOT NULL ORDER BY day DESC, time DESC, id DESC LIMIT :most"
    )
