"""What a row says beside its own record: other records, written with it in one operation."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self

from jobdesk.services.importing.shapes import DuplicateRule

BESIDE = "beside"
"""Under this key a row's values hold its :class:`Beside`, where it says anything of the kind."""


class Beside(ABC):
    """What one row says so; ``str`` of it is what the plan shows under the field ``about``."""

    __slots__ = ()

    @property
    @abstractmethod
    def about(self) -> str:
        """The field of the row's own kind that stands for it."""

    @abstractmethod
    def adds_to(self, id_: int, rule: DuplicateRule) -> bool:
        """Whether the stored record of that id lacks what the row says."""

    def under(self, id_: int, rule: DuplicateRule) -> Self:  # noqa: ARG002 - most say it whole
        """What of it is written to that record by a rule."""
        return self

    def agrees(self, other: Self) -> bool:  # noqa: ARG002 - most have to be asked
        """Whether two rows of one record only add to each other, so that nobody is asked."""
        return False

    @abstractmethod
    def joined(self, other: Self) -> Self:
        """What two rows of one record say, the first one's before the second's."""
