"""What was being typed and is no record yet: kept in the store, since it tells of people."""

from __future__ import annotations

from jobdesk.data.store import Store


def keep(store: Store, place: str, body: str) -> None:
    """Keep ``body`` as what the user is typing at ``place``; an empty one is let go."""
    at = store.now().isoformat(timespec="seconds")
    with store.no_writing():
        if body:
            store.db.execute(
                "INSERT INTO drafts (user, place, body, at) VALUES (?1, ?2, ?3, ?4)"
                " ON CONFLICT (user, place) DO UPDATE SET body = ?3, at = ?4",
                [store.user, place, body, at],
            )
        else:
            store.db.execute("DELETE FROM drafts WHERE user = ? AND place = ?", [store.user, place])


def get(store: Store, place: str) -> tuple[str, str]:
    """(body, when it was kept as ISO text); two empty texts where nothing is."""
    row = store.db.execute(
        "SELECT body, at FROM drafts WHERE user = ? AND place = ?", [store.user, place]
    ).fetchone()
    return (str(row[0]), str(row[1])) if row else ("", "")
