"""Texts of packs and players in messages: in quotes, and never whole where they are long."""

_LONGEST = 60  # characters


def quoted(text: str) -> str:
    """Return ``text`` in quotes for a message, cut short where it is long."""
    return f"“{cut_short(text)}”"


def cut_short(text: str) -> str:
    """Return ``text`` for a message, its end left out where it is long."""
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
