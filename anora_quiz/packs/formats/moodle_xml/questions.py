"""Turns the questions of Moodle XML into questions of the game's kinds, by their types."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.graded import GradedAnswer, GradedQuestion, read_number, read_weight
from anora_quiz.packs.formats.moodle_xml.gaps import Gaps
from anora_quiz.packs.formats.moodle_xml.scanner import Element
from anora_quiz.packs.formats.moodle_xml.wording import Wording
from anora_quiz.packs.formats.options import WITH_LETTERS, truth_value
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.packs.formats.tags import tags_of
from anora_quiz.quiz import values
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.quoting import quoted_line

_MOST_PARTS = MOST_OPTIONS + 100  # of a question: its answers and its settings
_LONGEST_TYPE = 40  # characters of it in a message
_NO_WORDS = ("", "0", "false")
_NO_UNITS = "3"  # in `showunits`
_ONE = (Decimal(1), Decimal(0))
_ALL_ITEMS = ("", "0", "all")  # in `selecttype`
_COMBINED = {
    "correctfeedback": "correct",
    "partiallycorrectfeedback": "partly correct",
    "incorrectfeedback": "wrong",
}
# What Moodle fills in by itself, in English.
_USUAL_FEEDBACK = {
    f"Your answer is {how}." for how in ("correct", "partially correct", "incorrect")
}
_CALCULATED = "its numbers are drawn at random"
_REASONS = {
    "": "it has no type",
    "essay": "essay (no correct answer)",
    "description": "it's a description, not a question",
    "calculated": _CALCULATED,
    "calculatedsimple": _CALCULATED,
    "calculatedmulti": _CALCULATED,
    "random": "it's drawn at random from other questions",
    "randomsamatch": "its pairs are drawn at random",
    "ddimageortext": "its answers are places in a picture",
    "ddmarker": "its answers are places in a picture",
}


class Questions:
    """Reads the questions of a file one after the other."""

    def __init__(self, collector: Collector) -> None:
        """Start with no questions; they go to ``collector``."""
        self._collector = collector
        self._known_feedback = set(_USUAL_FEEDBACK)

    def collect(self, element: Element, tags: tuple[str, ...]) -> None:
        """Add the question in ``element``, or leave it out; ``tags`` are those of its category."""
        if wrong := element.mistake:
            message = f"{wrong.reason}; read its texts as HTML"
            self._collector.note(element.line, message, *wrong.names)
        kind = element.attributes.get("type", "").strip().casefold()
        read = _TYPES.get(kind)
        if read is None:
            reason = _REASONS.get(kind, f"the type {kind[:_LONGEST_TYPE]} isn't supported")
            self._collector.leave_out(element.line, reason)
            return
        if len(element.children) > _MOST_PARTS:
            self._collector.leave_out(element.line, f"more than {MOST_OPTIONS:,} answers")
            return
        question = _Question(element, self._collector, tags)
        read(question)
        question.note_losses()
        self._note_feedback(question)

    def _note_feedback(self, question: "_Question") -> None:
        """Note each text that is shown after any right or wrong answer, the first time."""
        for name, answers in _COMBINED.items():
            text = question.wording.shown(question.element.child(name))
            if text and text not in self._known_feedback:
                self._known_feedback.add(text)
                message = f"left out the feedback for {answers} answers: {quoted_line(text)}"
                self._collector.note(question.element.line, message)


class _Question:
    """Reads one question."""

    def __init__(self, element: Element, collector: Collector, tags: tuple[str, ...]) -> None:
        self.element = element
        self.wording = Wording(collector, element.line)
        self._collector = collector
        self._line = element.line
        self._text = self.wording.question(element.child("questiontext"))
        self._general = self.wording.shown(element.child("generalfeedback"))
        self._common = {"name": self._name(), "tags": self._tags(tags), "hint": self._hint()}
        self._graded = GradedQuestion(
            collector, self._line, self._text, self._common, self._general
        )

    def options(self, *, needs_all: bool = False) -> None:
        if self.element.word("shuffleanswers") in ("0", "false"):
            self._note("changed: the options are shuffled")
        self._graded.options(self._answers(self.wording.shown), needs_all=needs_all)

    def true_false(self) -> None:
        answers = sorted(self._answers(self.wording.shown), key=lambda each: -each.weight)
        truth = truth_value(answers[0].text, WITH_LETTERS) if answers else None
        if truth is None or answers[0].weight <= 0:
            self._graded.options(answers)
            return
        wrong = "".join(each.feedback for each in answers[1:])
        self._graded.true_false(answer=truth, right=answers[0].feedback, wrong=wrong)

    def typed(self) -> None:
        if self.element.word("usecase") not in _NO_WORDS:
            self._note("changed: upper and lower case don't matter")
        self._graded.text(self._answers(self.wording.typed))

    def number(self) -> None:
        self._graded.number(self._answers(self.wording.typed), unit=self._unit())

    def pairs(self) -> None:
        pairs: list[tuple[str, str]] = []
        decoys: list[str] = []
        for each in self.element.all("subquestion"):
            left = self.wording.shown(each)
            right = self.wording.typed(each.child("answer"))
            if left and right:
                pairs.append((left, right))
            elif right:
                decoys.append(right)
            elif left:
                self._collector.note(each.line, f"left out {scalars.quoted(left)}: no partner")
        explained = self._graded.explained([])
        self._collector.match(self._line, self._text, pairs, decoys, **explained)

    def order(self) -> None:
        if self.element.word("selecttype") not in _ALL_ITEMS:
            self._note("changed: players order all items, not just some of them")
        # The weight of an item is its place.
        items = sorted(self._answers(self.wording.shown), key=lambda each: each.weight)
        explained = self._graded.explained(items)
        self._collector.order(self._line, self._text, [each.text for each in items], **explained)

    def embedded(self) -> None:
        self._gaps().embedded()

    def words(self, *, are_dragged: bool) -> None:
        self._gaps().words(are_dragged=are_dragged)

    def note_losses(self) -> None:
        """Note what a pack can't hold of any question."""
        if self.element.word("hidden") not in _NO_WORDS:
            self._note("imported, though hidden in Moodle")
        files = [
            each.attributes.get("name", "a file")
            for part in (self.element, *self.element.children)
            for each in part.all("file")
        ]
        if self.element.word("image") or self.element.word("image_base64"):
            files.append("a picture")
        self.wording.note_changes(files)

    def _answers(self, read: Callable[[Element], str]) -> list[GradedAnswer]:
        return [
            GradedAnswer(
                read(each),
                self.wording.shown(each.child("feedback")),
                read_weight(each.attributes.get("fraction", "")),
                each.line,
                each.word("tolerance"),
            )
            for each in self.element.all("answer")
        ]

    def _gaps(self) -> Gaps:
        return Gaps(self.element, self._collector, self.wording, self._common, self._general)

    def _name(self) -> str:
        """Return what the id is made from: the question's id number, or its name."""
        number = self.element.child("idnumber").text().strip()
        title = " ".join(self.element.child("name").text().split())
        is_news = not fold(self._text).startswith(fold(title.rstrip(".…")))
        name = number or (title if is_news and any(map(str.isalnum, title)) else "")
        if values.is_identifier(name) or not any(map(str.isalnum, name)):
            return name
        made = values.slug(name)
        if number:
            self._note(f"changed the id {scalars.quoted(number)} to “{made}”")
        return made

    def _tags(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        words = [each.text() for each in self.element.child("tags").all("tag")]
        return tags + tags_of(words, self._line, self._collector)

    def _hint(self) -> str:
        hints = list(filter(None, map(self.wording.shown, self.element.all("hint"))))
        for each in hints[1:]:
            self._note(f"left out an extra hint: {quoted_line(each)}")
        return hints[0] if hints else ""

    def _unit(self) -> str:
        """Return the unit that the answers are in, and note the others."""
        if self.element.word("showunits") == _NO_UNITS:
            return ""
        unit = ""
        for each in self.element.child("units").all("unit"):
            name = each.child("unit_name").text().strip()
            factor = each.child("multiplier").text().strip()
            if not unit and read_number(factor) == _ONE:
                unit = name
            elif name:
                self._note(f"left out the unit {scalars.quoted(name)}: kind `number` has one unit")
        return unit

    def _note(self, message: str) -> None:
        self._collector.note(self._line, message)


_TYPES: Mapping[str, Callable[[_Question], None]] = {
    "multichoice": _Question.options,
    "multichoiceset": partial(_Question.options, needs_all=True),
    "oumultiresponse": partial(_Question.options, needs_all=True),
    "truefalse": _Question.true_false,
    "shortanswer": _Question.typed,
    "numerical": _Question.number,
    "matching": _Question.pairs,
    "match": _Question.pairs,
    "ordering": _Question.order,
    "cloze": _Question.embedded,
    "multianswer": _Question.embedded,
    "ddwtos": partial(_Question.words, are_dragged=True),
    "gapselect": partial(_Question.words, are_dragged=False),
}
