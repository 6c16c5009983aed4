"""Decides from the weights of answers which are right, and what kind of question they make.

Moodle's formats give each answer what it earns, in %, and feedback. A pack knows right and wrong
answers, a reason why an option is wrong, and an explanation of the question; the rest is noted.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.options import Option
from anora_quiz.quiz.marking.numerals import show_number
from anora_quiz.quiz.quoting import quoted_line

FULL_WEIGHT, NO_WEIGHT = Decimal(100), Decimal(0)
"""What right and wrong answers earn, in %, where the file says nothing else."""

_PERCENT = re.compile(r"-?\d{1,3}(\.\d{0,20})?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?", re.ASCII)
_PLAIN_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_PRECISION = 200  # digits: more than the mean of two `_NUMBER`s can need
_LEAST_WEIGHT = Decimal("1e-20")
_ROUNDING = Decimal("0.1")  # in %, as files round weights
_WILDCARD = "*"
_STAR = re.compile(r"\\\*|\*")  # a star itself, or any text


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """An answer as found in the file; ``weight`` is what it earns there, in %.

    ``tolerance`` is that of a number, where the file has it apart from the number.
    """

    text: str
    feedback: str
    weight: Decimal
    line: int
    tolerance: str = ""


class GradedQuestion:
    """A question whose answers have weights; ``common`` are the fields that all kinds have.

    Each method but `explained` adds the question to the collector, or leaves it out with a note.
    """

    def __init__(
        self, collector: Collector, line: int, text: str, common: dict[str, Any], general: str = ""
    ) -> None:
        """Get ready for the answers; ``general`` is the feedback on the question as a whole."""
        self._collector = collector
        self._line = line
        self._text = text
        self._common = common
        self._general = general

    def options(self, found: list[GradedAnswer], *, needs_all: bool = False) -> None:
        """Add a question with the options ``found``.

        Unless it ``needs_all`` of the right ones, any one that earns 100% was enough.
        """
        has_full_weight = any(each.weight >= FULL_WEIGHT for each in found)
        least = FULL_WEIGHT if has_full_weight else _LEAST_WEIGHT
        right = [each for each in found if each.weight >= least and each.text]
        wrong = [each for each in found if each.weight < least]
        if not right:
            has_right = any(each.weight >= least for each in found)
            reason = (
                "the correct option has no text" if has_right else "no option is marked correct"
            )
            self._collector.leave_out(self._line, reason)
            return
        if len(right) + len(wrong) < len(found):
            self._note("left out an empty option marked correct")
        if len(right) > 1 and has_full_weight:
            if not needs_all:
                self._note(
                    "changed: any one correct option was enough; now players choose all of them"
                )
        elif not has_full_weight and (len(right) == 1 or not _has_equal_weights(right, wrong)):
            self._note("left out option weights: all options count the same")
        if has_full_weight or len(right) == 1:
            self._note_weights(wrong)
        options = [Option(each.text, each.feedback, each.line) for each in wrong]
        self._collector.options(
            self._line,
            self._text,
            [each.text for each in right],
            options,
            **self.explained(right),
        )

    def true_false(self, *, answer: bool, right: str = "", wrong: str = "") -> None:
        """Add a statement; ``right`` and ``wrong`` are the feedback for such answers."""
        explained = self.explained([GradedAnswer("", right, FULL_WEIGHT, 0)])
        if wrong and not explained["explanation"]:
            self._note("changed: the feedback for the wrong answer is shown after any answer")
            explained["explanation"] = wrong
        elif wrong:
            self._note(f"left out the feedback for the wrong answer: {quoted_line(wrong)}")
        self._collector.true_false(self._line, self._text, answer=answer, **explained)

    def text(self, answers: Iterable[GradedAnswer]) -> None:
        r"""Add a question with a typed answer, in which ``*`` is any text, and ``\*`` a star."""
        found = list(self._meaningful(answers))
        right = self.best([each for each in found if each.weight != NO_WEIGHT])
        if not right:
            self._collector.leave_out(self._line, "no correct answer")
            return
        first, *accept = dict.fromkeys(map(self._without_wildcards, right))
        reject = [
            Option(self._without_wildcards(each), each.feedback, each.line)
            for each in found
            if each.weight == NO_WEIGHT
        ]
        self._collector.text(self._line, self._text, first, accept, reject, **self.explained(right))

    def accepted(self, answers: Iterable[GradedAnswer]) -> list[str]:
        """Return the texts that are right among typed ``answers``, and note the others."""
        found = self._meaningful(answers)
        right = self.best([each for each in found if each.weight != NO_WEIGHT])
        return list(map(self._without_wildcards, right))

    def number(self, found: Iterable[GradedAnswer], **fields: Any) -> None:
        """Add a question whose answer is a number; ``fields`` are those of the kind."""
        numbers: dict[GradedAnswer, tuple[Decimal, Decimal]] = {}
        for answer in found:
            typed = f"{answer.text}:{answer.tolerance}" if answer.tolerance else answer.text
            if number := read_number(typed):
                numbers.setdefault(answer, number)
                continue
            self._note_feedback([answer])
            if answer.weight > 0 and typed != _WILDCARD:
                self._leave_out(answer, "not a supported number")
        wrong = [each for each in numbers if each.weight == NO_WEIGHT]
        self._note_feedback(wrong)
        right = self.best([each for each in numbers if each not in wrong])[:1]
        if not right:
            self._collector.leave_out(self._line, "no correct number")
            return
        for answer in numbers:
            if answer.weight >= FULL_WEIGHT and answer is not right[0]:
                self._leave_out(answer, "kind `number` allows one answer")
        middle, tolerance = numbers[right[0]]
        if ".." in right[0].text:
            message = f"changed the range {right[0].text} to {show_number(middle)}"
            self._note(f"{message} ± {show_number(tolerance)}")
        self._collector.number(
            self._line, self._text, middle, tolerance, **fields, **self.explained(right)
        )

    def best(self, found: list[GradedAnswer]) -> list[GradedAnswer]:
        """Return the answers that earn 100%, or else the most, and note the others."""
        best = max((each.weight for each in found), default=NO_WEIGHT)
        if best <= 0:
            return []
        if best < FULL_WEIGHT:
            self._note(
                f"changed: the best answer earned {_percent(best)} and now earns full points"
            )
        least = min(best, FULL_WEIGHT)
        others = [each for each in found if each.weight < least]
        for each in others:
            self._leave_out(each, f"{_percent(each.weight)} credit isn't supported")
        self._note_feedback(others)
        return [each for each in found if each.weight >= least]

    def explained(self, right: Iterable[GradedAnswer]) -> dict[str, Any]:
        """Return the common fields, explained by the feedback on right answers and in general."""
        feedback = dict.fromkeys([*(each.feedback for each in right), self._general])
        return {**self._common, "explanation": "\n".join(text for text in feedback if text)}

    def _meaningful(self, answers: Iterable[GradedAnswer]) -> Iterator[GradedAnswer]:
        """Yield the typed answers that say something, and note the others."""
        for answer in answers:
            is_anything = bool(answer.text) and not answer.text.strip(_WILDCARD)
            if not answer.text:
                self._collector.note(answer.line, "left out an empty answer")
            if is_anything and answer.weight > 0:
                message = f"left out the answer {quoted_line(answer.text)}: it accepts any text"
                self._collector.note(answer.line, message)
            if answer.text and not is_anything:
                yield answer
            else:
                self._note_feedback([answer])

    def _without_wildcards(self, answer: GradedAnswer) -> str:
        r"""Return the text of a typed answer without each ``*`` for any text, noting them."""
        literal = answer.text.replace("\\*", _WILDCARD)
        kept = _STAR.sub(lambda found: found[0][1:], answer.text)
        if kept != literal:
            kept = " ".join(kept.split())
            change = f"changed {quoted_line(answer.text)} to {quoted_line(kept)}"
            self._collector.note(answer.line, f"{change}: * meant any text")
        return kept

    def _note_weights(self, wrong: list[GradedAnswer]) -> None:
        for each in wrong:
            if each.weight > 0:
                message = "changed: {} earned {} and now earns nothing"
                earned = _percent(each.weight)
                self._collector.note(each.line, message, quoted_line(each.text), earned)
        if any(each.weight < 0 for each in wrong):
            self._note("left out negative weights: a wrong option costs nothing")

    def _note_feedback(self, answers: Iterable[GradedAnswer]) -> None:
        for each in answers:
            if each.feedback:
                message = f"left out the feedback for other answers: {quoted_line(each.feedback)}"
                self._collector.note(each.line, message)

    def _leave_out(self, answer: GradedAnswer, reason: str) -> None:
        self._collector.note(answer.line, f"left out {quoted_line(answer.text)}: {reason}")

    def _note(self, message: str) -> None:
        self._collector.note(self._line, message)


def _has_equal_weights(right: list[GradedAnswer], wrong: list[GradedAnswer]) -> bool:
    """Return whether the options have the same weights in the file as in the game."""
    gain, loss = FULL_WEIGHT / len(right), -FULL_WEIGHT / max(len(wrong), 1)
    return all(abs(each.weight - gain) < _ROUNDING for each in right) and all(
        abs(each.weight - loss) < _ROUNDING for each in wrong
    )


def _percent(weight: Decimal) -> str:
    return f"{show_number(weight)}%"


def read_weight(text: str) -> Decimal:
    """Return the weight that ``text`` says, in %, with a decimal point or comma; 0 if none."""
    text = text.strip().replace(",", ".")
    return Decimal(text) if _PERCENT.fullmatch(text) else NO_WEIGHT


def read_number(text: str) -> tuple[Decimal, Decimal] | None:
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
