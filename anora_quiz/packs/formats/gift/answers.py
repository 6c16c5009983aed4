"""Turns the answers of a GIFT question into a question of one of the game's kinds."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.gift.entries import (
    GAP,
    Entry,
    Item,
)
from anora_quiz.packs.formats.gift.markup import Wording, split_feedback, split_general_feedback
from anora_quiz.packs.formats.options import WITH_LETTERS, Option, truth_value
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.quiz.marking.numerals import show_number

_ARROW = "->"
_WEIGHT = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d{0,20})?)\s*%")
_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?", re.ASCII)
_PLAIN_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_PRECISION = 200  # digits: more than the mean of two `_NUMBER`s can need
_FULL_WEIGHT, _NO_WEIGHT = Decimal(100), Decimal(0)
_LEAST_WEIGHT = Decimal("1e-20")
_ROUNDING = Decimal("0.1")  # in %, as files round weights
_WILDCARD = "*"


@dataclass(frozen=True, slots=True)
class _Answer:
    """One of the answers; ``weight`` is what it earns in the file, in %."""

    text: str
    feedback: str
    weight: Decimal
    line: int


class Answers:
    """Reads the answers of one question; ``common`` are the fields that all kinds have."""

    def __init__(self, entry: Entry, collector: Collector, common: dict[str, Any]) -> None:
        """Read the answers of ``entry``, which must have some."""
        self._entry = entry
        self._collector = collector
        self._common = common
        self._wording = Wording(collector, entry.line)
        is_open = bool(entry.after.strip())
        self.question = self._wording.question(
            entry.before + (GAP + entry.after if is_open else "")
        )
        self._body, general = split_general_feedback(entry.answers or "")
        self._general = self._wording.shown(general)

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

    def _options(self, items: list[Item]) -> None:
        # An answer without a prefix isn't marked as right, so it is wrong.
        found = [
            self._answer(
                item, _FULL_WEIGHT if item.prefix == "=" else _NO_WEIGHT, self._wording.shown
            )
            for item in items
        ]
        has_full_weight = any(each.weight >= _FULL_WEIGHT for each in found)
        least = _FULL_WEIGHT if has_full_weight else _LEAST_WEIGHT
        right = [each for each in found if each.weight >= least and each.text]
        wrong = [each for each in found if each.weight < least]
        if not right:
            self._collector.leave_out(self._entry.line, "no option is marked correct")
            return
        if len(right) + len(wrong) < len(found):
            self._note("left out an empty option marked correct")
        if len(right) > 1 and has_full_weight:
            self._note("changed: any one correct option was enough; now players choose all of them")
        elif not has_full_weight and (len(right) == 1 or not _has_equal_weights(right, wrong)):
            self._note("left out option weights: all options count the same")
        if has_full_weight or len(right) == 1:
            self._note_weights(wrong)
        options = [Option(each.text, each.feedback, each.line) for each in wrong]
        self._collector.options(
            self._entry.line,
            self.question,
            [each.text for each in right],
            options,
            **self._explained(right),
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
                self._collector.note(item.line, f"left out {_quoted(left)}: {reason}")
        self._collector.match(self._entry.line, self.question, pairs, decoys, **self._explained([]))

    def _true_false(self, *, answer: bool) -> None:
        _, *feedback = split_feedback(self._body, most=2)
        wrong, right = [*map(self._wording.shown, feedback), "", ""][:2]
        explained = self._explained([_Answer("", right, _FULL_WEIGHT, 0)])
        if wrong and not explained["explanation"]:
            self._note("changed: the feedback for the wrong answer is shown after any answer")
            explained["explanation"] = wrong
        elif wrong:
            self._note(f"left out the feedback for the wrong answer: {_quoted(wrong)}")
        self._collector.true_false(self._entry.line, self.question, answer=answer, **explained)

    def _text(self, items: list[Item]) -> None:
        found: list[_Answer] = []
        for item in items:
            answer = self._answer(item, _FULL_WEIGHT, self._wording.typed)
            if not answer.text:
                self._collector.note(item.line, "left out an empty answer")
            if answer.text == _WILDCARD and answer.weight > 0:
                self._collector.note(item.line, "left out the answer “*”: it accepts anything")
            if answer.text and answer.text != _WILDCARD:
                found.append(answer)
            else:
                self._note_feedback([answer])
        right = self._best([each for each in found if each.weight != _NO_WEIGHT])
        if not right:
            self._collector.leave_out(self._entry.line, "no correct answer")
            return
        first, *accept = map(self._without_wildcards, right)
        reject = [
            Option(self._without_wildcards(each), each.feedback, each.line)
            for each in found
            if each.weight == _NO_WEIGHT
        ]
        self._collector.text(
            self._entry.line, self.question, first, accept, reject, **self._explained(right)
        )

    def _number(self) -> None:
        start = self._body.index("#") + 1
        found: list[tuple[_Answer, tuple[Decimal, Decimal]]] = []
        for item in self._entry.items(self._body, start):
            answer = self._answer(item, _FULL_WEIGHT, self._wording.typed)
            range_of_answer = _number(answer.text)
            if range_of_answer is not None:
                found.append((answer, range_of_answer))
                continue
            self._note_feedback([answer])
            if item.prefix != "~" and answer.text != _WILDCARD:
                message = f"left out {_quoted(answer.text)}: not a supported number"
                self._collector.note(item.line, message)
        answers = [answer for answer, _ in found]
        right = self._best(answers)[:1]
        if not right:
            self._collector.leave_out(self._entry.line, "no correct number")
            return
        number, tolerance = next(number for answer, number in found if answer is right[0])
        for answer in answers:
            if answer.weight >= _FULL_WEIGHT and answer is not right[0]:
                message = f"left out {_quoted(answer.text)}: kind `number` allows one answer"
                self._collector.note(answer.line, message)
        if ".." in right[0].text:
            message = f"changed the range {right[0].text} to {show_number(number)}"
            self._note(f"{message} ± {show_number(tolerance)}")
        self._collector.number(
            self._entry.line, self.question, number, tolerance, **self._explained(right)
        )

    def _best(self, found: list[_Answer]) -> list[_Answer]:
        """Return the answers that earn 100%, or else the most, and note the others."""
        best = max((each.weight for each in found), default=_NO_WEIGHT)
        if best <= 0:
            return []
        if best < _FULL_WEIGHT:
            self._note(f"changed: the best answer earned {_percent(best)}, and now full points")
        least = min(best, _FULL_WEIGHT)
        others = [each for each in found if each.weight < least]
        for each in others:
            earned = f"{_percent(each.weight)} credit isn't supported"
            self._collector.note(each.line, f"left out {_quoted(each.text)}: {earned}")
        self._note_feedback(others)
        return [each for each in found if each.weight >= least]

    def _answer(self, item: Item, weight: Decimal, read: Callable[[str], str]) -> _Answer:
        raw, *feedback = split_feedback(item.raw)
        found = _WEIGHT.match(raw)
        if found:
            weight = Decimal(found[1].replace(",", "."))
            raw = raw[found.end() :]
        return _Answer(read(raw), "".join(map(self._wording.shown, feedback)), weight, item.line)

    def _without_wildcards(self, answer: _Answer) -> str:
        r"""Return the text of a typed answer, noting ``*`` for any text; ``\*`` is a star."""
        if "*" in answer.text.replace("\\*", ""):
            message = f"changed: * in {_quoted(answer.text)} was a wildcard and is now an asterisk"
            self._collector.note(answer.line, message)
        return answer.text.replace("\\*", "*")

    def _explained(self, right: Iterable[_Answer]) -> dict[str, Any]:
        """Return the common fields, explained by the feedback on right answers and in general."""
        feedback = dict.fromkeys([*(each.feedback for each in right), self._general])
        return {**self._common, "explanation": "\n".join(text for text in feedback if text)}

    def _note_weights(self, wrong: list[_Answer]) -> None:
        for each in wrong:
            if each.weight:
                earned = f"{_quoted(each.text)} earned {_percent(each.weight)}"
                self._collector.note(each.line, f"changed: {earned}, and now nothing")

    def _note_feedback(self, answers: Iterable[_Answer]) -> None:
        for each in answers:
            if each.feedback:
                message = f"left out the feedback for other answers: {_quoted(each.feedback)}"
                self._collector.note(each.line, message)

    def _note(self, message: str) -> None:
        self._collector.note(self._entry.line, message)


def _is_match(items: list[Item]) -> bool:
    """Return whether the answers are pairs, not typed answers with arrows in their feedback."""
    if not any(item.prefix for item in items):
        return False
    is_all_pairs = len(items) > 1 and all(_ARROW in item.raw for item in items)
    return is_all_pairs or any(_ARROW in split_feedback(item.raw)[0] for item in items)


def _has_equal_weights(right: list[_Answer], wrong: list[_Answer]) -> bool:
    """Return whether the options have the same weights in the file as in the game."""
    gain, loss = _FULL_WEIGHT / len(right), -_FULL_WEIGHT / max(len(wrong), 1)
    return all(abs(each.weight - gain) < _ROUNDING for each in right) and all(
        abs(each.weight - loss) < _ROUNDING for each in wrong
    )


def _quoted(text: str) -> str:
    return scalars.quoted(" ".join(text.split()))


def _percent(weight: Decimal) -> str:
    return f"{show_number(weight)}%"


def _number(text: str) -> tuple[Decimal, Decimal] | None:
    """Return a number and its tolerance, or None if ``text`` does not give them."""
    low, dots, high = text.partition("..")
    if dots:
        ends = sorted(Decimal(end.strip()) for end in (low, high) if _is_number(end))
        if len(ends) != len((low, high)):
            return None
        with localcontext() as context:
            context.prec = _PRECISION
            middle, deviation = (ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 2
    else:
        answer, colon, tolerance = text.partition(":")
        if not _is_number(answer) or (colon and not _is_number(tolerance)):
            return None
        middle, deviation = Decimal(answer.strip()), Decimal(tolerance.strip() or 0)
    fits = all(_PLAIN_NUMBER.fullmatch(f"{number:f}") for number in (middle, deviation))
    return (middle, deviation) if fits else None


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None
