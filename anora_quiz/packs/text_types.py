"""Recognize a text that isn't a pack, and say what to do with it."""

import json
import re
from typing import Any

_SAMPLE = 100_000  # characters
_LONGEST_JSON = 1_000_000  # characters that are parsed
_MOST_NAMES = 5
_MARKUP = re.compile(
    r"(?:<\?[^>]*+>|<!--.*?-->|<!(?!--)[^>]*+>|\s++)*+<([A-Za-z_][\w.:-]*+)", re.DOTALL
)
_FIELD = r"""^[ \t{]*+["']?(?:%s)["']?[ \t]*+:"""
_PACK = re.compile(_FIELD % "questions", re.MULTILINE)
_FORMAT = re.compile(_FIELD % "format", re.MULTILINE)
_ITEM = r"^[ \t]*+-[ \t]*+(?:id|kind|question)[ \t]*+:"
_PART = re.compile(
    f"{_FIELD % 'format|questions'}|^title[ \\t]*+:|{_ITEM}", re.MULTILINE | re.IGNORECASE
)
_MARKDOWN = re.compile(r"^(?:[-*] \[[ xX]\] |```)", re.MULTILINE)  # YAML has comments after #, too
_TOML = re.compile(r"^\[\[?[\w.]++\]\]?[ \t]*+\n\w+[ \t]*=", re.MULTILINE)
_MARKDOWN_NAMES = (".md", ".markdown")

MARKDOWN = "Markdown"
"""What pages are that may hold questions in any format."""

_AS_TABLE = "save its questions as CSV with columns question, answer, and wrong, and import that"
_AS_TEXT = "copy its questions to a text file, for example in the Aiken format, and import that"

Recognized = tuple[str, str]
"""What a text is, such as "a web page", and what to do with it."""


def is_pack(text: str) -> bool:
    """Tell whether ``text`` has the fields of a whole pack, good or bad."""
    if _is_braced(text):
        return all(
            re.search(rf"""["']?{name}["']?\s*:""", text) for name in ("format", "questions")
        )
    return _PACK.search(text) is not None and _FORMAT.search(text) is not None


def may_be_pack(text: str) -> bool:
    """Tell whether ``text`` has a field that packs or their questions have, perhaps misspelled."""
    return _PART.search(text) is not None or (_is_braced(text) and "questions" in text)


def _is_braced(text: str) -> bool:
    """Tell whether ``text`` is a mapping in braces, as JSON is."""
    return text[:_SAMPLE].lstrip("\ufeff \t\r\n").startswith("{")


def recognize_text(text: str, filename: str) -> Recognized | None:
    """Return what ``text`` is, if that can be told, and what to do with it."""
    start = text[:_SAMPLE].lstrip("\ufeff \t\r\n")
    if not start and len(text) <= _SAMPLE:
        return "an empty file", "check that it was saved"
    if start[0] == "<":
        return _recognize_markup(start)
    if start[0] in "[{" and len(text) <= _LONGEST_JSON:
        try:
            return _recognize_json(json.loads(text.lstrip("\ufeff")))
        except (ValueError, RecursionError):
            return None
    if _TOML.search(start):
        return "TOML", "write it in YAML: `title: …` instead of `title = …`"
    is_markdown = filename.casefold().endswith(_MARKDOWN_NAMES) or _MARKDOWN.search(start)
    return (MARKDOWN, _AS_TEXT) if is_markdown else None


def _recognize_markup(start: str) -> Recognized | None:
    found = _MARKUP.match(start)
    if found is None:
        return None
    root = found[1].casefold()
    match root:
        case "html" | "head" | "body" | "!doctype":
            return "a web page", _AS_TEXT
        case "questestinterop" | "assessmentitem" | "assessmenttest":
            return "a QTI file", "export the questions as GIFT, Aiken, or CSV, and import that"
    return f"XML with the root element <{found[1][:40]}>", _AS_TABLE


def _recognize_json(data: Any) -> Recognized:
    first = data[0] if isinstance(data, list) and data else data
    names = [json.dumps(name[:40]) for name in first] if isinstance(first, dict) else []
    listed = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    return f"JSON with the fields {listed}" if names else "JSON", _AS_TABLE
