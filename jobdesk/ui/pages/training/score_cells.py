"""The columns of a score sheet, and what stands beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from jobdesk.domain.trainees import SelectionStage, Verdict
from jobdesk.services.applicants import ApplicantRow, StageMark
from jobdesk.ui import dates
from jobdesk.ui.models.cell_rows import Cell, Edit
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.training.selection_rows import verdict_tone

NOTHING = "미정"
"""What stands where no verdict is given yet."""


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate of the stage that is shown, with what it made of the person."""

    id: int
    person: ApplicantRow
    mark: StageMark


def score_cells(stage: SelectionStage) -> tuple[Cell, ...]:
    """The columns of a stage: a score for each reviewer, what comes of them, the verdict. Where it
    is narrow, what is reckoned steps aside before what is written."""
    reviewers: Sequence[str] = stage.reviewers or ("점수",)
    scored = stage.full_score is not None
    cells = [
        Cell(plain("number", "번호", 52, right=True), lambda line: line.person.number),
        Cell(
            plain("name", "이름", 116, strong=True),
            lambda line: line.person.name,
            under=lambda line: " · ".join(
                filter(
                    None,
                    (
                        f"{line.person.age}세" if line.person.age is not None else "",
                        line.person.village,
                    ),
                )
            ),
        ),
    ]
    cells += _scores(reviewers) if scored else _UNSCORED
    cells.append(
        Cell(
            plain("note", "의견", 130 if scored else 260, spare=6 if scored else 2),
            lambda line: line.mark.note,
            edit=Edit.TEXT,
        )
    )
    cells.append(
        Cell(
            plain("verdict", "판정", 84, chip=True, tone=verdict_tone),
            lambda line: line.mark.verdict.value or NOTHING,
            edit=Edit.CHOICE,
            choices=(NOTHING, *(v.value for v in Verdict if v)),
        )
    )
    return tuple(cells)


_UNSCORED: tuple[Cell, ...] = (
    Cell(plain("job", "희망직종", 150, spare=3), lambda line: line.person.desired_job),
    Cell(plain("channel", "경로", 110, quiet=True, spare=4), lambda line: line.person.channel),
)
"""What tells people apart in a stage without scores."""


def _scores(reviewers: Sequence[str]) -> list[Cell]:
    """What each reviewer gave, and what is reckoned of it."""
    cells = [
        Cell(
            plain(f"score:{at}", who, _width(who), right=True),
            partial(_score_at, at),
            edit=Edit.TEXT,
        )
        for at, who in enumerate(reviewers)
    ]
    if len(reviewers) > 1:
        mean = plain("mean", "평균", 62, right=True, spare=5)
        cells.append(Cell(mean, lambda line: line.mark.mean))
    return [
        *cells,
        Cell(
            plain("bonus", "가산점", 62, right=True, spare=1),
            lambda line: line.mark.bonus,
            edit=Edit.TEXT,
        ),
        Cell(
            plain("bonus_reason", "가산 사유", 112, spare=2),
            lambda line: line.mark.bonus_reason,
            edit=Edit.TEXT,
        ),
        Cell(plain("total", "총점", 66, right=True, strong=True), lambda line: line.mark.total),
        Cell(
            plain("rank", "순위", 54, right=True, spare=3),
            lambda line: f"{line.mark.rank}위" if line.mark.rank is not None else "",
        ),
        Cell(
            plain("proposed", "기준", 68, quiet=True, spare=4),
            lambda line: line.mark.proposed.value,
        ),
    ]


def _width(who: str) -> int:
    """Room for the name of a reviewer, as far as it is not a sentence."""
    return min(134, max(72, 13 * len(who) + 24))


def _score_at(at: int, line: Line) -> str:
    return line.mark.scores[at] if at < len(line.mark.scores) else ""


def score_words(stage: SelectionStage, lines: Sequence[Line]) -> str:
    """The rule of a stage, and how many have which verdict."""
    rule = [
        f"{dates.day_and_weekday(stage.held_on)}" if stage.held_on else "",
        stage.starts_at,
        stage.place,
        f"만점 {stage.full_score:,}점" if stage.full_score is not None else "점수 없이 판정",
        f"합격선 {stage.pass_score:,}점" if stage.pass_score is not None else "",
        f"합격 {stage.pass_count:,}명까지" if stage.pass_count is not None else "",
    ]
    counts = [
        f"{words} {sum(line.mark.verdict is verdict for line in lines):,}"
        for words, verdict in (
            ("합격", Verdict.PASSED),
            ("불합격", Verdict.FAILED),
            ("결시", Verdict.ABSENT),
            (NOTHING, Verdict.NONE),
        )
    ]
    return f"{' · '.join(filter(None, rule))}\n{len(lines):,}명: {' · '.join(counts)}"
