"""The 과정관리의 날 of this month in one line: its day, its stage, and what came of it so far."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.aftercare import ProcessDay
from jobdesk.domain.kinds import KindId
from jobdesk.services.process_days import Counts
from jobdesk.ui import dates
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Card, Chip, Label, row


class DayCard(Card):
    """``begin`` makes today the day, ``edit`` opens its record."""

    def __init__(self, *, can_write: bool) -> None:
        super().__init__(margin=12, spacing=4)
        self.title = Label(weight=700)
        self.stage = Chip()
        self.result = Label(look="muted", tabular=True, wrap=True)
        self.begin = Button("오늘을 과정관리의 날로", icon="plus")
        self.begin.setEnabled(can_write)
        self.edit = Button("안건·결과 적기", icon="file-text")
        line = row(self.title, self.stage, self.result, spacing=10)
        line.setStretch(2, 1)
        line.addWidget(self.begin)
        line.addWidget(self.edit)
        self.body.addLayout(line)

    def tell(self, day: ProcessDay | None, counts: Counts, today: date) -> None:
        """Show a day, or that this month has none yet."""
        if day is None or day.held_on is None:
            self.title.setText(f"{today.month}월 과정관리의 날을 아직 정하지 않았습니다")
            self.result.setText("정하지 않아도 연락은 기록됩니다.")
        else:
            self.title.setText(dates.day_and_weekday(day.held_on))
            who = f"참석 {day.attendees}" if day.attendees else ""
            self.result.setText(" · ".join(part for part in (counts.sentence, who) if part))
        status = day.status.value if day is not None else ""
        self.stage.set_chip(status, tone_of(KindId.PROCESS_DAYS, status))
        self.stage.setVisible(bool(status))
        self.begin.setVisible(day is None)
        self.edit.setVisible(day is not None)
