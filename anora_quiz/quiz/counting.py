"""Counts with their nouns: "1 day", "2 days", "2,150 points", "3 entries"."""


def count_of(count: int, noun: str) -> str:
    """Return ``count`` with thousands separators and ``noun``, which is plural unless it is 1."""
    return f"{count:,} {noun if count == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
