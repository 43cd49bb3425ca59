"""How the times of a day are written, said in the empty fields themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from jobdesk.ui.widgets.record_form import RecordForm

_EXAMPLES = {
    "starts_at": "예: 13:30",
    "ends_at": "예: 16:30",
    "breaks": "예: 12:00~13:00",
    "arrives_at": "예: 14:00",
    "leaves_at": "예: 16:00",
    "from_at": "예: 14:00",
    "until_at": "예: 15:30",
    "minutes": "예: 20",
}


def show_examples(form: RecordForm) -> None:
    """Say in the form's empty fields how a time is written."""
    for field_id, words in _EXAMPLES.items():
        field = form.fields.get(field_id)
        if field is not None and isinstance(field.widget, QLineEdit):
            field.widget.setPlaceholderText(words)
