"""What is set up for a round, in words."""

from collections.abc import Sequence

from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.spoilers import SPOILER_WORDS
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import Difficulty
from anora_quiz.terminal.sanitize import visible

_MAX_NAMED = 2
_ANY = "any"


def round_words(options: RoundOptions, titles: Sequence[str]) -> str:
    """Return what ``options`` say about packs and length, and all else that is not as usual.

    ``titles`` are those of its packs, none for the Anora packs.
    """
    players = list_words(options.players, "player") if options.players else ""
    if options.code is not None:
        return " · ".join(filter(None, [f"code {visible(options.code)}", players]))
    mode, filters = options.mode, options.filters
    is_timed = mode.has_round_clock
    parts = [
        "" if mode.name == Mode.name else mode.name.capitalize(),
        "" if is_timed and options.count is None else _asked_words(options),
        timer_words(mode, options.timer) if is_timed else "",
        packs_words(titles),
        difficulties_words(filters.difficulties) if filters.difficulties else "",
        list_words(filters.kinds, "kind") if filters.kinds else "",
        list_words(filters.tags, "tag") if filters.tags else "",
        timer_words(mode, options.timer) if options.timer and not is_timed else "",
        "" if options.spoilers is None else f"spoilers {SPOILER_WORDS[options.spoilers]}",
        players,
        "" if options.seed is None else f"seed {options.seed}",
    ]
    return " · ".join(filter(None, parts))


def _asked_words(options: RoundOptions) -> str:
    return count_words(options.mode, options.count, "question", players=len(options.players))


def count_words(mode: Mode, count: int | None, noun: str = "", *, players: int = 1) -> str:
    """Return how many questions each of the ``players`` gets; None is the usual number of ``mode``.

    With a ``noun``, that follows the number.
    """
    number = count or mode.usual_count
    words = count_of(number, noun) if noun else f"{number:,}"
    each = " each" if players > 1 else ""
    return f"{'up to ' if mode.is_endless else ''}{words}{each}"


def packs_words(titles: Sequence[str]) -> str:
    """Return which packs these are; none are the Anora packs."""
    return list_words(titles, "pack") if titles else "all Anora packs"


def difficulties_words(difficulties: Sequence[Difficulty]) -> str:
    """Return which ``difficulties`` are asked; none are any."""
    return " and ".join(difficulties) or _ANY


def timer_words(mode: Mode, timer: int | None) -> str:
    """Return how many seconds there are, and for what; None is the usual timer of ``mode``."""
    seconds = timer or mode.usual_timer
    if seconds is None:
        return "off"
    scope = "for the round" if mode.has_round_clock else "per question"
    return f"{count_of(seconds, 'second')} {scope}"


def list_words(texts: Sequence[str], noun: str) -> str:
    """Return the ``texts``, or how many there are if they are many; ``any`` if there are none."""
    if len(texts) > _MAX_NAMED:
        return count_of(len(texts), noun)
    return ", ".join(map(visible, texts)) or _ANY
