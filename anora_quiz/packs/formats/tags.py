"""Tags made from the words of other programs' files."""

import unicodedata
from collections.abc import Collection, Iterable

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.findings import Findings
from anora_quiz.packs.formats.size_limits import MOST_TAGS
from anora_quiz.quiz import values

_LONGEST = 500  # characters: enough to make a tag from
# Parts of the names of categories that say where in Moodle they are.
_NOT_TAGS = frozenset({"", "top", "$course$", "$system$", "$module$", "$cat$", "$coursecategory$"})


def tag_of(words: str) -> str:
    """Return ``words`` as a tag, or an empty text if none of their letters can be in one."""
    words = unicodedata.normalize("NFC", words[:_LONGEST])  # as the pack reader does
    if values.is_identifier(words):
        return words
    tag = values.slug(words) if any(map(str.isalnum, words)) else ""
    return tag if values.is_identifier(tag) else ""


def tags_of(words: Iterable[str], line: int, findings: Findings) -> tuple[str, ...]:
    """Return ``words`` as tags, and note those that aren't valid tags as they are."""
    tags: dict[str, None] = {}
    for word in dict.fromkeys(filter(None, map(str.strip, words))):
        if len(tags) == MOST_TAGS:
            findings.note(line, f"left out tags: more than {MOST_TAGS}")
            break
        tag = tag_of(word)
        if tag != word:
            shown = scalars.quoted(word)
            change = "changed the tag {} to “{}”" if tag else "left out the tag {}: no letters"
            findings.note(line, change, shown, tag)
        if tag:
            tags[tag] = None
    return tuple(tags)


def note_origin(what: str, name: str, tags: Collection[str], line: int, findings: Findings) -> None:
    """Note the ``tags`` made from the ``name`` of a category or the like, or that there are none.

    ``what`` is the noun for it.
    """
    noun = "a tag" if len(tags) == 1 else "tags"
    kept = f"kept the {what} {{}} as {noun}: {{}}" if tags else f"left out the {what} {{}}"
    findings.note(line, kept, scalars.quoted(name), ", ".join(tags))


class Categories:
    """Turns the categories of Moodle's formats into tags, and notes each category once."""

    def __init__(self, findings: Findings) -> None:
        """Start without a category; notes go to ``findings``."""
        self._findings = findings
        self._category = ""
        self._tags: tuple[str, ...] = ()

    def tags_of(self, line: int, category: str) -> tuple[str, ...]:
        """Return the tags for ``category``, which is a path such as ``$course$/top/Seats``.

        ``line`` is where the file says it.
        """
        if category != self._category:
            self._category = category
            # A slash within a name is doubled.
            names = [name.strip() for name in category.replace("//", "\0").split("/")]
            named = [name.replace("\0", "/") for name in names if name.casefold() not in _NOT_TAGS]
            tags = dict.fromkeys(tag for name in named[:MOST_TAGS] if (tag := tag_of(name)))
            self._tags = tuple(tags)
            note_origin("category", category, self._tags, line, self._findings)
        return self._tags
