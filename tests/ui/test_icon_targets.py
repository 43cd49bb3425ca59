"""Buttons without words are large enough to be hit, whatever stands beside them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.ui import theme
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.basics import IconButton, Label, column, row


@pytest.mark.parametrize("scale", [100, 150])
def test_beside_a_line_of_small_words(qtbot: QtBot, scale: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Scheme.LIGHT, scale)
    less, more = IconButton("minus", "작게 보기"), IconButton("plus", "크게 보기")
    controls = QWidget()
    controls.setLayout(row(Label("1 / 1쪽", points=9), less, more))
    whole = QWidget()
    layout = column(QWidget(), row_of(controls))
    layout.setStretch(0, 1)  # the line is as high as it asks to be
    whole.setLayout(layout)
    qtbot.addWidget(whole)
    whole.resize(400, 300)
    whole.show()
    qtbot.waitExposed(whole)
    for button in (less, more):
        assert (button.width(), button.height()) == (theme.now().px(32), theme.now().px(32))
    theme.apply(application)


def row_of(widget: QWidget) -> QWidget:
    """A widget at the right of its line."""
    line = QWidget()
    line.setLayout(row(None, widget))
    return line
