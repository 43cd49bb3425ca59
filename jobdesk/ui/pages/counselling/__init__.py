"""상담: the notes, the days away from the desk, and what they add up to."""

from jobdesk.ui.pages.counselling.page import CounsellingPage

__all__ = ["CounsellingPage"]
