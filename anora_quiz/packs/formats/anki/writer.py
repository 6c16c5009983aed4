"""A pack -> notes of Anki: cards with a front and a back."""

import csv
import io
from collections.abc import Iterable, Iterator

from anora_quiz.packs.formats.base import Exported, Note, missing
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz import chance, forms
from anora_quiz.quiz.fields import FieldType, fields_of
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question

PLAIN = "Basic"
"""What Anki calls notes with a front and a back, in which no text is a gap."""

_COLUMNS = ("Front", "Back", "Extra", "Tags")
_HELD = frozenset({"id", "question", "explanation", "tags", "decoys"})
_HELD_OF_PACK = frozenset({"title", "tags", "source"})  # the source is that of its questions
_SEED = 0  # the same file every time


def write(pack: Pack) -> Exported:
    """Return ``pack`` as notes, with a note for all that a card has no place for."""
    stream = io.StringIO()
    stream.writelines(f"#{line}\n" for line in _head(pack.header))
    # All in quotes: a field may start with the sign of a comment.
    writer = csv.writer(stream, "excel-tab", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for question in pack.questions:
        tags = " ".join(question.tags)
        writer.writerow([_front(question), _back(question), question.explanation, tags])
    return Exported(stream.getvalue(), len(pack.questions), tuple(_notes(pack)))


def _head(header: Header) -> Iterator[str]:
    """Yield the lines that tell Anki how to read the file."""
    yield from ("separator:tab", "html:false", f"notetype:{PLAIN}")
    if is_deck(header.title):
        yield f"deck:{header.title}"
    if header.tags:
        yield f"tags:{' '.join(header.tags)}"
    names = "\t".join(_COLUMNS)
    yield from (f"columns:{names}", f"tags column:{len(_COLUMNS)}")


def is_deck(title: str) -> bool:
    """Tell whether a title can be the name of a deck, and such a name a title."""
    is_free = title.casefold() not in ("", "default") and not title.isdecimal()
    return title.isprintable() and title == title.strip() and is_free


def _front(question: Question) -> str:
    """Return what is asked, with what there is to choose from below it."""
    lines = [question.question]
    # That a statement is true or false needs no list.
    if not isinstance(question, TrueFalse):
        lines += _listed(question.form(chance.stream(_SEED, question.id)))
    return "\n".join(lines)


def _listed(form: forms.Form) -> Iterator[str]:
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
    """Return the solution, a line for each part of it."""
    solution = question.solution()
    if any(each.type is FieldType.PAIRS for each in fields_of(type(question)).values()):
        return "\n".join(map(" = ".join, zip(solution[::2], solution[1::2], strict=True)))
    return "\n".join(solution)


def _notes(pack: Pack) -> Iterator[Note]:
    lacking = [
        name
        for name, field in fields_of(Header).items()
        if name not in _HELD_OF_PACK and getattr(pack.header, name) != field.default
    ]
    lacking += [] if is_deck(pack.header.title) else ["title"]
    yield Note(f"what the pack says of itself is {missing(lacking)}")
    yield Note("the ids of questions are left out: whoever reads the cards makes new ones")
    if any(not isinstance(question, Text) for question in pack.questions):
        yield Note("a card has no kind: imported again, each is a question with a typed answer")
    for question in pack.questions:
        fields = fields_of(type(question)).values()
        names = [
            each.name
            for each in fields
            if not each.is_required
            and each.name not in _HELD
            and getattr(question, each.name) != each.default
        ]
        reasons = [one for each in fields if each.type is FieldType.WRONG
                   for one in getattr(question, each.name) if one.because]  # fmt: skip
        names += ["because"] if reasons else []
        if names:
            yield Note(missing(names), question=question.id)
        if len(_back(question)) > forms.LONGEST_TEXT:
            message = f"the back has more than {forms.LONGEST_TEXT} characters, too many to type"
            yield Note(f"{message}: importing the file leaves the card out", question=question.id)
