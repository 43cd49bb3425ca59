"""Tables over the store: ids in memory, rows fetched on sight."""
