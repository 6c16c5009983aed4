"""Turns the answers of a GIFT question into a question of one of the game's kinds."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from anora_quiz.packs.formats.blanks import GAP
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.gift.entries import Entry, Item
from anora_quiz.packs.formats.gift.markup import Wording, split_feedback, split_general_feedback
from anora_quiz.packs.formats.graded import (
    FULL_WEIGHT,
    NO_WEIGHT,
    GradedAnswer,
    GradedQuestion,
    read_weight,
)
from anora_quiz.packs.formats.options import WITH_LETTERS, truth_value
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.quiz.quoting import quoted_line

_ARROW = "->"
_WEIGHT = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d{0,20})?)\s*%")


class Answers:
    """Reads the answers of one question; ``common`` are the fields that all kinds have."""

    def __init__(self, entry: Entry, collector: Collector, common: dict[str, Any]) -> None:
        """Read the answers of ``entry``, which must have some."""
        self._entry = entry
        self._collector = collector
        self._wording = Wording(collector, entry.line)
        is_open = bool(entry.after.strip())
        self.question = self._wording.question(
            entry.before + (GAP + entry.after if is_open else "")
        )
        self._body, general = split_general_feedback(entry.answers or "")
        general = self._wording.shown(general)
        self._graded = GradedQuestion(collector, entry.line, self.question, common, general)

    def collect(self) -> None:
        """Add the question to the collector; the form of its answers decides its kind."""
        body = self._body.lstrip()
        items = self._entry.items(self._body)
        if not body:
            self._collector.leave_out(self._entry.line, "essay (no correct answer)")
        elif len(items) > MOST_OPTIONS:
            self._collector.leave_out(self._entry.line, f"more than {MOST_OPTIONS:,} answers")
        elif body.startswith("#"):
            self._number()
        elif any(item.prefix == "~" for item in items):
            self._options(items)
        elif _is_match(items):
            self._match(items)
        elif (truth := truth_value(split_feedback(self._body)[0], WITH_LETTERS)) is not None:
            self._true_false(answer=truth)
        else:
            self._text(items)
        self._wording.note_changes()

    def _options(self, items: list[Item]) -> None:
        # An answer without a prefix isn't marked as right, so it is wrong.
        weights = {"=": FULL_WEIGHT}
        self._graded.options(
            [
                self._answer(item, weights.get(item.prefix, NO_WEIGHT), self._wording.shown)
                for item in items
            ]
        )

    def _match(self, items: list[Item]) -> None:
        pairs: list[tuple[str, str]] = []
        decoys: list[str] = []
        for item in items:
            raw_left, arrow, raw_right = item.raw.partition(_ARROW)
            left, right = self._wording.shown(raw_left), self._wording.right_side(raw_right)
            if left and right:
                pairs.append((left, right))
            elif right:
                decoys.append(right)
            else:
                reason = "no partner" if arrow else f"no {_ARROW}"
                self._collector.note(item.line, f"left out {quoted_line(left)}: {reason}")
        explained = self._graded.explained([])
        self._collector.match(self._entry.line, self.question, pairs, decoys, **explained)

    def _true_false(self, *, answer: bool) -> None:
        _, *feedback = split_feedback(self._body, most=2)
        wrong, right = [*map(self._wording.shown, feedback), "", ""][:2]
        self._graded.true_false(answer=answer, right=right, wrong=wrong)

    def _text(self, items: list[Item]) -> None:
        self._graded.text(self._answer(item, FULL_WEIGHT, self._wording.typed) for item in items)

    def _number(self) -> None:
        start = self._body.index("#") + 1
        weights = {"~": NO_WEIGHT}
        self._graded.number(
            self._answer(item, weights.get(item.prefix, FULL_WEIGHT), self._wording.typed)
            for item in self._entry.items(self._body, start)
        )

    def _answer(self, item: Item, weight: Decimal, read: Callable[[str], str]) -> GradedAnswer:
        raw, *feedback = split_feedback(item.raw)
        found = _WEIGHT.match(raw)
        if found:
            weight = read_weight(found[1])
            raw = raw[found.end() :]
        return GradedAnswer(
            read(raw), "".join(map(self._wording.shown, feedback)), weight, item.line
        )


def _is_match(items: list[Item]) -> bool:
    """Return whether the answers are pairs, not typed answers with arrows in their feedback."""
    if not any(item.prefix for item in items):
        return False
    is_all_pairs = len(items) > 1 and all(_ARROW in item.raw for item in items)
    return is_all_pairs or any(_ARROW in split_feedback(item.raw)[0] for item in items)
