"""The lower edge of the window tells what is not stored yet before it says that all is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bench import Bench
from matching_days_kit import hall, opened
from PySide6.QtCore import QObject, Qt
from timetable_kit import Kit, kit_of
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.ui.widgets.status_strip import StatusStrip
from tests.conftest import TODAY


@pytest.fixture
def kit(bench: Bench) -> Kit:
    """Two firms, three people; nothing is planned."""
    return kit_of(bench, held_on=TODAY + timedelta(days=5))


def strip_of(bench: Bench) -> StatusStrip:
    strip = StatusStrip(bench.desk, bench.hub, bench.jobs)
    bench.qtbot.addWidget(strip)
    bench.idle()
    return strip


def test_a_timetable_that_is_not_stored_is_told(kit: Kit) -> None:
    kit.keep(kit.meeting(0, 0, "10:00"))
    strip = strip_of(kit.bench)
    assert strip.saved.text() == "모두 저장됨"
    kit.stand(0, "10:00")
    kit.keys(Qt.Key.Key_P)
    assert strip.saved.text() == "저장 안 됨: 시간표 1건"
    kit.part.undo()
    assert strip.saved.text() == "모두 저장됨"
    kit.keys(Qt.Key.Key_P)
    kit.part.save()
    kit.bench.idle()
    assert strip.saved.text().startswith("저장됨 ")


def test_what_is_typed_into_a_record_is_told_until_it_is_stored(bench: Bench) -> None:
    made = hall(bench.desk)
    window, page = opened(bench)
    page.open_record(Ref(KindId.MATCHING_DAYS, made.day))
    bench.idle()
    part = page.day.go_to("overview")  # type: ignore[union-attr]
    bench.idle()
    field = part.panel.form.fields["place"]  # type: ignore[union-attr]
    field.widget.insert("2층")
    assert window.status.saved.text() == "저장 안 됨: 만남의 날 항목 1개"
    part.save()  # type: ignore[union-attr]
    bench.idle()
    assert window.status.saved.text().startswith("저장됨 ")


def test_who_went_without_a_word_holds_nothing_any_more(bench: Bench) -> None:
    strip = strip_of(bench)
    gone = QObject()
    bench.hub.unsaved.emit(gone, "시간표 3건")
    assert strip.saved.text() == "저장 안 됨: 시간표 3건"
    gone.deleteLater()
    bench.qtbot.wait(1)
    bench.jobs.saved.emit()
    assert strip.saved.text().startswith("저장됨 ")
