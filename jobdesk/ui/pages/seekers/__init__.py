"""구직자: the list of people and the record beside it."""

from jobdesk.ui.pages.seekers.page import SeekersPage

__all__ = ["SeekersPage"]
