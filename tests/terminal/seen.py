"""Scenes as they are seen on a screen of some size, and rounds in which something went wrong."""

from unicodedata import category

from rich.cells import cell_len

from anora_quiz.quiz.forms import Arrange, FillIn, Pair, PickMany, PickOne
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.replies import Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.scenes import question, verdict
from anora_quiz.terminal.stage.compose import Scene, compose
from anora_quiz.terminal.theme import make_console
from anora_quiz.terminal.wording import pause_keys
from tests.samples import round_of
from tests.terminal.stage.drawn import texts

SIZES = ((40, 20), (60, 20), (69, 24), (80, 24), (120, 40), (200, 50))
"""Columns and rows of screens that everything of importance fits on."""

_JOINER = "\u200d"  # of emoji
_TALL = 400  # rows, on which every scene fits without scrolling


def rows(scene: Scene, columns: int = 80, lines: int = _TALL) -> list[str]:
    """Return the rows of ``scene`` on a screen of that size, without their margin.

    None is wider than the screen, and none has a character that does something else than show.
    """
    shown = texts(compose(scene, (columns, lines), make_console()))
    assert len(shown) == lines
    assert all(cell_len(row) <= columns for row in shown)
    assert not any(category(each) in ("Cc", "Cf") for each in set("".join(shown)) - {_JOINER})
    return [row.strip() for row in shown]


def seen(scene: Scene, columns: int = 80, lines: int = _TALL) -> str:
    """Return the words of ``scene`` on a screen of that size, one space between them."""
    return " ".join(" ".join(rows(scene, columns, lines)).split())


def unspaced(text: str) -> str:
    """Return ``text`` without its spaces, to compare texts that are wrapped."""
    return "".join(text.split())


def styles_of(scene: Scene, text: str, columns: int = 80) -> set[str]:
    """Return the styles, such as "bold green", of the parts of ``scene`` that have ``text``."""
    frame = compose(scene, (columns, _TALL), make_console())
    segments = [segment for row in frame.rows for segment in row if text in segment.text]
    return {str(segment.style or "") for segment in segments}


def open_scene(current: Round, notice: str = "") -> Scene:
    """Return the scene of the open question of ``current``, before any key."""
    left = current.seconds_left
    return question.question(current, question.start(current), notice=notice, seconds_left=left)


def verdict_scene(played: Round) -> Scene:
    """Return the scene of the last verdict in ``played``."""
    return verdict.verdict(played, pause_keys(played))


def mistake(asked: Question) -> Reply:
    """Return a reply to ``asked`` that is not fully right."""
    right = asked.solution()
    match round_of(asked).seat.offered():
        case PickOne(options) | PickMany(options):
            return answered(next(each.key for each in options if each.key not in right))
        case Arrange():
            return answered(*right[1:], right[0])
        case Pair():
            return answered(*(key for pair in _turned(right) for key in pair))
        case FillIn(accepted):
            return answered(*("Nobody" for _ in accepted))
        case _:
            return answered("Nobody")


def _turned(pairs: tuple[str, ...]) -> list[tuple[str, str]]:
    lefts, rights = pairs[::2], pairs[1::2]
    return list(zip(lefts, (*rights[1:], rights[0]), strict=True))
