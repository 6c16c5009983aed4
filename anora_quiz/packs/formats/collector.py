"""Turns what importers find in a file into questions that a pack can hold.

A question that can't be asked as it is gets changed as little as possible, with a note. Texts
stay exactly as the author wrote them, except that characters which could control the terminal
are removed.
"""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from itertools import islice
from typing import Any

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Imported, Note
from anora_quiz.packs.formats.findings import is_blank
from anora_quiz.packs.formats.fitting import TOO_LONG, Fitting, is_too_long, split_by_length
from anora_quiz.packs.formats.options import Option, kind_of, truth_value
from anora_quiz.packs.formats.size_limits import LONGEST_HEADER, MOST_OPTIONS
from anora_quiz.packs.formats.tags import tags_of
from anora_quiz.packs.ids import Ids
from anora_quiz.packs.pack import HEADER_TEXTS, Header
from anora_quiz.quiz import limits
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.limits import LONGEST_ANSWER
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.options import appearance
from anora_quiz.quiz.question import Question, Rejected

_MOST_PROBLEMS = 3  # in the note on a question that is left out
_NO_ID = ""
_TOO_LONG = f"a text is {TOO_LONG}"
_EXACT = Decimal(0)


class Collector(Fitting):
    """Collects the questions of a file, in the file's order, and the notes on them.

    Each method takes the ``line`` of the question, its text, what its kind needs, and the
    ``common`` fields of all questions (``difficulty``, ``explanation``, ``tags`` …). A ``name``
    among them becomes the id, with a note if it had to change; without one, the question's words
    make the id.
    Each raises `PackError` once the file holds more than a file of its length should.
    """

    def __init__(self, length: int = 0) -> None:
        """Start with no questions; ``length`` is that of the file, in characters."""
        super().__init__(length)
        self._questions: list[Question] = []
        self._ids = Ids()

    def imported(self, header: Header) -> Imported:
        """Return everything that was collected, with the notes sorted by line."""
        fitting: dict[str, Any] = {
            name: self.cut_off(0, f"the {name}", getattr(header, name), LONGEST_HEADER)
            for name in HEADER_TEXTS
        }
        header = replace(header, **fitting)
        notes = sorted(self.notes, key=lambda note: note.line)
        if self.omitted_notes:
            omitted = count_of(self.omitted_notes, "more change")
            notes.append(Note(f"{omitted} not listed", notes[-1].line))
        own_ids = frozenset(self._ids.own)
        return Imported(header, tuple(self._questions), self.found, tuple(notes), own_ids)

    def options(
        self, line: int, question: str, right: Sequence[str], wrong: Iterable[Option], **common: Any
    ) -> None:
        """Add the question that its options make, at least one of which is ``right``."""
        given = list(wrong)
        if kind_of(right, given) is TrueFalse:
            self.true_false(line, question, answer=bool(truth_value(right[0])), **common)
        else:
            self.multiple(line, question, right, given, **common)

    def choice(
        self, line: int, question: str, answer: str, wrong: Iterable[Option], **common: Any
    ) -> None:
        """Add a choice; if it has no wrong option, add a question with a typed answer instead."""
        right = self.clean(line, answer)
        given = self.first(line, wrong, limits.MOST_OPTIONS, "wrong options")
        options = self.distinct_options(line, given, [right])
        if options:
            self.add(Choice, line, question, answer=right, wrong=options, **common)
        else:
            self.note(line, "no wrong options left; imported as kind `text`")
            self.text(line, question, right, **common)

    def multiple(
        self,
        line: int,
        question: str,
        answers: Sequence[str],
        wrong: Iterable[Option],
        **common: Any,
    ) -> None:
        """Add a question with several right options, or a choice if only one of them is left."""
        if self._has_too_many(line, answers):
            return
        given = self.first(line, wrong, limits.MOST_OPTIONS, "wrong options")
        if len(answers) == 1:
            self.choice(line, question, answers[0], given, **common)
            return
        right = self.distinct_texts(line, answers, "the correct option")
        options = self.distinct_options(line, given, right)
        if len(right) == 1:
            kept = [Option(each.text, each.because) for each in options]
            self.choice(line, question, right[0], kept, **common)
        elif not options:
            self.leave_out(line, "every option is correct")
        else:
            self.add(Multiple, line, question, answers=tuple(right), wrong=options, **common)

    def true_false(self, line: int, question: str, *, answer: bool, **common: Any) -> None:
        """Add a statement that is true or false."""
        self.add(TrueFalse, line, question, answer=answer, **common)

    def text(
        self,
        line: int,
        question: str,
        answer: str,
        accept: Sequence[str] = (),
        reject: Sequence[Option] = (),
        **common: Any,
    ) -> None:
        """Add a question with a typed answer; explain it by answers that are too long to type."""
        others = self.first(line, accept, limits.MOST_SPELLINGS, "accepted answers")
        (right, *kept), long = split_by_length(self.clean(line, each) for each in (answer, *others))
        given = self.first(line, reject, limits.MOST_SPELLINGS, "rejected answers")
        wrong = self.distinct_options(line, given, [right, *kept], read_as=fold)
        rejected = tuple(
            Rejected(each.text, each.because) for each in wrong if len(each.text) <= LONGEST_ANSWER
        )
        if len(rejected) < len(wrong):
            message = f"left out a rejected answer: longer than {LONGEST_ANSWER} characters"
            self.note(line, message)
        common = self.explained_by(line, long, common)
        self.add(Text, line, question, answer=right, accept=tuple(kept), reject=rejected, **common)

    def number(
        self, line: int, question: str, answer: Decimal, tolerance: Decimal = _EXACT, **common: Any
    ) -> None:
        """Add a question whose answer is a number; ``tolerance`` must not be negative."""
        self.add(Number, line, question, answer=answer, tolerance=tolerance, **common)

    def order(self, line: int, question: str, items: Sequence[str], **common: Any) -> None:
        """Add items to put in order; leave out the question if fewer than two differ."""
        if self._has_too_many(line, items):
            return
        different = self.distinct_texts(line, items, "the item")
        if len(different) > 1:
            self.add(Order, line, question, items=tuple(different), **common)
        else:
            self.leave_out(line, "fewer than 2 items to order")

    def match(
        self,
        line: int,
        question: str,
        pairs: Sequence[tuple[str, str]],
        decoys: Sequence[str] = (),
        **common: Any,
    ) -> None:
        """Add pairs to match, at least two; leave out pairs that repeat a side of another."""
        if self._has_too_many(line, pairs):
            return
        decoys = self.first(line, decoys, limits.MOST_OPTIONS, "decoys")
        lefts: set[str] = set()
        rights: set[str] = set()
        kept: list[tuple[str, str]] = []
        for pair in pairs:
            left, right = (self.clean(line, side) for side in pair)
            reason = ""
            if not left.strip() or not right.strip():
                reason = "one side is empty"
            elif is_too_long(left) or is_too_long(right):
                reason = f"a side is {TOO_LONG}"
            elif appearance(left) in lefts or appearance(right) in rights:
                reason = "a side repeats an earlier one"
            if reason:
                message = f"left out the pair {{}} – {{}}: {reason}"
                self.note(line, message, scalars.quoted(left), scalars.quoted(right))
                continue
            lefts.add(appearance(left))
            rights.add(appearance(right))
            kept.append((left, right))
        cleaned = self.clean_all(line, tuple(decoys))
        others = [decoy for decoy in cleaned if appearance(decoy) not in rights]
        if len(others) < len(cleaned):
            self.note(line, "left out a decoy: same as a partner")
        if is_too_long(tuple(others)):
            others = [decoy for decoy in others if not is_too_long(decoy)]
            self.note(line, f"left out a decoy: {TOO_LONG}")
        if len(kept) > 1:
            others = self.distinct_texts(line, others, "the decoy")
            self.add(Match, line, question, pairs=tuple(kept), decoys=tuple(others), **common)
        else:
            self.leave_out(line, "fewer than 2 pairs")

    def add(
        self, kind: type[Question], line: int, question: str, *, name: str = "", **fields: Any
    ) -> None:
        """Add a question of ``kind`` with these ``fields``, or leave it out if it has faults."""
        required = _required(kind)
        question_text = self.clean_all(line, question)
        if kind is Blanks and "answers" in fields:
            fields = self.with_short_answers(line, fields)
        if fields.get("tags"):
            fields["tags"] = tags_of(fields["tags"], line, self)
        cleaned = {name: self.clean_all(line, value) for name, value in fields.items()}
        is_unfit = is_too_long(question_text)
        if is_too_long(tuple(cleaned.values())):
            cleaned |= self.cut_texts(line, {n: v for n, v in cleaned.items() if n not in required})
            is_unfit |= is_too_long(tuple(cleaned.values()))
        # To a pack, an empty field is the same as one that is left out.
        filled = {name: value for name, value in cleaned.items() if not is_blank(value)}
        missing = [each for each in required if each not in filled]
        if not question_text.strip() or missing:
            self.leave_out(
                line, "no question text" if not question_text.strip() else f"no {missing[0]} left"
            )
            return
        draft = kind(id=_NO_ID, question=question_text, **filled)
        wrong = (fault.message for fault in draft.faults() if not fault.is_warning)
        problems = [_TOO_LONG] if is_unfit else list(islice(wrong, _MOST_PROBLEMS))
        if problems:
            self.leave_out(line, "; ".join(problems))
            return
        self.count()
        # The id is given last, so that a question that is left out takes no id from a later one.
        given_id = self._ids.give(name, question_text, partial(self.note, line))
        self._questions.append(kind(id=given_id, question=question_text, **filled))

    def _has_too_many(self, line: int, options: Sized) -> bool:
        """Return whether there are far too many ``options``; if so, leave out the question."""
        has_too_many = len(options) > MOST_OPTIONS
        if has_too_many:
            reason = "too many answers, options, or pairs ({})"
            self.leave_out(line, reason, f"{len(options):,}")
        return has_too_many


@cache
def _required(kind: type[Question]) -> list[str]:
    """Return the names of the fields that ``kind`` needs besides the id and the question."""
    fields = fields_of(kind).values()
    return [
        each.name for each in fields if each.is_required and each.name not in ("id", "question")
    ]
