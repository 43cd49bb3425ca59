"""One function, one intention, one transaction, one Change."""
