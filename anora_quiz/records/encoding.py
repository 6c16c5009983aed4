"""Converts values to and from the text that the database stores."""

import dataclasses
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from anora_quiz.quiz.lifelines import Lifeline, find_lifeline
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.setup import Setup


class State(StrEnum):
    """The state of a saved round."""

    OPEN = "open"
    FINISHED = "finished"
    DISCARDED = "discarded"


def stored_time(moment: datetime) -> str:
    """Return ``moment`` in UTC, to the microsecond; such texts sort in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def lifelines_to_text(used: Iterable[Lifeline]) -> str:
    """Return the lifelines ``used`` as one text, separated by spaces."""
    return " ".join(map(str, used))


def lifelines_from_text(text: str) -> tuple[Lifeline, ...]:
    """Return the lifelines in ``text``. Raises ``ValueError`` for other words."""
    return tuple(map(find_lifeline, text.split()))


def setup_to_text(setup: Setup) -> str:
    """Return ``setup`` as a text."""
    return json.dumps(dataclasses.asdict(setup), ensure_ascii=False)


def titles_from_text(text: str) -> dict[str, str]:
    """Return the titles of packs by their ids, as far as the setup in ``text`` has them."""
    with suppress(ValueError, KeyError, TypeError):
        values: dict[str, Any] = json.loads(text)
        return dict(zip(values["packs"], values["titles"], strict=False))
    return {}


def setup_from_text(text: str) -> Setup:
    """Return the setup in ``text``. Raises ``ValueError``, ``KeyError`` or ``TypeError``."""
    values: dict[str, Any] = json.loads(text)
    selection = values.pop("selection")
    return Setup(
        packs=tuple(values.pop("packs")),
        titles=tuple(values.pop("titles")),
        selection=Selection(
            difficulties=tuple(map(Difficulty, selection["difficulties"])),
            kinds=tuple(selection["kinds"]),
            tags=tuple(selection["tags"]),
            spoilers=tuple(selection["spoilers"]),
        ),
        **values,
    )
