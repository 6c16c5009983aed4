"""Writes packs as Anki notes: cards with a front and a back."""

import csv
import io
from collections.abc import Iterable, Iterator

from anora_quiz.packs.formats.base import Exported, Note, left_out_message
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz import chance, forms
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question

BASIC_NOTE_TYPE = "Basic"
"""Anki's name for notes with a front and a back, whose texts have no gaps."""

_COLUMNS = ("Front", "Back", "Extra", "Tags")
_EXPORTED_FIELDS = frozenset({"id", "question", "explanation", "tags", "decoys"})
# The source is here because each question of a pack has it.
_EXPORTED_HEADER_FIELDS = frozenset({"title", "tags", "source"})
_SEED = 0  # fixed, so that each export makes the same file


def write(pack: Pack) -> Exported:
    """Return ``pack`` as Anki notes, and a note on everything that a card can't hold."""
    stream = io.StringIO()
    stream.writelines(f"#{line}\n" for line in _header_lines(pack.header))
    # Quote all fields, as one may start with the character that begins a comment.
    writer = csv.writer(stream, "excel-tab", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for question in pack.questions:
        tags = " ".join(question.tags)
        writer.writerow([_front(question), _back(question), question.explanation, tags])
    return Exported(stream.getvalue(), len(pack.questions), tuple(_notes(pack)))


def _header_lines(header: Header) -> Iterator[str]:
    """Yield the header lines that tell Anki how to read the file."""
    yield from ("separator:tab", "html:false", f"notetype:{BASIC_NOTE_TYPE}")
    if is_deck(header.title):
        yield f"deck:{header.title}"
    if header.tags:
        yield f"tags:{' '.join(header.tags)}"
    names = "\t".join(_COLUMNS)
    yield from (f"columns:{names}", f"tags column:{len(_COLUMNS)}")


def is_deck(title: str) -> bool:
    """Return whether a text can be both the title of a pack and the name of a deck."""
    is_free = title.casefold() not in ("", "default") and not title.isdecimal()
    return title.isprintable() and title == title.strip() and is_free


def _front(question: Question) -> str:
    """Return the question, with the options below it if it has any."""
    lines = [question.question]
    # A true-or-false statement needs no list of options.
    if not isinstance(question, TrueFalse):
        lines += _option_lines(question.form(chance.stream(_SEED, question.id)))
    return "\n".join(lines)


def _option_lines(form: forms.Form) -> Iterator[str]:
    match form:
        case forms.PickOne() | forms.PickMany():
            yield from _lines(form.options)
        case forms.Arrange():
            yield from _lines(form.items)
        case forms.Pair():
            yield from _lines(form.left)
            yield ""
            yield from _lines(form.right)
        case forms.TypeIn():
            pass


def _lines(options: Iterable[forms.Option]) -> Iterator[str]:
    return (f"- {option.text}" for option in options)


def _back(question: Question) -> str:
    """Return the solution, with a line for each part of it."""
    solution = question.solution()
    if isinstance(question, Match):
        return "\n".join(map(" = ".join, zip(solution[::2], solution[1::2], strict=True)))
    return "\n".join(solution)


def _notes(pack: Pack) -> Iterator[Note]:
    omitted = [
        name
        for name, field in fields_of(Header).items()
        if name not in _EXPORTED_HEADER_FIELDS and getattr(pack.header, name) != field.default
    ]
    omitted += [] if is_deck(pack.header.title) else ["title"]
    yield Note(f"what the pack says of itself is {left_out_message(omitted)}")
    yield Note("the ids of questions are left out: whoever reads the cards makes new ones")
    if any(not isinstance(question, Text) for question in pack.questions):
        yield Note("a card has no kind: imported again, each is a question with a typed answer")
    for question in pack.questions:
        fields = fields_of(type(question)).values()
        names = [
            each.name
            for each in fields
            if not each.is_required
            and each.name not in _EXPORTED_FIELDS
            and getattr(question, each.name) != each.default
        ]
        reasons = [option for each in fields if each.name == "wrong"
                   for option in getattr(question, each.name) if option.because]  # fmt: skip
        names += ["because"] if reasons else []
        if names:
            yield Note(left_out_message(names), question=question.id)
        if len(_back(question)) > forms.LONGEST_TEXT:
            message = f"the back has more than {forms.LONGEST_TEXT} characters, too many to type"
            yield Note(f"{message}: importing the file leaves the card out", question=question.id)
