"""전형 of a cohort: its stages, what reviewers gave, and the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.selection import (
    StageLine,
    asked_of,
    candidates,
    number_of,
    stage_lines,
    stage_order,
)
from jobdesk.domain.text import with_particle
from jobdesk.domain.trainees import (
    SelectionStage,
    StageResult,
    Trainee,
    TraineeStatus,
    Verdict,
)
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries, stored
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_STAGES, _RESULTS = KindId.SELECTION_STAGES, KindId.STAGE_RESULTS
_S = TraineeStatus


# Stages


def blank(desk: Desk, cohort_id: int) -> SelectionStage:
    """A new stage as a form opens it: behind the others, out of 100 points."""
    last = max((each.position or 0 for each in cohort_records.stages(desk, cohort_id)), default=0)
    return SelectionStage(cohort_id=cohort_id, position=last + 1, full_score=100)


def set_stages(desk: Desk, cohort_id: int, stages: Sequence[SelectionStage]) -> Change:
    """Let these be the stages of a cohort, in this order: those without an id are new, those
    missing go to the 휴지통 with their results.

    Raises UserError with the field that is wrong, for a stage of another cohort, and where
    scores that were given would not fit any more.
    """
    with writing(desk, "전형 단계", Action.EDIT, _STAGES) as work:
        cohort = insist_open(cohort_records.cohort(desk, cohort_id))
        known = {each.id: each for each in cohort_records.stages(desk, cohort_id)}
        written = []
        for position, each in enumerate(stages, 1):
            clean = _stage(desk, replace(each, cohort_id=cohort_id, position=position))
            if each.id and each.id not in known:
                raise UserError(
                    "이 기수의 전형이 아닙니다. 아무것도 바꾸지 않았습니다.", field="title"
                )
            if not each.id:
                written.append(work.insert(clean))
                continue
            if clean != known[each.id]:
                _refuse_misfit(desk, clean)
                work.update(clean)
            written.append(each.id)
        gone = [id_ for id_ in known if id_ not in written]
        if gone:
            results = [each.id for each in cohort_records.results(desk, gone)]
            records.trash(desk.store, _RESULTS, results)
            work.trash(gone)
        if not work.written:
            raise UserError("바뀐 것이 없습니다. 저장된 전형은 그대로입니다.")
        work.label(f"전형 단계: {cohort.title}")
        return work.change(*work.written)


def trash_stages(desk: Desk, ids: Sequence[int]) -> Change:
    """Stages go to the 휴지통 with their results; those behind them close up."""
    gone = [records.get(desk.store, _STAGES, id_) for id_ in ids]
    cohort_id = gone[0].cohort_id or 0
    left = [each for each in cohort_records.stages(desk, cohort_id) if each.id not in set(ids)]
    return set_stages(desk, cohort_id, left)


# Scores and verdicts


def result(desk: Desk, stage_id: int, trainee_id: int) -> StageResult:
    """What a stage made of somebody; a new one where it made nothing yet."""
    for each in cohort_records.results(desk, [stage_id]):
        if each.trainee_id == trainee_id:
            return each
    return StageResult(stage_id=stage_id, trainee_id=trainee_id)


def score(desk: Desk, stage_id: int, trainee_id: int, reviewer: int, value: str) -> Change:
    """What one reviewer (0 the first) gave somebody, ``87.5``, or "" for nothing.

    Raises UserError for what is no number or above the 만점.
    """
    stage = _stage_of(desk, stage_id)
    before = result(desk, stage_id, trainee_id)
    asked = asked_of(stage)
    if not 0 <= reviewer < asked:
        raise UserError("이 전형에 없는 평가위원입니다. 점수를 적지 않았습니다.", field="scores")
    scores = [*before.scores, *[""] * asked][:asked]
    scores[reviewer] = value.strip()
    return save_result(desk, replace(before, scores=tuple(scores) if any(scores) else ()))


def save_result(desk: Desk, new: StageResult) -> Change:
    """Store what a stage made of somebody. Raises UserError with the field that is wrong."""
    return save_results(desk, [new])


def save_results(desk: Desk, new: Sequence[StageResult]) -> Change:
    """Store results of a stage, all or none, undone in one step (scores pasted as a block)."""
    with writing(desk, "전형 점수", Action.EDIT, _RESULTS) as work:
        for each in new:
            stage = _stage_of(desk, each.stage_id or 0)
            clean = tidied(each)
            clean = replace(clean, scores=tuple(text.strip() for text in each.scores))
            insist(entries.check(desk, clean))
            _insist_within(stage, clean)
            _insist_there(desk, stage, clean)
            _store(desk, work, clean)
        if not work.written:
            raise UserError("바뀐 점수가 없습니다. 저장된 자료는 그대로입니다.", field="scores")
        first = _stage_of(desk, new[0].stage_id or 0)
        names = list(dict.fromkeys(_name(desk, each.trainee_id or 0) for each in new))
        work.label(f"{first.title} 결과: {others(names)}")
        return work.change(*work.written)


def set_verdict(desk: Desk, stage_id: int, trainee_ids: Sequence[int], verdict: Verdict) -> Change:
    """합격, 불합격, 결시 of these people by hand, or "" for nothing yet."""
    stage = _stage_of(desk, stage_id)
    with writing(desk, f"{stage.title} 판정", Action.EDIT, _RESULTS) as work:
        names = []
        known = _known(desk, stage_id)
        for id_ in dict.fromkeys(trainee_ids):
            before = known.get(id_) or StageResult(stage_id=stage_id, trainee_id=id_)
            if before.verdict is not verdict:
                _insist_there(desk, stage, before)
                _write(work, replace(before, verdict=verdict))
                names.append(_name(desk, id_))
        if not names:
            raise UserError("판정이 바뀌는 분이 없습니다. 아무것도 바꾸지 않았습니다.")
        work.label(f"{stage.title} {verdict.value or '판정 취소'}: {others(names)}")
        return work.change(*work.written)


def decide(desk: Desk, stage_id: int) -> Change:
    """Verdicts of a stage by its 합격선 and 합격 인원, for everybody with a score; 결시 stays.

    Raises UserError when the rule says nothing new.
    """
    stage = _stage_of(desk, stage_id)
    with writing(desk, f"{stage.title} 판정", Action.EDIT, _RESULTS) as work:
        lines, known = _lines(desk, stage), _known(desk, stage_id)
        through = 0
        for line in lines:
            through += line.proposed is Verdict.PASSED
            if line.proposed and line.proposed is not line.verdict:
                # Only who has a score, and so a result, is spoken of by the rule.
                _write(work, replace(known[line.trainee_id], verdict=line.proposed))
        if not work.written:
            raise UserError(
                "기준에 따라 바뀌는 판정이 없습니다. 점수를 먼저 적거나 판정을 직접 고르세요. "
                "아무것도 바꾸지 않았습니다."
            )
        scored = sum(line.total is not None for line in lines)
        work.label(f"{stage.title} 판정: {scored:,}명 중 {through:,}명 합격")
        return work.change(*work.written)


# How it is done


def everything(
    desk: Desk, cohort_id: int
) -> tuple[list[SelectionStage], list[StageResult], list[Trainee]]:
    """Stages of a cohort in order, what they made, and everybody on the list."""
    stages = stage_order(cohort_records.stages(desk, cohort_id))
    results = cohort_records.results(desk, [each.id for each in stages])
    return stages, results, cohort_records.trainees(desk, cohort_id)


def _lines(desk: Desk, stage: SelectionStage) -> list[StageLine]:
    stages, results, people = everything(desk, stage.cohort_id or 0)
    return stage_lines(stage, candidates(stages, results, people)[stage.id], results)


def _stage(desk: Desk, stage: SelectionStage) -> SelectionStage:
    clean = tidied(stage)
    clean = replace(clean, reviewers=tuple(filter(None, (one.strip() for one in clean.reviewers))))
    insist(entries.check(desk, clean))
    if len(set(clean.reviewers)) != len(clean.reviewers):
        raise UserError("같은 평가위원이 두 번 있습니다. 저장하지 않았습니다.", field="reviewers")
    return clean


def _stage_of(desk: Desk, stage_id: int) -> SelectionStage:
    stage: SelectionStage = records.get(desk.store, _STAGES, stage_id)
    if stage.trashed_on is not None:
        raise UserError(
            f"{stage.title} 전형은 그사이 휴지통으로 갔습니다. 적지 않았습니다. 전형을 먼저 "
            "되살리세요."
        )
    return stage


def _store(desk: Desk, work: Writing, new: StageResult) -> None:
    """One result for a stage and a person: a second desk may have made it meanwhile."""
    if not new.id:
        known = result(desk, new.stage_id or 0, new.trainee_id or 0)
        if known.id:
            new = replace(new, id=known.id, revision=known.revision)
    _write(work, new)


def _known(desk: Desk, stage_id: int) -> dict[int, StageResult]:
    """What a stage made of each, by trainee id, read at once: hundreds may have applied."""
    return {each.trainee_id or 0: each for each in cohort_records.results(desk, [stage_id])}


def _write(work: Writing, new: StageResult) -> None:
    if new.id:
        work.update(new)
    elif new != StageResult(stage_id=new.stage_id, trainee_id=new.trainee_id):
        work.insert(new)


def _insist_there(desk: Desk, stage: SelectionStage, new: StageResult) -> None:
    trainee = cohort_records.trainee(desk, new.trainee_id or 0)
    if trainee.cohort_id != stage.cohort_id or trainee.trashed_on is not None:
        raise UserError(
            f"{_name(desk, trainee.id)} 님은 이 기수의 명단에 없습니다. 점수를 적지 않았습니다.",
            field="trainee",
        )


def _insist_within(stage: SelectionStage, new: StageResult) -> None:
    full = stage.full_score
    high = [text for text in new.scores if full is not None and (number_of(text) or 0) > full]
    if high:
        raise UserError(
            f"{high[0]}점은 만점({full:,}점)보다 높습니다. 점수를 적지 않았습니다. 가산점은 "
            "가산점 칸에 적으세요.",
            field="scores",
        )
    if len(new.scores) > asked_of(stage):
        raise UserError("평가위원보다 점수가 많습니다. 적지 않았습니다.", field="scores")


def _refuse_misfit(desk: Desk, stage: SelectionStage) -> None:
    """Scores stand in the order of the reviewers: who scored may not be taken from a stage."""
    for each in cohort_records.results(desk, [stage.id]):
        given = [at for at, text in enumerate(each.scores) if text]
        over = [text for text in each.scores if stage.full_score is not None
                and (number_of(text) or 0) > stage.full_score]  # fmt: skip
        if given and given[-1] >= asked_of(stage):
            raise UserError(
                f"{with_particle(stage.title, '은/는')} 이미 점수를 준 평가위원이 있어 줄이지 "
                "않았습니다. 아무것도 바꾸지 않았습니다. 그 점수를 먼저 지우세요.",
                field="reviewers",
            )
        if over:
            raise UserError(
                f"이미 적은 점수 {over[0]}점이 새 만점보다 높습니다. 아무것도 바꾸지 않았습니다.",
                field="full_score",
            )


def _name(desk: Desk, trainee_id: int) -> str:
    trainee = cohort_records.trainee(desk, trainee_id)
    return stored.seeker(desk, trainee.seeker_id or 0).called
