"""Fits texts into the limits of a pack, so that no question is lost to a long text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.findings import Findings
from anora_quiz.packs.formats.options import Option
from anora_quiz.quiz.limits import LONGEST_ANSWER, LONGEST_TEXT, MOST_LINES
from anora_quiz.quiz.options import appearance
from anora_quiz.quiz.question import Wrong

TOO_LONG = f"longer than {LONGEST_TEXT:,} characters or {MOST_LINES} lines"
"""What is wrong with a text that a pack can't hold."""

_Item = TypeVar("_Item")


def is_too_long(value: Any) -> bool:
    """Return whether ``value`` is a text that a pack can't hold, or has one in its tuples."""
    if isinstance(value, str):
        if len(value) <= MOST_LINES:  # as nearly all are
            return False
        return len(value) > LONGEST_TEXT or len(value.splitlines()) > MOST_LINES
    return isinstance(value, tuple) and any(map(is_too_long, value))


def split_by_length(answers: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the ``answers`` that are short enough to type, and the others.

    If no answer is left that way, all are returned as if they were short enough.
    """
    given = list(answers)
    kept = list(filter(_can_be_typed, given))
    if not any(map(str.strip, kept)):
        return given, []
    return kept, [text for text in given if not _can_be_typed(text)]


def _can_be_typed(text: str) -> bool:
    return len(text) <= LONGEST_ANSWER and not is_too_long(text)


class Fitting(Findings):
    """Fits what is found into the limits of a pack, and notes what is cut off or moved."""

    def cut_off(self, line: int, what: str, text: str, longest: int = LONGEST_TEXT) -> str:
        """Return the start of ``text`` that a pack can hold, up to ``longest`` characters."""
        limit = ""
        if len(text) > longest:
            text, limit = text[:longest].rstrip(), f"{longest:,} characters"
        if is_too_long(text):
            kept = text.splitlines(keepends=True)[:MOST_LINES]
            text, limit = "".join(kept).rstrip(), f"{MOST_LINES} lines"
        if limit:
            self.note(line, f"cut off {what} after {limit}")
        return text

    def cut_texts(self, line: int, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of ``fields`` that are texts, each cut off if it is too long."""
        texts = ((name, value) for name, value in fields.items() if isinstance(value, str))
        return {name: self.cut_off(line, f"`{name}`", text) for name, text in texts}

    def first(self, line: int, given: Iterable[_Item], most: int, what: str) -> list[_Item]:
        """Return the first items ``given``, at most ``most``; ``what`` is their plural noun."""
        items = list(given)
        if len(items) > most:
            message = f"left out {{}} of {{}} {what}: more than {most:,}"
            self.note(line, message, f"{len(items) - most:,}", f"{len(items):,}")
        return items[:most]

    def explained_by(
        self, line: int, long: Sequence[str], fields: dict[str, Any]
    ) -> dict[str, Any]:
        """Return ``fields`` with the ``long`` answers at the end of the explanation."""
        if not long:
            return fields
        message = f"moved an answer to the explanation: longer than {LONGEST_ANSWER} characters"
        self.note(line, message)
        texts = dict.fromkeys(filter(None, [fields.get("explanation", ""), *long]))
        return {**fields, "explanation": "\n".join(texts)}

    def with_short_answers(self, line: int, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the ``fields`` of blanks, explained by answers that are too long to type."""
        split = [split_by_length(accepted) for accepted in fields["answers"]]
        answers = tuple(tuple(kept) for kept, _ in split)
        long = [text for _, texts in split for text in texts]
        return {**self.explained_by(line, long, fields), "answers": answers}

    def distinct_options(
        self,
        line: int,
        wrong: Iterable[Option],
        right: Sequence[str],
        read_as: Callable[[str], str] = appearance,
    ) -> tuple[Wrong, ...]:
        """Return the wrong options that differ from the right ones and from one another.

        Those are the same that are ``read_as`` the same.
        """
        answers = {read_as(text): text for text in right}
        seen: dict[str, str] = {}
        kept: list[Wrong] = []
        for option in wrong:
            option_line = option.line or line
            text, because = (
                self.clean(option_line, each) for each in (option.text, option.because)
            )
            if not text.strip():
                self.note(option_line, "left out an empty option")
                continue
            if is_too_long(text):
                self.note(option_line, f"left out an option: {TOO_LONG}")
                continue
            look = read_as(text)
            same_text = answers.get(look, seen.get(look))
            if same_text is not None:
                self._note_same(option_line, "the option", text, same_text)
                continue
            seen[look] = text
            because = self.cut_off(option_line, "a reason", because) if because.strip() else ""
            kept.append(Wrong(text, because))
        return tuple(kept)

    def distinct_texts(self, line: int, texts: Sequence[str], what: str) -> list[str]:
        """Return those of ``texts`` that differ; ``what`` is the noun for one of them."""
        seen: dict[str, str] = {}
        for text in self.clean_all(line, tuple(texts)):
            look = appearance(text)
            same_text = seen.get(look)
            if same_text is not None:
                self._note_same(line, what, text, same_text)
            else:
                seen[look] = text
        return list(seen.values())

    def _note_same(self, line: int, what: str, text: str, same_text: str) -> None:
        message = f"left out {what} {{}}: same as {{}}"
        self.note(line, message, scalars.quoted(text), scalars.quoted(same_text))
