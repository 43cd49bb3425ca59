"""The cards of one column of the board, for a list view that paints only what is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from jobdesk.domain.casework import ReferralStatus
from jobdesk.services.pipeline import Card
from jobdesk.ui import dates

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MIME = "application/x-jobdesk-referral"
"""What is dragged: the id of one referral, in digits."""


class BoardCards(QAbstractListModel):
    """One row a card; a row says its card aloud in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in their order."""
        return self._cards

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show other cards; where only their content changed, rows stay."""
        if [card.id for card in cards] == [card.id for card in self._cards]:
            self._cards = tuple(cards)
            if self._cards:
                self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))
            return
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def row_of(self, referral_id: int) -> int:
        """The row of a referral, -1 where it has none here."""
        return next((at for at, card in enumerate(self._cards) if card.id == referral_id), -1)

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of cards."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The card, or its words."""
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.seeker
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(card)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A card can be chosen and dragged; nothing is dropped on one, but beside it."""
        usual = super().flags(index)
        if index.isValid():
            return usual | Qt.ItemFlag.ItemIsDragEnabled
        return usual | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        """A referral's id."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What a drag carries."""
        data = QMimeData()
        if indexes:
            data.setData(MIME, str(self._cards[indexes[0].row()].id).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """A card moves; it is never copied."""
        return Qt.DropAction.MoveAction


def mark(card: Card) -> str:
    """The word of a card's lower left: late, kept, refused, or its exact stage."""
    if card.late:
        return "결과 늦음" if not card.placed else "입사 확인"
    if card.kept_months:
        return f"{card.kept_months}개월 유지"
    if card.runner_up:
        return f"예비 {card.runner_up}순위"
    return card.status.value


def coming(card: Card) -> str:
    """What comes next, ``11/25 14:00``; "" where nothing is set."""
    if card.next_on is None:
        return ""
    day = f"{card.next_on.month}/{card.next_on.day}"
    if card.kept_months:
        return day  # of the next month kept; the chip beside it says which was reached
    if card.status is ReferralStatus.INTERVIEW_SET:
        return f"{day} {card.next_at}".strip()  # the chip beside it says that it is an interview
    return " ".join(part for part in (day, card.next_word, card.next_at) if part)


def spoken(card: Card) -> str:
    """The whole card in words."""
    next_ = f"{dates.day(card.next_on)} {card.next_word} {card.next_at}".strip()
    parts = (
        card.seeker,
        f"{card.employer} {card.vacancy}".strip(),
        mark(card),
        f"{card.days}일째",
        next_ if card.next_on else "",
        card.reason,
        f"담당 {card.counsellor}" if card.counsellor else "",
    )
    return ", ".join(part for part in parts if part)
