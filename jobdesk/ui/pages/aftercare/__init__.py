"""사후관리: after the hire."""

from jobdesk.ui.pages.aftercare.page import AftercarePage

__all__ = ["AftercarePage"]
