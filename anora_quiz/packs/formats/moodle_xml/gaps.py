"""Questions whose answers go into gaps in a text: embedded answers, and words to drag.

With one gap, they become what that gap asks for; with several, a question with blanks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from anora_quiz.packs.formats.blanks import GAP, MARK, split_at_marks
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.graded import (
    FULL_WEIGHT,
    NO_WEIGHT,
    GradedAnswer,
    GradedQuestion,
    read_weight,
)
from anora_quiz.packs.formats.moodle_xml.scanner import Element
from anora_quiz.packs.formats.moodle_xml.wording import Wording
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.packs.formats.splitting import split_at
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.limits import LONGEST_TEXT
from anora_quiz.quiz.marking.folding import fold

_MOST_GAPS = 100  # in one text
_CHOICES = " / "  # between words to choose from
_EMBEDDED = re.compile(r"\{\d{0,9}:([A-Z_]{1,20}):")
_BODY_END = re.compile(r"\\.|\}", re.DOTALL)
_SEPARATOR = re.compile(r"\\.|~", re.DOTALL)
_FEEDBACK = re.compile(r"\\.|&(?:amp;)?#|#", re.DOTALL)  # &#233; is a character
_WEIGHT = re.compile(r"\s*(?:=|%(-?[\d.,]{1,20})%)")
_ESCAPED = re.compile(r"\\([}#~/\"\\{=])")
_PLACE = re.compile(r"\[\[(\d{1,4})\]\]")

_TEXT, _NUMBER, _OPTIONS, _SEVERAL = "text", "number", "options", "several"
_LAYOUTS = ("", "V", "H", "S", "VS", "HS")
_KINDS = {
    **dict.fromkeys(("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"), _TEXT),
    **dict.fromkeys(("NUMERICAL", "NM"), _NUMBER),
    **{f"MULTICHOICE_{layout}".rstrip("_"): _OPTIONS for layout in _LAYOUTS},
    **{f"MC{layout}": _OPTIONS for layout in _LAYOUTS},
    **{f"MULTIRESPONSE_{layout}".rstrip("_"): _SEVERAL for layout in _LAYOUTS},
    **{f"MR{layout}": _SEVERAL for layout in _LAYOUTS},
}


@dataclass(slots=True)
class _Gap:
    """What goes into a gap, and how it is asked for."""

    kind: str
    answers: list[GradedAnswer]
    choices: list[str] = field(default_factory=list)  # that are shown after the gap


class Gaps:
    """Reads a question with gaps; ``common`` are the fields that all kinds have."""

    def __init__(
        self,
        element: Element,
        collector: Collector,
        wording: Wording,
        common: dict[str, Any],
        general: str,
    ) -> None:
        """Get ready to read ``element``; ``general`` is the feedback on it as a whole."""
        self._element = element
        self._line = element.line
        self._collector = collector
        self._wording = wording
        self._common = common
        self._general = general
        self._text = element.child("questiontext")

    def embedded(self) -> None:
        """Add a question with answers in its text, such as ``{1:SHORTANSWER:=Cannes}``."""
        raw = self._text.text()
        parts: list[str] = []
        gaps: list[_Gap] = []
        offset = 0
        for kind, start, body, end in islice(_embedded(raw), _MOST_GAPS + 1):
            answers = list(self._answers(body))
            if kind not in _KINDS or len(answers) > MOST_OPTIONS:
                problem = f"the embedded type {kind} isn't supported"
                problem = f"more than {MOST_OPTIONS:,} answers" if kind in _KINDS else problem
                self._collector.leave_out(self._line, problem)
                return
            choices = [each.text for each in answers] if _KINDS[kind] == _OPTIONS else []
            gaps.append(_Gap(_KINDS[kind], answers, choices))
            parts.append(raw[offset:start])
            offset = end
        self._add(MARK.join([*parts, raw[offset:]]), gaps)

    def words(self, *, are_dragged: bool) -> None:
        """Add a question with places in its text, such as ``[[1]]``, and words for them."""
        raw = self._text.text()
        elements = self._element.all("dragbox" if are_dragged else "selectoption")
        boxes = [(each.word("group"), self._wording.shown(each)) for each in elements]
        groups: dict[str, list[str]] = {}
        for group, word in boxes:
            groups.setdefault(group, []).append(word)
        places = [int(found[1]) - 1 for found in islice(_PLACE.finditer(raw), _MOST_GAPS + 1)]
        if missing := [place for place in places if not 0 <= place < len(boxes)]:
            self._collector.leave_out(self._line, f"no word for [[{missing[0] + 1}]]")
            return
        found = [boxes[place] for place in places]
        are_listed_once = len(found) > 1 and (are_dragged or len(groups) == 1)
        shown = [[] if are_listed_once else groups[group] for group, _ in found]
        if sum(len(word) for words in shown for word in words) > LONGEST_TEXT:
            self._collector.leave_out(self._line, "too many words to choose from")
            return
        gaps = [
            _Gap(_OPTIONS, [self._option(word, FULL_WEIGHT)], words)
            for (_, word), words in zip(found, shown, strict=True)
        ]
        if len(gaps) == 1:
            others = (word for word in dict.fromkeys(shown[0]) if word != found[0][1])
            gaps[0].answers += [self._option(word, NO_WEIGHT) for word in others]
        listed = groups.values() if are_listed_once else ()
        after = "".join(f"\n({_CHOICES.join(group)})" for group in listed)
        self._add(_PLACE.sub(MARK, raw), gaps, after)

    def _option(self, text: str, weight: Decimal) -> GradedAnswer:
        return GradedAnswer(text, "", weight, self._line)

    def _answers(self, body: str) -> Iterator[GradedAnswer]:
        for raw in split_at(_SEPARATOR, body, MOST_OPTIONS):
            found = _WEIGHT.match(raw)
            percent = found[1] if found else "0"
            weight = FULL_WEIGHT if percent is None else read_weight(percent)
            texts = split_at(_FEEDBACK, raw[found.end() if found else 0 :], most=1)
            text, *feedback = (self._wording.plain(_ESCAPED.sub(r"\1", each)) for each in texts)
            yield GradedAnswer(text, "".join(feedback), weight, self._line)

    def _add(self, raw: str, gaps: list[_Gap], after: str = "") -> None:
        """Add the question with this text, in which each gap is a mark."""
        if not 0 < len(gaps) <= _MOST_GAPS:
            reason = f"more than {_MOST_GAPS} gaps" if gaps else "no gap in its text"
            self._collector.leave_out(self._line, reason)
            return
        text = self._wording.plain(raw, self._text.attributes.get("format", ""))
        before, *rest = split_at_marks(text)
        if len(gaps) != len(rest):
            self._collector.leave_out(self._line, "a gap inside a tag or a comment")
            return
        if len(gaps) == 1:
            self._add_one(gaps[0], f"{before}{GAP}{rest[0]}{after}")
            return
        if any(gap.kind == _SEVERAL for gap in gaps):
            self._collector.leave_out(self._line, "a gap with several correct options")
            return
        parts = [before]
        accepted: list[tuple[str, ...]] = []
        for gap, following in zip(gaps, rest, strict=True):
            accepted.append(self._accepted(gap))
            shown = f" ({_CHOICES.join(gap.choices)})" if gap.choices else ""
            parts.append(f"{GAP}{shown}{following or ' '}")
        if not all(accepted):
            self._collector.leave_out(self._line, "a gap without a correct answer")
            return
        if any(each.feedback for gap in gaps for each in gap.answers):
            self._collector.note(self._line, "left out the feedback on the gaps")
        question = "".join(parts).strip() + after
        common = {**self._common, "explanation": self._general}
        self._collector.add(Blanks, self._line, question, answers=tuple(accepted), **common)

    def _add_one(self, gap: _Gap, text: str) -> None:
        """Add the question with this text, in which there is only one gap."""
        graded = GradedQuestion(self._collector, self._line, text, self._common, self._general)
        match gap.kind:
            case "text":
                graded.text(gap.answers)
            case "number":
                graded.number(gap.answers)
            case _:
                graded.options(gap.answers, needs_all=gap.kind == _SEVERAL)

    def _accepted(self, gap: _Gap) -> tuple[str, ...]:
        """Return what is accepted in a gap beside others, without repeating a text."""
        graded = GradedQuestion(self._collector, self._line, "", {})
        answers = [replace(each, feedback="") for each in gap.answers]
        if gap.kind == _OPTIONS:
            right = graded.best([each for each in answers if each.weight and each.text])
            texts = [each.text for each in right]
        else:
            texts = graded.accepted(answers)
        if gap.kind == _NUMBER:
            texts = [self._without_tolerance(text) for text in texts]
        distinct: dict[str, str] = {}
        for text in texts:
            distinct.setdefault(fold(text), text)
        return tuple(distinct.values())

    def _without_tolerance(self, text: str) -> str:
        number, _, tolerance = (part.strip() for part in text.partition(":"))
        if tolerance.strip("0."):
            message = "changed: {} must now be exact; ± {} was allowed"
            self._collector.note(self._line, message, number, tolerance)
        return number


def _embedded(text: str) -> Iterator[tuple[str, int, str, int]]:
    """Yield the type of each embedded question, where it starts, its answers, and its end."""
    offset = 0
    while found := _EMBEDDED.search(text, offset):
        ends = (each for each in _BODY_END.finditer(text, found.end()) if each[0] == "}")
        end = next(ends, None)
        if end is None:
            break
        yield found[1], found.start(), text[found.end() : end.start()], end.end()
        offset = end.end()
