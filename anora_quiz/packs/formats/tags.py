"""Tags made from the words of other programs' files."""

import unicodedata
from collections.abc import Iterable

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.findings import Findings
from anora_quiz.packs.formats.size_limits import MOST_TAGS
from anora_quiz.quiz import values

_LONGEST = 500  # characters: enough to make a tag from


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
