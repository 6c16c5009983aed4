"""The list of packs as plain lines, and the words that the screen shares with them."""

from collections.abc import Mapping, Sequence
from typing import Any

from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import problems_of

BUNDLED, OWN = "bundled", "yours"
"""Where a pack can be from."""

_MAX_KINDS = 3  # that are named


def pack_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line for each pack of ``rows``, as in `pack_tables.packs`, and what it is about."""
    lines = []
    for row in rows:
        lines.append(_pack_line(row))
        lines += [f"  {visible(row['about'])}"] if row["about"] else []
    return [*lines, *no_own_words(rows)]


def no_own_words(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line that says how to write a pack, if none of ``rows`` is the player's own."""
    if any(row["from"] == OWN for row in rows):
        return []
    return ["No packs of your own yet. Create one with: anora-quiz packs new my-pack.yaml"]


def kinds_words(kinds: Sequence[str]) -> str:
    """Return the kinds of questions in a few words: their names, or how many there are."""
    return ", ".join(kinds) if len(kinds) <= _MAX_KINDS else count_of(len(kinds), "kind")


def difficulties_words(counts: Mapping[str, int]) -> str:
    """Return how many questions there are of each difficulty: "3 easy, 12 medium"."""
    return ", ".join(f"{count:,} {difficulty}" for difficulty, count in counts.items() if count)


def _pack_line(row: Mapping[str, Any]) -> str:
    title = f" ({visible(row['title'])})" if row["title"] else ""
    problems = problems_of(row["errors"], row["warnings"]) or "no problems"
    kinds = ", ".join(row["kinds"])
    count = count_of(row["questions"], "question")
    facts = [count, difficulties_words(row["difficulties"]), kinds, row["from"], problems]
    return f"{visible(row['id'])}{title}: {'; '.join(filter(None, facts))}"
