"""Where pages hear of each other: what changed, which record or list to show.

Pages hold the hub, never one another. A page connects bound methods only, so that Qt drops
the connection with the page::

    hub.changed.connect(self._on_changed)   # payload: Change; compare change.kinds
    hub.open_record.emit(Ref(KindId.SEEKERS, 12))
    hub.show_filtered.emit((KindId.SEEKERS, Filter(ids=...)))
    hub.show_page.emit("importing")
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from jobdesk.domain.kinds import KindId


class Hub(QObject):
    """The window's switchboard; one per window, made in app.py."""

    changed = Signal(object)
    """A Change that was committed; sent by Jobs for every write that returns one."""

    open_record = Signal(object)
    """A Ref to show on the page of its kind."""

    show_filtered = Signal(object)
    """(KindId, Filter): list exactly these records on the page of that kind."""

    visited = Signal(object)
    """The Ref of the record that a visible page now shows."""

    unsaved = Signal(object, str)
    """(who, words): what of theirs is not stored yet, "" once all of it is."""

    show_view = Signal(object)
    """(KindId, id): put a saved view in force on the list of that kind."""

    show_page = Signal(str)
    """The name of a page to go to (``home``, ``seekers``, ``importing`` …)."""

    new_record = Signal(object)
    """A KindId of which the user wants to make a new record."""

    restore_wanted = Signal(object)
    """The Path of a backup to put in the centre's place; app.py closes the centre for it."""

    appearance_changed = Signal()
    """Scheme or scale was chosen anew in the settings; app.py applies it."""

    kinds: frozenset[KindId] | None = None
    """The kinds that have a page, as the window says; None while there is no window."""

    def opens(self, kind: KindId) -> bool:
        """Whether ``open_record`` leads to a page of that kind."""
        return self.kinds is None or kind in self.kinds
