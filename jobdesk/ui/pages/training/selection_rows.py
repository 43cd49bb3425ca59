"""How a 신청자 is said in one line of the list: stage, rank, papers, state."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SELECTED, Verdict
from jobdesk.services.applicants import ApplicantRow
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of


def stage_words(row: ApplicantRow) -> tuple[str, str]:
    """The stage somebody stands in with its verdict, and beneath it what came before."""
    told = [
        " ".join(filter(None, (mark.title, mark.total, mark.verdict.value or "미정")))
        for mark in row.marks
    ]
    return (told[-1] if told else "", " · ".join(told[:-1]))


def state_words(row: ApplicantRow) -> str:
    """``대기 2`` for the second in the line."""
    rank = f" {row.waiting_rank}" if row.waiting_rank is not None else ""
    return f"{row.status.value}{rank}"


def papers_words(row: ApplicantRow) -> str:
    """Which of 서약서 and 동의서 are there; before somebody has a seat only what came in."""
    if row.status not in SELECTED and not (row.pledge_on or row.consent_on):
        return ""
    if row.pledge_on and row.consent_on:
        return "모두 받음"
    if row.pledge_on:
        return "동의서 없음"
    if row.consent_on:
        return "서약서 없음" if row.status in SELECTED else "동의서 받음"
    return "모두 없음"


def applicant_cells() -> tuple[Cell, ...]:
    """The columns of the list."""
    return (
        Cell(plain("number", "번호", 52, right=True), lambda row: row.number),
        Cell(
            plain("name", "이름", 128, strong=True),
            lambda row: row.name,
            under=lambda row: " · ".join(
                filter(
                    None,
                    (row.gender, f"{row.age}세" if row.age is not None else "", row.village),
                )
            ),
        ),
        Cell(
            plain("stage", "전형", 136),
            lambda row: stage_words(row)[0],
            under=lambda row: stage_words(row)[1],
        ),
        Cell(
            plain("rank", "순위", 62, right=True, spare=3),
            lambda row: f"{row.rank}위" if row.rank is not None else "",
            under=lambda row: row.points,
        ),
        Cell(
            plain("papers", "서약·동의", 100, chip=True, tone=_papers_tone, spare=4),
            papers_words,
        ),
        Cell(plain("channel", "경로", 84, quiet=True, spare=6), lambda row: row.channel),
        Cell(plain("status", "상태", 84, chip=True, tone=_tone), state_words),
    )


def _tone(value: object) -> Tone:
    words = str(value)
    return tone_of(KindId.TRAINEES, "대기" if words.startswith("대기") else words)


def _papers_tone(value: object) -> Tone:
    return Tone.SUCCESS if str(value).endswith("받음") else Tone.WARNING


def verdict_tone(value: object) -> Tone:
    """합격 green, 불합격 and 결시 red, nothing yet grey."""
    if value == Verdict.PASSED.value:
        return Tone.SUCCESS
    return Tone.DANGER if value in (Verdict.FAILED.value, Verdict.ABSENT.value) else Tone.NEUTRAL
