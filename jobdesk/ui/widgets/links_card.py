"""A card of a few records that hang on something larger, each a link, with what can be added."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.ui.hub import Hub
from jobdesk.ui.widgets.basics import HEADING, SMALL, Button, Card, Label, column
from jobdesk.ui.widgets.flow import FlowLayout


class LinksCard(Card):
    """A heading with verbs, and a few records that open."""

    def __init__(self, hub: Hub, title: str, icon: str) -> None:
        super().__init__(margin=16, spacing=10)
        self._hub, self._icon = hub, icon
        self.heading = Label(title, points=HEADING, weight=600)
        self.nothing = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self._list = column(spacing=4)
        verbs = QWidget()
        self._verbs = FlowLayout(verbs, spacing=8)
        self.links: list[Button] = []
        self.body.addWidget(self.heading)
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._list)
        self.body.addWidget(verbs)

    def add(self, verb: str) -> Button:
        """One more verb beneath."""
        button = Button(verb, icon="plus")
        self._verbs.addWidget(button)
        return button

    def show_links(
        self,
        links: list[tuple[Ref, str, str]],
        nothing: str,
        *,
        most: int = 0,
        rest: Callable[[], None] | None = None,
    ) -> None:
        """Records with what is said of each; ``nothing`` where there is none. Where there are
        more than ``most``, a last link calls ``rest`` for all of them."""
        count = len(links)
        cut = most and rest is not None and count > most
        links = links[:most] if cut else links
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.links = []
        self.nothing.setText("" if links else nothing)
        self.nothing.setVisible(not links)
        for ref, title, about in links:
            link = Button(title, look="link", icon=self._icon)
            link.setAccessibleName(f"{title} 열기")
            link.clicked.connect(self._opener(ref))
            self.links.append(link)
            line = QWidget()
            FlowLayout(line, spacing=4).addWidget(link)
            self._list.addWidget(line)
            if about:
                self._list.addWidget(Label(about, look="muted", points=SMALL + 0.75, wrap=True))

        if cut and rest is not None:
            every = Button(f"모두 {count:,}건 보기", look="link")
            every.clicked.connect(lambda: rest())
            self.links.append(every)
            line = QWidget()
            FlowLayout(line, spacing=4).addWidget(every)
            self._list.addWidget(line)

    def _opener(self, ref: Ref) -> Callable[[], None]:
        return lambda: self._hub.open_record.emit(ref)
