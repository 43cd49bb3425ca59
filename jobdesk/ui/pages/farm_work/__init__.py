"""농촌일손: what farms ask for, who is sent where on which day, and what came of it."""

from jobdesk.ui.pages.farm_work.page import FarmWorkPage

__all__ = ["FarmWorkPage"]
