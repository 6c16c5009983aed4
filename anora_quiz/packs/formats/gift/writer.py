"""A pack -> GIFT. What GIFT has no place for goes into tags where it can be one word."""

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Exported, Note, missing
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question, Source, Wrong

HEADS = ("title", "about", "author", "language", "license", "version")
"""What comments at the top of a file tell of the whole of it, as `author: Name`."""

LEVEL = "difficulty-"
"""What the tag for the difficulty begins with."""

SPOILER = "spoiler"
"""The tag of questions that give a story away."""

_SPECIAL = re.compile(r"[\\~=#{}:\n]")
_ARROW = "->"
_PLAIN = "[plain]"
_HTML_SIGNS = frozenset("<&")
_NO_PLACE = ("hint", "disputed", "unit")
_SHARE = Decimal("0.00001")
_COUNTS_OF_MOODLE = frozenset({*range(1, 11), 20})  # parts that its list of weights knows


class _Unfit(Exception):
    """A question that GIFT cannot hold."""


def write(pack: Pack) -> Exported:
    """Return ``pack`` in GIFT."""
    notes = list(_notes_on_header(pack.header))
    parts = ["".join(f"// {line}\n" for line in _head(pack.header))]
    for question in pack.questions:
        try:
            answers = _WRITERS.get(type(question), _unknown)(question)
        except _Unfit as unfit:
            notes.append(Note(f"left out: {unfit}", question=question.id, is_loss=True))
            continue
        parts.append(_block(question, answers))
        messages = _messages(question, pack.header.source)
        notes += [Note(message, question=question.id) for message in messages]
    return Exported("\n".join(parts), len(parts) - 1, tuple(notes))


def _head(header: Header) -> Iterable[str]:
    for name in HEADS:
        text: str = getattr(header, name)
        if text:
            yield f"{name}: {text.replace(chr(92), chr(92) * 2).replace(chr(10), chr(92) + 'n')}"


def _notes_on_header(header: Header) -> Iterable[Note]:
    names = [name for name in ("tags", "source") if getattr(header, name)]
    if names:
        yield Note(missing([f"{name} of the pack" for name in names]))


def _block(question: Question, answers: str) -> str:
    """Return a question: tags in a comment, the id as its title, text, answers."""
    tags = list(question.tags)
    if question.difficulty is not Difficulty.MEDIUM:
        tags.append(f"{LEVEL}{question.difficulty}")
    if question.spoiler:
        tags.append(SPOILER)
    labels = " ".join([f"[id:{question.id}]", *(f"[tag:{tag}]" for tag in tags)])
    general = f"\n\t####{_part(question.explanation)}" if question.explanation.strip() else ""
    end = "\n}\n" if general or answers.startswith("\n") else "}\n"
    body = f"{answers}{general}{end}"
    asked = _escaped(question.question)
    # Moodle takes a text for HTML unless told otherwise; and [html] would be no text to it.
    is_special = asked.startswith("[") or not _HTML_SIGNS.isdisjoint(asked + body)
    return f"// {labels}\n::{question.id}::{_PLAIN if is_special else ''}{asked} {{{body}"


def _choice(question: Choice) -> str:
    return _lines([f"={_part(question.answer)}", *(_wrong(each, "~") for each in question.wrong)])


def _multiple(question: Multiple) -> str:
    right, wrong = (_share(len(each)) for each in (question.answers, question.wrong))
    answers = [f"~%{right}%{_part(text)}" for text in question.answers]
    return _lines([*answers, *(_wrong(each, f"~%-{wrong}%") for each in question.wrong)])


def _true_false(question: TrueFalse) -> str:
    return "TRUE" if question.answer else "FALSE"


def _text(question: Text) -> str:
    if _ARROW in question.answer:
        raise _Unfit(f"GIFT takes {_ARROW} in a typed answer for a pair")
    accepted = [text for text in question.accept if _ARROW not in text]
    # A star that is not escaped stands for any letters in Moodle.
    texts = [text.replace("*", r"\*") for text in (question.answer, *accepted)]
    return _lines(f"={_part(text)}" for text in texts)


def _number(question: Number) -> str:
    tolerance = f":{question.tolerance:f}" if question.tolerance else ""
    return f"#{question.answer:f}{tolerance}"


def _match(question: Match) -> str:
    if any(_ARROW in left for left, _ in question.pairs):
        raise _Unfit(f"GIFT takes {_ARROW} in a left side for the end of it")
    pairs = [f"={_part(left)} {_ARROW} {_escaped(right)}" for left, right in question.pairs]
    return _lines([*pairs, *(f"= {_ARROW} {_escaped(decoy)}" for decoy in question.decoys)])


_WRITERS: dict[type[Question], Callable[..., str]] = {
    Choice: _choice,
    Multiple: _multiple,
    TrueFalse: _true_false,
    Text: _text,
    Number: _number,
    Match: _match,
}


def _unknown(question: Question) -> str:
    raise _Unfit(f"GIFT has no questions of the kind {question.kind}")


def _wrong(option: Wrong, sign: str) -> str:
    because = f"#{_part(option.because)}" if option.because.strip() else ""
    return f"{sign}{_part(option.text)}{because}"


def _lines(answers: Iterable[str]) -> str:
    return "".join(f"\n\t{answer}" for answer in answers)


def _part(text: str) -> str:
    """Return a text behind a sign: there, a bracket could open a format, a % a weight."""
    escaped = _escaped(text)
    return f"{_PLAIN}{escaped}" if escaped.startswith(("[", "%")) else escaped


def _escaped(text: str) -> str:
    """Return ``text`` with all that GIFT would take for a sign escaped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _SPECIAL.sub(lambda found: "\\" + found[0].replace("\n", "n"), plain)


def _share(count: int) -> str:
    """Return what each of ``count`` options weighs, in %, rounded as Moodle rounds."""
    share = (Decimal(100) / max(count, 1)).quantize(_SHARE, ROUND_HALF_UP)
    return f"{share:f}".rstrip("0").rstrip(".")


def _messages(question: Question, source: Source | None) -> Iterable[str]:
    """Yield what went or changed in a question."""
    names = [name for name in _NO_PLACE if getattr(question, name, "")]
    if question.source not in (None, source):
        names.append("source")
    if names:
        yield missing(names)
    accepted = question.accept if isinstance(question, Text) else ()
    if lost := [text for text in accepted if _ARROW in text]:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        shown = f"{scalars.quoted(lost[0])}{more}"
        yield f"the accepted {shown} left out: GIFT takes {_ARROW} for the sign of a pair"
    if isinstance(question, Multiple):
        for count in sorted({len(question.answers), len(question.wrong)} - _COUNTS_OF_MOODLE):
            yield f"Moodle knows no weight of {_share(count)} %: let it take the nearest grade"
    if any(text != text.strip() for text in _texts(question)):
        yield "blanks around texts left out, as GIFT does not keep them"


def _texts(question: Question) -> Iterable[str]:
    """Yield the texts that go into the file."""
    yield from (question.question, question.explanation, *question.solution())
    match question:
        case Choice() | Multiple():
            for wrong in question.wrong:
                yield from (wrong.text, wrong.because)
        case Text():
            yield from question.accept
        case Match():
            yield from question.decoys
