"""Charts of a report: each number is written, a large row flattens none, grey is enough."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
import report_kit as kit
import report_kit_wide as wide
from PIL import Image
from reportlab.graphics.shapes import Drawing, Rect, String

from jobdesk.domain.report_document import Chart, ChartKind, Figure, Series
from jobdesk.reports import ink
from jobdesk.reports.report_chart_parts import TONES, said, with_unit
from jobdesk.reports.report_charts import chart_png, drawings

ROOM, PAGE = ink.ROOM, ink.HEIGHT
CHARTS = {chart.id: chart for chart in wide.charts()}


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.contents if isinstance(shape, String)]


def bars(drawing: Drawing, fill: object) -> list[Rect]:
    """The filled boxes of one tone, the legend's left out."""
    return [
        shape
        for shape in drawing.contents
        if isinstance(shape, Rect) and shape.fillColor == fill and shape.height > 9
    ]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_each_kind_writes_its_labels_and_numbers(kind: ChartKind) -> None:
    (drawing,) = drawings(kit.chart(kind), ROOM, PAGE)
    text = " ".join(words(drawing))
    for name, result in (("구인신청 인원", "1,652"), ("구직신청 인원", "1,101"), ("발굴", "234")):
        assert name in text
        assert result in text
    assert "달성률 551%" in text


def test_each_row_of_targets_is_measured_by_its_own_target() -> None:
    (drawing,) = drawings(CHARTS["targets"], ROOM, PAGE)
    wanted, done = bars(drawing, ink.TARGET), bars(drawing, ink.ACTUAL)
    assert len({round(bar.width, 3) for bar in wanted}) == 1
    assert len(wanted) == 9, "no bar where there is no target"
    shares = [round(bar.width / wanted[0].width, 2) for bar in done]
    # 551 % is cut at four times the target; 5,124 of 5,000 and 35 of 30 stand beside each other.
    assert shares == [4.0, 2.75, 3.25, 1.99, 2.92, 2.41, 1.02, 1.17, 0.3]
    assert "7명  목표 없음" in words(drawing)
    assert "5,124명  달성률 102%" in words(drawing)


def test_the_target_is_found_by_its_name_whatever_its_place() -> None:
    chart = CHARTS["targets"]
    (turned,) = drawings(replace(chart, series=chart.series[::-1]), ROOM, PAGE)
    wanted, done = bars(turned, ink.TARGET), bars(turned, ink.ACTUAL)
    assert len({round(bar.width, 3) for bar in wanted}) == 1
    assert done[1].width / wanted[0].width == pytest.approx(1101 / 400)
    assert "1,101명  달성률 275%" in words(turned)


@pytest.mark.parametrize("name", list(CHARTS))
def test_nothing_leaves_the_drawing(name: str) -> None:
    for shape in _boxes(drawings(CHARTS[name], ROOM, PAGE)[0]):
        left, bottom, right, top = shape
        assert left >= -0.6
        assert bottom >= -0.6
        assert right <= ROOM + 0.6
        assert top <= PAGE


def _boxes(drawing: Drawing) -> Iterator[tuple[float, float, float, float]]:
    for shape in drawing.contents:
        if isinstance(shape, Rect | String):
            yield shape.getBounds()


def test_a_chart_higher_than_a_page_goes_on_on_another() -> None:
    figures = tuple(Figure(Decimal(at), "명", "취업") for at in range(1, 61))
    labels = tuple(f"{at}마을" for at in range(1, 61))
    chart = Chart("a", ChartKind.SHARES, "마을별", labels, (Series("취업", figures),))
    parts = drawings(chart, ROOM, PAGE)
    assert len(parts) > 1
    assert all(part.height < PAGE for part in parts)
    assert [text for part in parts for text in words(part) if "마을" in text] == list(labels)
    first, last = bars(parts[0], ink.ACTUAL), bars(parts[-1], ink.ACTUAL)
    assert first[0].width / last[-1].width == pytest.approx(1 / 60), "one scale for all parts"


def test_numbers_are_written_as_reports_write_them() -> None:
    money = replace(CHARTS["shares"], unit="백만원")
    assert said(Figure(Decimal(47_111_400_000), "원"), money) == "47,111.4"
    assert with_unit(Figure(Decimal(47_111_000_000), "원"), money) == "47,111백만원"
    plain = replace(money, unit="명")
    assert said(Figure(Decimal("68.25"), "%"), plain) == "68.3"
    assert said(Figure(Decimal(-12), "명"), plain) == "△12"
    assert with_unit(Figure(None, "명"), plain) == "-"


def test_parts_beside_each_other_differ_in_grey() -> None:
    def grey(colour: object) -> float:
        red, green, blue = (getattr(colour, part) for part in ("red", "green", "blue"))
        return float(0.299 * red + 0.587 * green + 0.114 * blue)

    for one, other in pairwise(TONES):
        assert one.lines != other.lines or abs(grey(one.fill) - grey(other.fill)) > 0.15


@pytest.mark.parametrize("name", list(CHARTS))
def test_a_picture_for_other_files_is_the_drawing(name: str) -> None:
    made = chart_png(CHARTS[name], width_mm=100, dpi=100)
    assert chart_png(CHARTS[name], width_mm=100, dpi=100) == made
    picture = Image.open(io.BytesIO(made)).convert("RGB")
    assert picture.width == pytest.approx(100 / 25.4 * 100, abs=1)
    colours = {colour for _, colour in picture.getcolors(1 << 20) or ()}
    assert {(31, 95, 168), (255, 255, 255)} <= colours
    assert picture.getpixel((0, 0)) == (255, 255, 255)


def test_a_chart_of_nothing_is_refused_and_takes_no_room() -> None:
    nothing = replace(CHARTS["shares"], labels=(), captions=(), series=(Series("취업", ()),))
    assert drawings(nothing, ROOM, PAGE) == []
    with pytest.raises(ValueError, match="without labels"):
        chart_png(nothing)
    nought = Chart(
        "a",
        ChartKind.TARGETS,
        "없음",
        ("알선",),
        (Series("목표", (Figure(None),)), Series("실적", (Figure(Decimal(0), "건"),))),
    )
    for kind in ChartKind:
        assert "0" in " ".join(words(drawings(replace(nought, kind=kind), ROOM, PAGE)[0])) or (
            kind is ChartKind.FUNNEL
        )


def test_long_captions_and_labels_stay_on_the_page() -> None:
    chart = CHARTS["targets"]
    said_ = tuple("목표를 넘어선 까닭은 농번기 인력 수요가 늘었기 때문입니다" for _ in chart.labels)
    names = tuple(f"{name} (취업취약계층을 포함한 모든 구직자)" for name in chart.labels)
    for kind in ChartKind:
        long = replace(chart, kind=kind, labels=names, captions=said_)
        for drawing in drawings(long, ROOM, PAGE):
            for left, _, right, _ in _boxes(drawing):
                assert left >= -0.6
                assert right <= ROOM + 0.6
