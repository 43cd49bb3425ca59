"""신청자 and 교육생 of a cohort: who is on its list, under which number, what they signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import operations, records
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.text import with_particle
from jobdesk.domain.trainees import GONE, SELECTED, Trainee, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_records,
    completion_guard,
    entries,
    seats,
    stored,
    trainee_rules,
)
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_orphan
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.TRAINEES
_S = TraineeStatus
_AGAIN = frozenset({_S.CANCELLED, _S.DECLINED})
"""Who applies anew under the old number."""


def blank(desk: Desk, cohort_id: int, seeker_id: int | None = None) -> Trainee:
    """A new 신청자 as a form opens it: applied today, with the next number."""
    new: Trainee = entries.blank(
        desk,
        _KIND,
        cohort_id=cohort_id,
        seeker_id=seeker_id,
        number=trainee_rules.next_number(desk, cohort_id),
    )
    return new


def apply(
    desk: Desk,
    cohort_id: int,
    seeker_ids: Sequence[int],
    channel: str = "",
    applied_on: date | None = None,
    note: str = "",
    *,
    consent: bool = False,
) -> Change:
    """신청 of several people, all or none, each with the next number; with ``consent`` their
    개인정보 동의서 came in along.

    Who had taken an application back, or given a seat up, applies again under the old number.
    Raises UserError naming one who is on the list already or lies in the 휴지통.
    """
    if not seeker_ids:
        raise UserError("신청할 분을 고르세요.", field="seeker")
    with writing(desk, "교육 신청", Action.ADD, _KIND) as work:
        insist_open(cohort_records.cohort(desk, cohort_id))
        new = replace(
            blank(desk, cohort_id),
            applied_on=applied_on or desk.today(),
            channel=channel,
            note=note,
            consent_on=(applied_on or desk.today()) if consent else None,
        )
        ids, names = [], []
        for seeker_id in dict.fromkeys(seeker_ids):
            new = replace(new, seeker_id=seeker_id)
            id_ = _add(desk, work, new)
            if cohort_records.trainee(desk, id_).number == new.number:
                new = replace(new, number=(new.number or 0) + 1)
            ids.append(id_)
            names.append(stored.seeker(desk, seeker_id).called)
        work.label(f"교육 신청: {others(names)}")
        return work.change(*ids)


def add(desk: Desk, trainee: Trainee) -> Change:
    """Store one 교육생 as a form or a sheet gives it, in whatever state. Raises UserError."""
    with writing(desk, "교육생 등록", Action.ADD, _KIND) as work:
        insist_open(cohort_records.cohort(desk, trainee.cohort_id or 0))
        id_ = _add(desk, work, trainee)
        completion_guard.insist_agrees(desk, cohort_records.trainee(desk, id_))
        up = seats.settle(desk, trainee.cohort_id or 0)
        work.written.extend(up)
        work.label(
            seats.with_moved_up(desk, f"교육생 등록: {trainee_rules.name_of(desk, trainee)}", up)
        )
        return work.change(id_)


def save(desk: Desk, trainee: Trainee) -> Change:
    """Store an edited 교육생. Raises UserError (a person or a number twice, another person once
    something hangs on it, another cohort, as if not begun with marks or money) and StaleRecord."""
    clean = prepared(desk, trainee)
    with writing(desk, "교육생 수정", Action.EDIT, _KIND) as work:
        before = cohort_records.trainee(desk, clean.id)
        name = trainee_rules.name_of(desk, clean)
        trainee_rules.insist_listed(before, name)
        trainee_rules.refuse_elsewhere(desk, before, clean, name)
        work.label(f"교육생 수정: {name}")
        if clean.seeker_id != before.seeker_id:
            trainee_rules.refuse_other_person(desk, before)
            trainee_rules.refuse_twice(desk, clean)
        trainee_rules.refuse_number(desk, clean)
        if clean.status in SELECTED and before.status not in SELECTED:
            cohort = cohort_records.cohort(desk, clean.cohort_id or 0)
            seats.insist_seats(desk, cohort, [clean])
        elif before.status in GONE and clean.status in SELECTED - GONE:
            seats.insist_back(desk, clean.cohort_id or 0, [clean])
        work.update(clean)
        trainee_rules.refuse_there_later(desk, clean, name)
        anew = completion_guard.suffix(completion_guard.follow_saved(desk, before, clean))
        up = seats.settle(desk, clean.cohort_id or 0)
        work.written.extend(up)
        work.label(seats.with_moved_up(desk, f"교육생 수정: {name}{anew}", up))
        return work.change(clean.id)


def sign(desk: Desk, ids: Sequence[int], on: date) -> Change:
    """서약서 and 개인정보 동의서 came in on that day from who had not handed them in."""
    with writing(desk, "서약·동의", Action.EDIT, _KIND) as work:
        names = []
        for id_ in dict.fromkeys(ids):
            before = cohort_records.trainee(desk, id_)
            trainee_rules.insist_listed(before, trainee_rules.name_of(desk, before))
            new = replace(
                before, pledge_on=before.pledge_on or on, consent_on=before.consent_on or on
            )
            if new != before:
                work.update(prepared(desk, new))
                names.append(trainee_rules.name_of(desk, before))
        if not names:
            raise UserError(
                "모두 이미 서약서와 동의서를 냈습니다. 아무것도 바꾸지 않았습니다.",
                field="pledge_on",
            )
        work.label(f"서약서·동의서 받음: {others(names)}")
        return work.change(*work.written)


def pledge(desk: Desk, ids: Sequence[int], on: date | None) -> Change:
    """서약서 came in on that day from all of these; None for that it did not."""
    return _dated(desk, ids, "pledge_on", on)


def consent(desk: Desk, ids: Sequence[int], on: date | None) -> Change:
    """개인정보 동의서 came in on that day from all of these; None for that it did not."""
    return _dated(desk, ids, "consent_on", on)


def renumber(desk: Desk, cohort_id: int) -> Change:
    """Numbers from 1 anew: who has a seat by name, then all others as they applied."""
    with writing(desk, "번호 다시 매기기", Action.EDIT, _KIND) as work:
        cohort = insist_open(cohort_records.cohort(desk, cohort_id))
        every = cohort_records.trainees(desk, cohort_id)
        names = {each.id: trainee_rules.name_of(desk, each) for each in every}
        inside = sorted(
            (each for each in every if each.status in SELECTED),
            key=lambda each: (names[each.id], each.id),
        )
        outside = [each for each in every if each.status not in SELECTED]
        for number, each in enumerate([*inside, *outside], 1):
            if each.number != number:
                work.update(replace(each, number=number))
        if not work.written:
            raise UserError("번호가 이미 차례대로입니다. 아무것도 바꾸지 않았습니다.")
        work.label(f"번호 다시 매기기: {cohort.title}")
        return work.change(*work.written)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take people off their cohort (into the 휴지통) with their 전형 결과; the next in line moves
    up. Raises UserError for one who has marks, a certificate or money."""
    with writing(desk, "교육생 휴지통", Action.DELETE, _KIND) as work:
        gone = [cohort_records.trainee(desk, id_) for id_ in dict.fromkeys(ids)]
        for each in gone:
            trainee_rules.refuse_counted(desk, each)
        results = [id_ for each in gone for id_ in trainee_rules.results_of(desk, each.id)]
        kept = [r.id for r in records.get_many(desk.store, KindId.STAGE_RESULTS, results)
                if r.trashed_on is None]  # fmt: skip
        records.trash(desk.store, KindId.STAGE_RESULTS, kept)
        work.trash([each.id for each in gone])
        up: list[int] = []
        for cohort_id in dict.fromkeys(each.cohort_id or 0 for each in gone):
            up += seats.settle(desk, cohort_id)
        work.written.extend(up)
        label = f"교육생 휴지통: {others([trainee_rules.name_of(desk, each) for each in gone])}"
        work.label(seats.with_moved_up(desk, label, up))
        return work.change(*(each.id for each in gone))


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take people out of the 휴지통 with the results that went there along; whoever had waited
    waits again at the end. Raises UserError where the person or the cohort lies there, the person
    applied again, or the seat was given to another meanwhile."""
    with writing(desk, "교육생 되살리기", Action.EDIT, _KIND) as work:
        back = [cohort_records.trainee(desk, id_) for id_ in dict.fromkeys(ids)]
        for each in back:
            if each.trashed_on is None:
                continue
            refuse_orphan(desk, each, {"cohort_id": KindId.COHORTS, "seeker_id": KindId.SEEKERS})
            trainee_rules.refuse_twice(desk, each)
            along = operations.put_away_with(desk.store, _KIND, each.id)
            work.untrash([each.id])
            _fit_in(desk, work, each.id)
            mine = [id_ for id_ in trainee_rules.results_of(desk, each.id)
                    if Ref(KindId.STAGE_RESULTS, id_) in along]  # fmt: skip
            records.untrash(desk.store, KindId.STAGE_RESULTS, mine)
        for cohort_id in dict.fromkeys(each.cohort_id or 0 for each in back):
            seats.settle(desk, cohort_id)
        work.label(
            f"교육생 되살리기: {others([trainee_rules.name_of(desk, each) for each in back])}"
        )
        return work.change(*(each.id for each in back))


def prepared(desk: Desk, trainee: Trainee) -> Trainee:
    """The record as it is stored. Raises UserError with the field that is wrong."""
    clean = tidied(trainee)
    insist(entries.check(desk, clean))
    return clean


def _add(desk: Desk, work: Writing, trainee: Trainee) -> int:
    clean = prepared(desk, trainee)
    seeker = stored.seeker(desk, clean.seeker_id or 0)
    if seeker.trashed_on is not None:
        raise UserError(
            f"구직자 ‘{seeker.called}’ 기록이 휴지통에 있습니다. 신청을 받지 않았습니다. "
            "먼저 되살리세요.",
            field="seeker",
        )
    known = trainee_rules.of_person(desk, clean)
    if known is not None and known.status in _AGAIN:
        work.update(
            replace(
                clean,
                id=known.id,
                revision=known.revision,
                number=known.number,
                note=clean.note or known.note,
                consent_on=clean.consent_on or known.consent_on,
            )
        )
        return known.id
    trainee_rules.refuse_twice(desk, clean)
    if clean.number is None:
        clean = replace(clean, number=trainee_rules.next_number(desk, clean.cohort_id or 0))
    trainee_rules.refuse_number(desk, clean)
    return work.insert(clean)


def _dated(desk: Desk, ids: Sequence[int], field: str, on: date | None) -> Change:
    label = KINDS[_KIND].field(field).label
    if on is not None and on > desk.today():
        raise UserError(
            f"{with_particle(label, '을/를')} 받은 날이 오늘보다 뒤입니다. 적지 않았습니다.",
            field=field,
        )
    with writing(desk, label, Action.EDIT, _KIND) as work:
        names = []
        for id_ in dict.fromkeys(ids):
            before = cohort_records.trainee(desk, id_)
            trainee_rules.insist_listed(before, trainee_rules.name_of(desk, before))
            new = replace(before, pledge_on=on) if field == "pledge_on" else replace(
                before, consent_on=on
            )  # fmt: skip
            if new != before:
                work.update(new)
                names.append(trainee_rules.name_of(desk, before))
        if not names:
            raise UserError(
                f"{with_particle(label, '이/가')} 바뀌는 분이 없습니다. 아무것도 바꾸지 "
                "않았습니다.",
                field=field,
            )
        work.label(f"{label} {'받음' if on else '취소'}: {others(names)}")
        return work.change(*work.written)


def _fit_in(desk: Desk, work: Writing, id_: int) -> None:
    """A number somebody got meanwhile gives way to the next one; so does a place in the line."""
    back = cohort_records.trainee(desk, id_)
    every = [each for each in cohort_records.trainees(desk, back.cohort_id or 0) if each.id != id_]
    if any(each.number == back.number for each in every):
        back = replace(back, number=max(each.number or 0 for each in every) + 1)
    if back.status is _S.WAITING:
        back = replace(back, waiting_rank=len(every) + 1)
    if back.status is _S.SELECTED:
        cohort = cohort_records.cohort(desk, back.cohort_id or 0)
        taken = sum(each.status in SELECTED for each in every)
        if cohort.seats is not None and taken >= cohort.seats:
            raise UserError(
                f"{trainee_rules.name_of(desk, back)} 님의 자리는 그사이 다른 분에게 갔습니다(정원 "
                f"{cohort.seats:,}명). 되살리지 않았습니다. 새로 신청하면 대기할 수 있습니다.",
                field="status",
            )
    work.update(back)
