"""Write a pack to start from: commented, with one question of each kind, and playable."""

from collections.abc import Sequence
from textwrap import indent

from anora_quiz.packs.pack import Header
from anora_quiz.packs.writing.plain_data import header_data
from anora_quiz.packs.writing.schema import MODELINE
from anora_quiz.packs.writing.yaml_text import emitted
from anora_quiz.quiz.question import Question, Source

_SOURCE = Source(title="Where the answers can be looked up")
_HEAD_COMMENT = """\
# A pack for Anora Quiz. Play it:   anora-quiz play {file}
# Look for mistakes as you write:   anora-quiz packs check --watch {file}
# What you type is what players see: No, 010 and 12:30 stay as they are. Put quotes around text
# that has a colon and a space in it, or a space and a #.
"""
_FIELDS_COMMENT = """\

# Every question has `id`, `kind`, `question` and what its kind needs. It can have:
#   difficulty: easy            # or medium, which it is without, or hard
#   hint: A nudge that gives nothing away
#   explanation: A fact that makes the answer worth knowing
#   tags: [crew]
#   spoiler: true               # asked only of those who want it
#   source: {title: …, publisher: …, year: 2024, url: "https://…"}
#   disputed: Who says otherwise
# The id must stay once people have played: scores and memories hang on it.
"""
_EXPLANATION = "explanation: Put here a fact that makes the answer worth knowing.\n"


def as_item(fields: str) -> str:
    """Return the ``fields`` of a question as an item of the list of questions."""
    return "  - " + indent(fields, "    ").lstrip()


def template(header: Header, kinds: Sequence[type[Question]], file: str) -> str:
    """Return the text of a pack with an example of each of ``kinds``; ``file`` is its name."""
    fields = header_data(header)
    fields["source"] = {"title": _SOURCE.title}
    items = "\n".join(_commented_example(kind) for kind in kinds)
    # A line break would end the comment; a shell matches any character with ?.
    shown = "".join(letter if letter.isprintable() else "?" for letter in file)
    head = _HEAD_COMMENT.format(file=shown)
    return f"{MODELINE}{head}\n{emitted(fields)}{_FIELDS_COMMENT}questions:\n{items}"


def _commented_example(kind: type[Question]) -> str:
    comment = indent(kind.about, "  # ", lambda _: True)
    lines = "\n".join(line.rstrip() for line in comment.splitlines())
    return f"{lines}\n{as_item(kind.example + _EXPLANATION)}"
