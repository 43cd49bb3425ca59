"""The one event type: what an operation changed, in words and in ids."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.kinds import KindId


@dataclass(frozen=True, slots=True)
class Ref:
    """Names one record."""

    kind: KindId
    id: int


@dataclass(frozen=True, slots=True)
class Change:
    """What one operation did.

    ``refs`` are the records it wrote, the one the user meant first; ``label`` is the Korean
    noun phrase the undo toast shows (``구직자 등록: 김민지``); ``operation`` is the journal's
    id, 0 when nothing was written.
    """

    refs: tuple[Ref, ...]
    label: str
    operation: int

    @property
    def kinds(self) -> frozenset[KindId]:
        """The kinds of record touched; a page compares them with its own."""
        return frozenset(ref.kind for ref in self.refs)

    @property
    def id(self) -> int:
        """Id of the record the user meant. Raises IndexError when nothing was written."""
        return self.refs[0].id
