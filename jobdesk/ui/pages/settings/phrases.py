"""상용구: the sentences that counsellors put into their notes with Ctrl+Space."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.widgets.basics import Card
from jobdesk.ui.widgets.phrase_editor import PhraseEditor


class PhrasesSection(Section):
    """Phrases of the whole centre; anybody who may write notes may change them."""

    title = "상용구"
    remark = (
        "상담을 쓸 때 Ctrl+Space를 누르면 제목이나 초성으로 찾아 넣는 문장입니다. 여기에서 "
        "더하고, 고치고, 뺍니다."
    )
    kinds = frozenset({KindId.PHRASES})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.editor = PhraseEditor(kit.desk, kit.jobs, kit.notices)
        self.editor.stored.connect(self.went_well)
        self.editor.refused.connect(self.went_wrong)
        self.editor.add_save_button()
        card = Card()
        card.body.addWidget(self.editor)
        self.body.addWidget(card)

    def load(self) -> None:
        """Read the phrases."""
        self.editor.load()

    def unsaved(self) -> bool:
        """Whether the phrase at the right is not saved."""
        return self.editor.dirty

    def saving(self) -> bool:
        """Whether a save is under way."""
        return self.editor.saving

    def save(self) -> None:
        """Save the phrase at the right (Ctrl+S)."""
        self.editor.save()

    def discard(self) -> None:
        """Forget what was typed."""
        self.editor.discard()
