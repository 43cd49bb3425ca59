"""교육: courses and their cohorts, and one cohort from the demand survey to the last retention."""

from jobdesk.ui.pages.training.page import TrainingPage

__all__ = ["TrainingPage"]
