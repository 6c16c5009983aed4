"""Put texts in quotes as YAML needs them."""

import re

from anora_quiz.packs.syntax.tree import NO_EDITS, Edit, Scalar, Value

SIGNS = frozenset("*&!%@`|>,?-[]{}")
"""The signs that a text without quotes can't start with."""

COLON = re.compile(r":(?=\s|$)")
"""A colon that a text without quotes can't contain."""

HASH = re.compile(r"\s#")
"""The start of a comment, which a text without quotes can't contain."""


def in_quotes(text: str) -> str:
    """Return ``text`` in the quotes that need the fewest escapes."""
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def written(text: str) -> str:
    """Return ``text`` as the value of a field: in quotes only if it needs them."""
    needs_quotes = text[:1] in SIGNS | {"#", '"', "'"} or COLON.search(text)
    return in_quotes(text) if needs_quotes or HASH.search(text) else text


def tag_edits(tag: str, value: Value) -> tuple[Edit, ...]:
    """Return the edit that makes ``tag`` a part of the text of ``value``, if it may be one."""
    if not isinstance(value, Scalar) or tag.startswith("!!"):
        return NO_EDITS
    text = f"{tag} {value.text}".rstrip()
    is_whole = len(text) == value.location.width
    return (Edit(*value.location, in_quotes(text)),) if is_whole else NO_EDITS
