"""The ready tables as sections of a report, one for each layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.official import official_span
from jobdesk.domain.report_document import Block
from jobdesk.domain.report_layout_columns import actual, group, label, rate, target
from jobdesk.domain.report_layout_made import table
from jobdesk.domain.report_layout_parts import Layout, Print, Signs, Source
from jobdesk.domain.report_layouts import LAYOUTS
from jobdesk.services.report_sections.layout_options import style
from jobdesk.services.report_sections.layout_rows import gathered
from jobdesk.services.report_sections.making import Maker, Making, SectionKind, Setting

SAME_DAYS = "앞 연도의 실적은 그해의 같은 기간({days})에 센 값입니다."


def maker(layout: Layout) -> Maker:
    """What makes the section of a layout."""

    def made(making: Making) -> tuple[Block, ...]:
        rows, options = gathered(making, layout)
        if _compares(making, layout):
            said = SAME_DAYS.format(days=official_span(*_last_year(making)))
            options = replace(options, notes=(*options.notes, said))
        if not rows and layout.source is Source.TYPED:
            return ()
        return (table(making.use.id, layout, rows, style(making), options),)

    return made


def _compares(making: Making, layout: Layout) -> bool:
    """Whether a year before is told of a part of itself only, which has to be said."""
    former = any(column.key.startswith("former") for column in layout.columns)
    counted = making.option("rows", None) is None and layout.source is not Source.COHORTS
    last = making.span.last
    return former and counted and (last.month, last.day) != (12, 31)


def _last_year(making: Making) -> tuple[date, date]:
    before = making.span.so_far.year_before
    return before.first, before.last


PLAN_RESULT = Layout(
    0,
    "계획 대비 추진실적",
    (
        group("구분", 26),
        label("지표", 40),
        target("계획"),
        actual("추진실적"),
        rate("계획대비 추진실적"),
    ),
    units=True,
    hint="지표를 갈래로 묶어 계획, 추진실적, 계획 대비 실적을 단위와 함께 인쇄합니다.",
)
"""The summary of a 사업계획 (서천 L12126)."""

_DECIMALS = Setting(
    "decimals",
    "비율 소수점",
    (("양식대로", None), ("정수", 0), ("한 자리", 1), ("두 자리", 2)),
)
_SIGNS = Setting(
    "signs",
    "증감 표시",
    (
        ("△ (감소)", Signs.TRIANGLE.value),
        ("↑ ↓", Signs.ARROWS.value),
        ("- (감소)", Signs.MINUS.value),
    ),
)
_TOTAL = Setting(
    "total", "합계", (("양식대로", None), ("맨 위", "first"), ("맨 아래", "last"), ("없음", ""))
)
_SUBTOTALS = Setting("subtotals", "소계", (("없음", False), ("묶음마다", True)))
_RATES = frozenset({Print.RATE, Print.RATIO, Print.CHANGE_RATE, Print.CHANGE_BOTH, Print.PART})
_CHANGES = frozenset({Print.CHANGE, Print.CHANGE_RATE, Print.CHANGE_BOTH})
_ADDED = frozenset({Print.COUNT, Print.MONEY})


def _settings(layout: Layout) -> tuple[Setting, ...]:
    """What may be chosen of a layout: places of its rates, signs of its changes, its sums."""
    printed = {column.print for column in layout.columns}
    one = layout.source is Source.ONE
    offered = (
        (_DECIMALS, bool(printed & _RATES)),
        (_SIGNS, bool(printed & _CHANGES)),
        (_TOTAL, bool(printed & _ADDED) and not one),
        (_SUBTOTALS, bool(printed & _ADDED) and Print.GROUP in printed),
    )
    return tuple(setting for setting, fits in offered if fits)


KINDS: tuple[SectionKind, ...] = (
    SectionKind(
        "plan_result",
        PLAN_RESULT.title,
        maker(PLAN_RESULT),
        PLAN_RESULT.hint,
        indicators=True,
        settings=(_DECIMALS,),
    ),
    *(
        SectionKind(
            each.id,
            each.title,
            maker(each),
            f"{each.hint} (공시제 표 {each.number})",
            landscape=each.landscape,
            indicators=each.source is Source.INDICATORS,
            settings=_settings(each),
        )
        for each in LAYOUTS
    ),
)
"""The summary of a plan and ``layout_01`` … ``layout_29``."""
