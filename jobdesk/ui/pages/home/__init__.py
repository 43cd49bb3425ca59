"""오늘: what stands, what is late, how the year goes, and what was done last."""

from jobdesk.ui.pages.home.page import HomePage

__all__ = ["HomePage"]
