"""Write a pack to start from: commented, with one question of each kind, and playable."""

from collections.abc import Sequence
from textwrap import indent

from anora_quiz.packs.pack import Header
from anora_quiz.packs.writing.plain_data import header_data
from anora_quiz.packs.writing.schema import MODELINE
from anora_quiz.packs.writing.yaml_text import emitted
from anora_quiz.quiz.question import Question, Source

_SOURCE = Source(title="Where players can check the answers")
_HEAD_COMMENT = """\
# A pack for Anora Quiz. Play it with:   anora-quiz play {file}
# Check it while you write:              anora-quiz packs check --watch {file}
# Read the guide:                        anora-quiz packs guide
# Players see text exactly as you type it: No, 010, and 12:30 need no quotes. Put text in quotes if
# it contains a colon followed by a space, or a space followed by #.
"""
_FIELDS_COMMENT = """\

# Every question has `id`, `kind`, and `question`, plus the fields of its kind. Optional fields:
#   difficulty: easy            # easy, medium (default), or hard
#   hint: A clue that doesn't give the answer away
#   explanation: A fact worth knowing about the answer
#   tags: [crew]
#   snippet: {language: python, text: "print(1)"}      # shown below the question
#   spoiler: true               # asked only if the player allows spoilers
#   source: {title: …, publisher: …, year: 2024, url: "https://…"}
#   disputed: What another source says
# Don't change an id once people have played: scores and practice refer to it.
"""
_EXPLANATION = "explanation: A fact worth knowing about the answer.\n"


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
