"""The encodings in which the API returns texts: https://opentdb.com/api_config.php."""

import base64
import re
from collections.abc import Callable, Iterable, Sequence

from anora_quiz.packs.formats.html_text import unescape

Decode = Callable[[str], str]
"""Decodes a text. Raises `ValueError` for one that is not in the encoding."""

_PERCENT_ESCAPE = re.compile(b"%([0-9A-Fa-f]{2})")
# Possessive: what could be given back would be kept in memory, many times its length.
_PERCENT_ENCODED = re.compile(r"(?:[A-Za-z0-9_.~-]++|%[0-9A-Fa-f]{2})*+")
# What only an encoded text has: an escape, or the plus signs of several spaces.
_URL_SIGN = re.compile(r"%[0-9A-Fa-f]{2}|[^\W\d]\+[^\W\d][^+]*\+\w")


def encoding_of(entries: Sequence[Sequence[str]]) -> tuple[str, Decode]:
    """Return the name of the encoding that most ``entries`` have, and what decodes it.

    Each entry is the list of its texts. The name is empty for the default encoding, which
    writes special characters as HTML entities.
    """
    for name, (decode, is_encoded) in _ENCODINGS.items():
        decodable = [texts for texts in entries if can_decode(decode, texts)]
        if len(decodable) > len(entries) / 2 and is_encoded(
            [text for texts in decodable for text in texts]
        ):
            return name, decode
    return "", unescape


def can_decode(decode: Decode, texts: Iterable[str]) -> bool:
    """Return whether ``decode`` can decode all ``texts``."""
    try:
        for text in texts:
            decode(text)
    except ValueError:
        return False
    return True


def _from_base64(text: str) -> str:
    return base64.b64decode(text, validate=True).decode()


def _from_percent(text: str) -> str:
    if not _PERCENT_ENCODED.fullmatch(text):
        raise ValueError(text)
    # The library's function keeps a text of its own for each escape: eighty times the text.
    return _PERCENT_ESCAPE.sub(lambda each: bytes.fromhex(each[1].decode()), text.encode()).decode()


def _from_form(text: str) -> str:
    return _from_percent(text.replace("+", "%20"))


def _is_percent(texts: Sequence[str]) -> bool:
    return any(map(_URL_SIGN.search, texts))


def _is_form(texts: Sequence[str]) -> bool:
    return _is_percent(texts) and any("+" in text for text in texts)


_ENCODINGS: dict[str, tuple[Decode, Callable[[Sequence[str]], bool]]] = {
    "base64": (_from_base64, bool),
    "form-encoded": (_from_form, _is_form),
    "percent-encoded": (_from_percent, _is_percent),
}
