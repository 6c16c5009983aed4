"""Finds the right options of a row, which it names by their text, letter, or number."""

import re
from collections.abc import Sequence
from string import ascii_lowercase

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.header_row import OPTIONS, Layout, cells_at, reasons_column
from anora_quiz.packs.formats.csv_tables.rows import Row, split_items
from anora_quiz.packs.formats.options import Option
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.quiz.marking.folding import fold

_LETTER = re.compile(r"[a-z]")
_NUMBER = re.compile(r"\d{1,2}")
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"[\s,;/&|+]+")


class UnsuitableRow(Exception):
    """A row that does not make a question, or not one of the kind that was tried."""


def options_in(
    row: Row, layout: Layout, collector: Collector, first: int
) -> tuple[list[str], list[Option]]:
    """Return the right answers of ``row`` and its wrong options.

    Options without a number of their own are counted from ``first``. Raises `UnsuitableRow` if
    it is unclear which option is right, or if there are too many options.
    """
    right = _right(row, layout, collector)
    wrong = _wrong(row, layout, collector)
    options = _labeled(row, layout, first)
    if max(len(right), len(wrong), len(options)) > MOST_OPTIONS:
        raise UnsuitableRow(f"more than {MOST_OPTIONS:,} options")
    if options:
        right = _OptionFinder(row.line, collector, options, has_labels=bool(layout.options)).find(
            right
        )
        folded = set(map(fold, right))
        wrong += (Option(text) for _, text in options if fold(text) not in folded)
    return right, wrong


def counts_from_zero(rows: Sequence[Row], layout: Layout) -> bool:
    """Return whether some right option is number 0, so that all are counted from 0."""
    for row in rows:
        if layout.cell(row, "answer").strip() == "0":
            options = _labeled(row, layout, 1)
            is_text = any(text.strip() == "0" for _, text in options)
            if options and not is_text and all("0" not in labels for labels, _ in options):
                return True
    return False


def _right(row: Row, layout: Layout, collector: Collector) -> list[str]:
    answers = [text for text in split_items(layout.cell(row, "answers")) if text.strip()]
    answer = layout.cell(row, "answer")
    if answer and answers and fold(answer) not in map(fold, answers):
        collector.note(row.line, f"added {scalars.quoted(answer)} to the correct answers")
        return [answer, *answers]
    return answers or ([answer] if answer else [])


def _wrong(row: Row, layout: Layout, collector: Collector) -> list[Option]:
    listed = listed_options("wrong", row, layout, collector)
    return [*listed, *map(Option, cells_at(row, layout.wrong))]


def listed_options(name: str, row: Row, layout: Layout, collector: Collector) -> list[Option]:
    """Return the options in the column ``name``, with the reasons in the column for these."""
    texts = split_items(layout.cell(row, name))
    reasons = split_items(layout.cell(row, reasons_column(name)))
    if len(reasons) > len(texts):
        noun = "wrong options" if name == "wrong" else f"texts in `{name}`"
        collector.note(row.line, f"left out extra reasons: more than {noun}")
    reasons += [""] * len(texts)
    return [Option(*pair) for pair in zip(texts, reasons, strict=False)]


def _labeled(row: Row, layout: Layout, first: int) -> list[tuple[set[str], str]]:
    """Return the options that may be right or wrong, each with its letter and number."""
    listed = enumerate(split_items(layout.cell(row, OPTIONS)))
    found = [({_letter(index), str(index + first)}, text) for index, text in listed]
    for index, (label, column) in enumerate(layout.options):
        if column >= len(row.cells):
            break
        other = _letter(index) if label.isdecimal() else str(index + first)
        found.append(({label, other}, row.cells[column]))
    return [(labels, text) for labels, text in found if text.strip()]


def _letter(index: int) -> str:
    return ascii_lowercase[index] if index < len(ascii_lowercase) else str(index)


class _OptionFinder:
    """Finds the options that the answers of one row refer to."""

    def __init__(
        self,
        line: int,
        collector: Collector,
        options: Sequence[tuple[set[str], str]],
        *,
        has_labels: bool,
    ) -> None:
        self._line = line
        self._collector = collector
        self._texts = {fold(text): text for _, text in reversed(options)}
        self._labels = {label: text for labels, text in reversed(options) for label in labels}
        self._has_labels = has_labels
        self._has_digits = any(map(_DIGIT.search, self._texts))

    def find(self, given: Sequence[str]) -> list[str]:
        """Return the right options. Raises `UnsuitableRow` for a label that no option has."""
        right: list[str] = []
        for each in given:
            found = self._find_option(each)
            parts = [self._labels.get(part, "") for part in _SEPARATOR.split(_plain(each)) if part]
            if found:
                right.append(found)
            elif parts and all(parts):
                right += parts
            elif self._is_label(each):
                raise UnsuitableRow(f"no option {scalars.quoted(each)}")
            else:  # the options are only the wrong ones
                right.append(each)
        return list(dict.fromkeys(right))

    def _find_option(self, given: str) -> str:
        text = self._texts.get(fold(given), "")
        labeled = self._labels.get(_plain(given), "")
        if text and labeled and text != labeled:
            message = f"{scalars.quoted(given)} is both an option and an option number"
            self._collector.note(self._line, f"{message}; used the option")
        return text or labeled

    def _is_label(self, given: str) -> bool:
        plain = _plain(given)
        if _NUMBER.fullmatch(plain):
            return not self._has_digits
        return self._has_labels and _LETTER.fullmatch(plain) is not None


def _plain(label: str) -> str:
    return label.strip().casefold().rstrip(".)")
