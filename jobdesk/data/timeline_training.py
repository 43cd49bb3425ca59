"""What training cohorts were to a person or a firm, in SQL: sources of data/timeline.py."""

from __future__ import annotations

_TRAINEES = " FROM trainees t JOIN cohorts c ON c.id = t.cohort_id"
_MINE = " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
_OF_TRAINEE = (
    " JOIN trainees n ON n.id = t.trainee_id JOIN cohorts c ON c.id = t.cohort_id"
    " WHERE n.seeker_id = :id AND t.trashed_on IS NULL AND n.trashed_on IS NULL"
)
_TRAINED = "('교육중', '수료', '미수료', '조기취업', '중도탈락')"
OF_PERSON: tuple[str, ...] = (
    (
        "SELECT 'trainees', t.id, t.applied_on, '', '교육 신청: ' || c.title,"
        " trim(t.channel || CASE WHEN t.status IN ('신청', '대기', '미선발', '입교 포기',"
        " '신청 취소') THEN ' · ' || t.status || coalesce(' ' || t.waiting_rank || '번', '')"
        " || CASE WHEN t.alternative > '' THEN ' · ' || t.alternative ELSE '' END"
        " ELSE '' END, ' ·'), t.counsellor"
        f"{_TRAINEES}{_MINE}"
    ),
    (
        "SELECT 'trainees', t.id, t.selected_on, '', '교육 선발: ' || c.title, '', t.counsellor"
        f"{_TRAINEES}{_MINE}"
    ),
    (
        "SELECT 'trainees', t.id, coalesce(t.started_on, c.starts_on), c.starts_at,"
        " '교육 시작: ' || c.title, c.place, t.counsellor"
        f"{_TRAINEES}{_MINE} AND t.status IN {_TRAINED}"
    ),
    (
        "SELECT 'trainees', t.id, t.left_on, '', '교육 종료: ' || c.title,"
        " trim(t.status || CASE WHEN t.exit_reason NOT IN ('', t.status) THEN ' · ' ||"
        " t.exit_reason ELSE '' END || CASE WHEN t.exit_note > '' THEN ' · ' || t.exit_note"
        f" ELSE '' END), t.counsellor{_TRAINEES}{_MINE}"
    ),
    (
        "SELECT 'trainees', t.id, coalesce(t.completed_on, c.ends_on), '',"
        " CASE t.status WHEN '수료' THEN '교육 수료: ' ELSE '교육 미수료: ' END || c.title,"
        " t.exception, t.counsellor"
        f"{_TRAINEES}{_MINE} AND t.status IN ('수료', '미수료')"
    ),
    (
        "SELECT 'qualifications', t.id, t.acquired_on, '', '자격 취득: ' || t.title,"
        " trim(t.issuer || ' · ' || c.title, ' ·'), ''"
        f" FROM qualifications t{_OF_TRAINEE}"
    ),
    (
        "SELECT 'certificate_issues', t.id, t.issued_on, '',"
        " '수료증 ' || t.issue_type || ': ' || t.number,"
        " trim(t.reason || ' · ' || c.title, ' ·'), t.counsellor"
        f" FROM certificate_issues t{_OF_TRAINEE}"
    ),
    (
        "SELECT 'trainee_allowances', t.id, t.paid_on, '',"
        " '훈련수당 지급: ' || substr(t.month, 1, 7),"
        " coalesce(printf('%,d원', t.amount), '') || coalesce(' · ' || t.days || '일', ''),"
        f" t.counsellor FROM trainee_allowances t{_OF_TRAINEE}"
    ),
)
"""What a training cohort was to a person, day by day; single marks stand in its grid alone."""

OF_FIRM: tuple[str, ...] = (
    (
        "SELECT 'cohort_demands', t.id, t.asked_on, '', '교육 수요조사: ' || c.title,"
        " trim(t.job || coalesce(' · ' || t.heads || '명', '') || CASE WHEN t.status = '철회'"
        " THEN ' · 철회' ELSE '' END, ' ·'), t.counsellor"
        " FROM cohort_demands t JOIN cohorts c ON c.id = t.cohort_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
    (
        "SELECT 'cohort_demands', t.id, t.committed_on, '', '채용약정: ' || c.title,"
        " trim(t.job || coalesce(' · ' || t.committed_heads || '명', ''), ' ·'), t.counsellor"
        " FROM cohort_demands t JOIN cohorts c ON c.id = t.cohort_id"
        " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
    ),
)
"""What a firm was asked and promised."""
