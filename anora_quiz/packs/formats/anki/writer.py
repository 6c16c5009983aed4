"""Writes packs as Anki notes: cards with a front and a back.

Anki finds the fields of a note type by their order: their names are those of its user's language.
It finds a note that it already has by its guid, and then keeps what it knows about the cards.
"""

import csv
import html
import io
from collections.abc import Iterator

from anora_quiz.packs.formats.anki import cards
from anora_quiz.packs.formats.base import Exported, Note
from anora_quiz.packs.formats.losses import Kept, Losses
from anora_quiz.packs.formats.printed import PRINTED
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz import limits
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question, Right, Snippet, Wrong
from anora_quiz.quiz.values import is_identifier

BASIC_NOTE_TYPE = "Basic"
"""Anki's name for notes with a front and a back, whose texts have no gaps."""

_RULE = "<hr>"  # between the answer and its explanation
_LINE_END = "&#10;"
_KEPT: Kept = {
    Question: ("id", *PRINTED, "snippet", "explanation", "tags"),
    Snippet: ("text", "language"),
    Wrong: ("text", "last"),
    Right: ("text", "last"),
}


def write(pack: Pack) -> Exported:
    """Return ``pack`` as Anki notes, and a note on everything that a card can't hold."""
    stream = io.StringIO()
    stream.writelines(f"#{line}\n" for line in _header_lines(pack.header))
    # Quote all fields, as one may start with the character that begins a comment.
    writer = csv.writer(stream, "excel-tab", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for question in pack.questions:
        guid = guid_of(pack.id, question.id)
        writer.writerow([guid, _front(question), _back(question), " ".join(question.tags)])
    title = ("title",) if is_deck(pack.header.title) else ()
    losses = Losses(pack, {**_KEPT, Header: ("tags", *title)})
    if any(not isinstance(question, Text) for question in pack.questions):
        message = "Anki cards have no kind; imported again, they become kind `text`"
        losses.notes.append(Note(message))
    for question in pack.questions:
        losses.keep(question, _changes(question))
    return Exported(stream.getvalue(), len(pack.questions), tuple(losses.notes))


def _front(question: Question) -> str:
    """Return the front of a card in HTML: the question, its snippet, and its options."""
    text, options = _as_html(question.question), _as_html(cards.options(question))
    if not question.snippet:
        return "<br>".join(filter(None, [text, options]))
    code = f'<code class="language-{question.snippet.language}">'
    return f"{text}<pre>{code}{_as_html(question.snippet.text)}</code></pre>{options}"


def _back(question: Question) -> str:
    """Return the back of a card in HTML: the solution, and the explanation below a line."""
    texts = (cards.back(question), question.explanation)
    return _RULE.join(_as_html(text) for text in texts if text)


def guid_of(pack_id: str, question_id: str) -> str:
    """Return the guid by which Anki knows a question again."""
    return f"{pack_id}/{question_id}"


def id_in(guid: str) -> str:
    """Return the id of the question in a guid that `guid_of` made; empty for any other."""
    pack_id, _, question_id = guid.partition("/")
    return question_id if is_identifier(pack_id) and is_identifier(question_id) else ""


def _header_lines(header: Header) -> Iterator[str]:
    """Yield the header lines that tell Anki how to read the file."""
    yield from ("separator:tab", "html:true", f"notetype:{BASIC_NOTE_TYPE}")
    if is_deck(header.title):
        yield f"deck:{header.title}"
    if header.tags:
        yield f"tags:{' '.join(header.tags)}"
    yield from ("guid column:1", "tags column:4")


def _as_html(text: str) -> str:
    """Return ``text`` as the HTML of a field, without what Anki would take for a sound."""
    escaped = html.escape(text, quote=False).replace("[sound:", "&#91;sound:")
    kept = escaped.rstrip("\n")
    inner = kept.lstrip("\n")
    # Readers ignore tags at the ends of a field: there, line ends are written as characters.
    start, end = len(kept) - len(inner), len(escaped) - len(kept)
    return "".join((_LINE_END * start, inner.replace("\n", "<br>"), _LINE_END * end))


def is_deck(title: str) -> bool:
    """Return whether a text can be both the title of a pack and the name of a deck."""
    is_free = title.casefold() not in ("", "default") and not title.isdecimal()
    return title.isprintable() and title == title.strip() and is_free


def _changes(question: Question) -> Iterator[str]:
    own = fields_of(type(question)).keys() - fields_of(Question).keys()
    if question.also_right() and own <= set(PRINTED):  # otherwise a field is noted
        yield f"left out (a card has one answer): {question.also_right()}"
    if len(cards.back(question)) > limits.LONGEST_ANSWER:
        message = f"the back is longer than {limits.LONGEST_ANSWER} characters"
        yield f"{message}; it can't be imported again"
