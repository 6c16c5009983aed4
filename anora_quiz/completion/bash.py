"""Lines as bash hands them over: not yet taken apart, with all quotes and backslashes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

_PLAIN = frozenset("@%+=:,./_-")  # what needs no quotes, beside letters and digits
_ENDS = frozenset(" \t\n;|&()<>")  # what ends a word
_ESCAPED_IN_DOUBLE_QUOTES = frozenset('"\\$`')


@dataclass(frozen=True, slots=True)
class Typed:
    """A line up to the cursor: its whole ``words``, and the ``word`` that is being typed.

    ``kept`` is how much of that stays when bash replaces the rest; ``quote`` is the quote that is
    open where the rest begins, or empty.
    """

    words: list[str]
    word: str
    kept: int
    quote: str

    @classmethod
    def of(cls, line: str, replaced: str) -> Self:
        """Take ``line`` apart; bash is going to replace the end of it, ``replaced``."""
        kept = line.removesuffix(replaced)
        *words, (word, _) = _words(line)
        *others, (start, quote) = _words(kept)
        is_in_word = len(others) == len(words)
        return cls([each for each, _ in words], word, len(start) if is_in_word else 0, quote)

    def quoted(self, word: str) -> str:
        """Return what must replace the end of the line to make it ``word``; empty if nothing can.

        Bash is going to read it as text: nothing in it is run, expanded, or the end of the word.
        """
        rest = word[self.kept :]
        if self.quote == "'":
            return rest.replace("'", "'\\''")
        if self.quote == '"':  # in which an exclamation mark can't be quoted
            return "" if "!" in rest else "".join(map(_escaped_in_quotes, rest))
        return "".join(map(_escaped, rest))


def _escaped(character: str) -> str:
    is_plain = character.isalnum() or character in _PLAIN or ord(character) > 127  # noqa: PLR2004
    return character if is_plain else f"\\{character}"


def _escaped_in_quotes(character: str) -> str:
    return f"\\{character}" if character in _ESCAPED_IN_DOUBLE_QUOTES else character


def _words(line: str) -> Iterator[tuple[str, str]]:
    """Yield the words of ``line`` without quotes, each with the quote that is open at its end.

    The last one, which may be empty, is the one at the end of the line.
    """
    word, quote, is_word = "", "", False
    characters = iter(line)
    for character in characters:
        if not quote and character in _ENDS:
            if is_word:
                yield word, quote
            word, is_word = "", False
            continue
        is_word = True
        if character == "\\" and quote != "'":
            following = next(characters, "")
            is_kept = quote and following not in _ESCAPED_IN_DOUBLE_QUOTES
            word += f"\\{following}" if is_kept else following
        elif quote == character or (not quote and character in "'\""):
            quote = "" if quote else character
        else:
            word += character
    yield word, quote


def in_columns(words: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Return lines with ``words`` and their descriptions, up to ``width`` columns wide."""
    first = max(len(name) for name, _ in words)
    lines = (f"{name:{first}}  ({about})" if about else name for name, about in words)
    return [f"{line[: width - 3]}…)" if len(line) >= width else line for line in lines]
