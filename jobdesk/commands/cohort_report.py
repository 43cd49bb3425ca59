"""`cohort report`: what came of one training cohort, of several, or of those of a year."""

from __future__ import annotations

import argparse

from jobdesk.commands import cohort
from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.domain.cohort_figures import CohortFigures, CohortLine
from jobdesk.domain.cohort_figures_words import steps
from jobdesk.errors import UserError
from jobdesk.services import cohort_figures
from jobdesk.services.desk import Desk

_NONE = "이 해에 개강한 기수가 없습니다. 다른 해는 --year로, 기수는 jobdesk cohort list로 보세요."


def report(options: argparse.Namespace, console: Console) -> int:
    """Print the results and write them to the files that are asked for; without a cohort or a
    year they are those of this year."""
    with noting(options) as desk:
        figures = _figures(desk, options)
        files = [
            cohort_figures.save(desk, figures, path) for path in (options.pdf, options.xlsx) if path
        ]
    console.answer({**cohort_figures.to_json(figures), "files": files})
    console.say(f"{figures.title} (기준일 {figures.as_of.isoformat()})")
    if not figures.lines:
        console.say(_NONE)
        for path in files:
            console.say(f"만들었습니다: {path}")
        return 0
    console.table(
        (
            "번호",
            "과정명",
            "교육기간",
            "교육 목표",
            "실적",
            "수료 목표",
            "실적",
            "자격 목표",
            "실적",
            "취업 목표",
            "실적",
            "수료율",
            "취업률",
        ),
        [(str(line.cohort_id), line.title, _span(line), *_row(line)) for line in figures.lines]
        + [("합계", "", "", *_row(figures.total))],
    )
    for step in steps(figures):
        told = f"{step.label} {step.number.value:,}{step.unit}"
        rate = f" (목표 {step.target}, 달성률 {step.rate})" if step.rate != "-" else ""
        console.say(told + rate + (f" · {step.shares}" if step.shares else ""))
    for words in figures.remarks:
        console.say(words)
    for path in files:
        console.say(f"만들었습니다: {path}")
    return 0


def _figures(desk: Desk, options: argparse.Namespace) -> CohortFigures:
    if options.ids and options.year is not None:
        raise UserError("기수 번호와 연도는 함께 쓸 수 없습니다. 하나만 쓰세요.")
    if options.ids:
        cohort.insist(desk, options.ids)
        return cohort_figures.of_cohorts(desk, options.ids)
    return cohort_figures.of_year(desk, options.year or desk.today().year)


def _span(line: CohortLine) -> str:
    return f"{line.starts_on or ''}~{line.ends_on or ''}".strip("~")


def _row(line: CohortLine) -> tuple[str, ...]:
    pairs = (line.trained, line.completed, line.certified, line.hired)
    rate = line.hire_rate
    return (
        *(text for one in pairs for text in (one.target_text, f"{one.actual.value:,}")),
        line.completion.text,
        "-" if rate is None else f"{rate.text} ({rate.base})",
    )
