"""The tables of what came of training cohorts, as sheets whose numbers open their records."""

from __future__ import annotations

from jobdesk.domain.cohort_figures import (
    GROUP_COLUMNS,
    CohortFigures,
    CohortLine,
    GroupTable,
    Kept,
    Pair,
)
from jobdesk.domain.cohort_figures_words import spread_text, steps
from jobdesk.domain.figures import Number
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_days
from jobdesk.domain.rounding import rate_text
from jobdesk.ui.models.figures_table import Cell, Sheet


def summary(figures: CohortFigures) -> Sheet:
    """구분 | 목표 | 실적 | 달성률 | 비율."""
    rows = tuple(
        (
            Cell(step.label, right=False, strong=True),
            Cell(step.target),
            Cell(f"{step.number.value:,}{step.unit}", _opens(step.number), strong=True),
            Cell(step.rate),
            Cell(step.shares),
        )
        for step in steps(figures)
    )
    return Sheet(("구분", "목표", "실적", "달성률", "비율"), rows)


def pairs(figures: CohortFigures) -> Sheet:
    """과정명 | 교육 목표 | 교육 | 수료 목표 | 수료 | 자격 목표 | 자격취득 | 취업 목표 | 취업."""
    titles = (
        "과정명", "교육 목표", "교육", "수료 목표", "수료", "자격 목표", "자격취득", "취업 목표",
        "취업",
    )  # fmt: skip
    rows = []
    for line in _lines(figures):
        whole = line is figures.total
        cells = [Cell(line.title, right=False, strong=whole)]
        for pair in (line.trained, line.completed, line.certified, line.hired):
            cells += _pair(pair, strong=whole)
        rows.append(tuple(cells))
    return Sheet(titles, tuple(rows))


def rates(figures: CohortFigures) -> Sheet:
    """과정명 | 교육기간 | 시간 | 모집 | 선발 | 교육 | 수료 | 수료율 | 취업 | 취업률."""
    titles = (
        "과정명", "교육기간", "교육시간", "모집", "선발", "교육", "수료", "수료율", "취업",
        "취업률 (기준)",
    )  # fmt: skip
    rows = []
    for line in _lines(figures):
        whole = line is figures.total
        span = official_days(line.starts_on, line.ends_on) if line.starts_on else ""
        base = f" ({line.hire_rate.base})" if line.hire_rate is not None else ""
        rows.append(
            (
                Cell(line.title, right=False, strong=whole),
                Cell(span),
                Cell(_taught(line)),
                *(
                    _count(one.actual, strong=whole)
                    for one in (line.recruited, line.selected, line.trained, line.completed)
                ),
                Cell(line.completion.text, strong=whole),
                _count(line.hired.actual, strong=whole),
                Cell(f"{line.hire_rate_text}{base}", strong=whole),
            )
        )
    return Sheet(titles, tuple(rows))


def certificates(figures: CohortFigures) -> Sheet:
    """과정명 | 자격증 | 취득(건) | 취득자(명)."""
    rows = [
        (
            Cell(line.cohort, right=False),
            Cell(line.title, right=False),
            _count(line.issued),
            _count(line.holders),
        )
        for line in figures.certificates
    ]
    total = figures.total
    rows.append(
        (
            Cell("합계", right=False, strong=True),
            Cell("", right=False),
            _count(total.certificates, strong=True),
            _count(total.certified.actual, strong=True),
        )
    )
    return Sheet(("과정명", "자격증", "취득(건)", "취득자(명)"), tuple(rows))


def exits(figures: CohortFigures) -> Sheet:
    """사유 | 인원."""
    rows = tuple((Cell(line.label, right=False), _count(line.number)) for line in figures.exits)
    return Sheet(("사유", "인원(명)"), rows)


def people(table: GroupTable) -> Sheet:
    """One property of those who applied against how far each got, with the share."""
    rows = [
        (
            Cell(line.label, right=False, strong=line is table.total),
            *(_cell(number, strong=line is table.total) for number in line.cells),
            Cell(line.share_text),
        )
        for line in (*table.rows, table.total)
    ]
    return Sheet((table.label, *GROUP_COLUMNS, f"비율 ({table.base})"), tuple(rows))


def firms(figures: CohortFigures) -> Sheet:
    """기업명 | 취업인원 | 관련 분야 | 상세업종."""
    rows = [
        (
            Cell(line.firm, right=False),
            _count(line.hired),
            Cell(line.related_text),
            Cell(line.industry or "-", right=False),
        )
        for line in figures.firms
    ]
    rows.append(
        (
            Cell("합계", right=False, strong=True),
            _count(figures.total.hired.actual, strong=True),
            Cell(f"여 {figures.total.related.value:,}", _opens(figures.total.related), strong=True),
            Cell("", right=False),
        )
    )
    return Sheet(("기업명", "취업인원", "관련 분야", "상세업종"), tuple(rows))


def retention(figures: CohortFigures) -> Sheet:
    """시점 | 대상 | 재직 | 퇴사 | 미확인 | 유지율 | 관련 분야 대상 | 재직 | 유지율."""
    titles = (
        "시점", "대상", "재직", "퇴사", "미확인", "유지율",
        "관련 분야 대상", "관련 분야 재직", "관련 분야 유지율",
    )  # fmt: skip
    rows = tuple(
        (
            Cell(line.label, right=False, strong=True),
            *_kept(line.every),
            _cell(line.related.due),
            _cell(line.related.employed),
            Cell(line.related.rate_text),
        )
        for line in figures.retention
    )
    return Sheet(titles, rows)


def satisfaction(figures: CohortFigures) -> Sheet:
    """조사 | 문항 | n | 평균 | 만족 이상 | 분포."""
    rows = []
    for line in figures.surveys:
        survey = line.result.survey
        named = survey.title
        if figures.single:  # whose it is stands above
            named = named.removeprefix(line.cohort).strip() or named
        for at, question in enumerate(line.result.questions):
            ids = Number(question.n, KindId.SURVEY_ANSWERS, question.ids)
            mean = "-" if question.mean is None else f"{question.mean}/{survey.scale}"
            rows.append(
                (
                    Cell(named if not at else "", right=False, strong=True),
                    Cell(question.question, right=False),
                    _count(ids),
                    Cell(mean),
                    Cell(question.share_text, strong=True),
                    Cell(spread_text(line, at)),
                )
            )
    return Sheet(("조사", "문항", "n(명)", "평균", "만족 이상", "분포"), tuple(rows))


def acts(figures: CohortFigures) -> Sheet:
    """활동 | 실적 | 내용."""
    rows = tuple(
        (
            Cell(line.what, right=False),
            Cell(f"{line.number.value:,}{line.unit}", _opens(line.number)),
            Cell(line.people or "-"),
        )
        for line in figures.acts
    )
    return Sheet(("활동", "실적", "내용"), rows)


def money(figures: CohortFigures) -> Sheet:
    """재원 | 예산 | 집행액 | 집행률."""
    rows = tuple(
        (
            Cell(line.source, right=False, strong=line.source == "계"),
            *(Cell("-" if won is None else f"{won:,}원") for won in (line.amount, line.spent)),
            Cell(rate_text(line.rate)),
        )
        for line in figures.money
    )
    return Sheet(("재원", "예산", "집행액", "집행률"), rows)


def _lines(figures: CohortFigures) -> tuple[CohortLine, ...]:
    """The cohorts, and their sum where there is something to add up."""
    return figures.lines if figures.single else (*figures.lines, figures.total)


def _taught(line: CohortLine) -> str:
    told = [f"{line.days:,}일"] if line.days else []
    told += [f"{line.hours:,}시간"] if line.hours else []
    return " ".join(told)


def _pair(pair: Pair, *, strong: bool) -> tuple[Cell, Cell]:
    return Cell(pair.target_text), _count(pair.actual, strong=strong)


def _kept(kept: Kept) -> tuple[Cell, ...]:
    numbers = (kept.due, kept.employed, kept.left, kept.unknown)
    return (*(_cell(number) for number in numbers), Cell(kept.rate_text, strong=True))


def _opens(number: Number) -> Number | None:
    """A nought is said but opens nothing."""
    return number if number.value else None


def _count(number: Number, *, strong: bool = False) -> Cell:
    return Cell(f"{number.value:,}", _opens(number), strong=strong)


def _cell(number: Number, *, strong: bool = False) -> Cell:
    return Cell(f"{number.value:,}" if number.value else "-", _opens(number), strong=strong)
