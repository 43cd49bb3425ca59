"""면접지원: going along to interviews, and paying those who went."""

from jobdesk.ui.pages.interviews.page import InterviewsPage

__all__ = ["InterviewsPage"]
