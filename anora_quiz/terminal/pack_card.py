"""A pack's card: what it is about, and what is in it, without a question."""

from collections.abc import Iterator, Mapping
from typing import Any

from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.pack_lines import difficulties_words
from anora_quiz.terminal.prose import Line
from anora_quiz.terminal.sanitize import visible, visible_lines

_MOST_NAMED = 3  # sources, groups, or tags


def card_lines(card: Mapping[str, Any], *, is_full: bool = False) -> Iterator[Line]:
    """Yield the lines of ``card``, which has the fields of a `Card`.

    Only the most frequent sources, groups, and tags are named, unless it ``is_full``.
    """
    most = None if is_full else _MOST_NAMED
    yield ((visible(card["title"]), "label"),)
    if card["about"]:
        yield ((visible_lines(card["about"]), ""),)
    yield ()
    for name in ("id", "author", "license", "language", "version"):
        yield from _fact(name.capitalize(), visible(card[name]))
    spoilers = f", {card['spoilers']:,} with spoilers" if card["spoilers"] else ""
    yield from _fact("Questions", f"{card['questions']:,}{spoilers}")
    yield from _fact("Difficulty", difficulties_words(card["difficulties"]))
    yield from _fact("Kinds", _counted(card["kinds"]))
    yield from _fact("Tags", ", ".join(map(visible, card["pack_tags"])))
    yield from _fact("Question tags", _counted(card["tags"], most))
    yield from _fact("Groups", _counted(card["groups"], most))
    yield from _sources(card["sources"], most)


def _fact(name: str, text: str) -> Iterator[Line]:
    if text:
        yield (f"{name}: ", "quiet"), (text, "")


def _counted(counts: Mapping[str, int], most: int | None = None) -> str:
    """Return up to ``most`` names with their counts, and how many more there are."""
    named = [f"{visible(name)} ({count:,})" for name, count in list(counts.items())[:most]]
    more = len(counts) - len(named)
    return ", ".join([*named, *([f"and {more:,} more"] if more else [])])


def _sources(counts: Mapping[str, int], most: int | None) -> Iterator[Line]:
    """Yield a line for each of up to ``most`` sources: their names are long."""
    yield from _fact("Sources", f"{len(counts):,}" if counts else "")
    shown = list(counts.items())[:most]
    for name, count in shown:
        yield (f"  {visible(name)}", ""), (f" ({count_of(count, 'question')})", "quiet")
    if more := len(counts) - len(shown):
        yield ((f"  … and {more:,} more. Show all of them with --all.", "quiet"),)
