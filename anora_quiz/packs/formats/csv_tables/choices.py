"""Finds the right options of rows, which name them by text, column, letter, or number."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.cells import split_items
from anora_quiz.packs.formats.csv_tables.column_names import (
    OPTIONS,
    reasons_column,
    spellings,
    squeezed,
)
from anora_quiz.packs.formats.csv_tables.layout import Layout, cells_at
from anora_quiz.packs.formats.csv_tables.lists import ListSplitter
from anora_quiz.packs.formats.csv_tables.rows import Row
from anora_quiz.packs.formats.options import Option
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.quiz.marking.folding import fold

_TEXT, _COLUMN, _LETTER, _NUMBER, _INDEX = "text", "column", "letter", "number", "index"
_WAYS = (_TEXT, _COLUMN, _LETTER, _NUMBER, _INDEX)
_ONE_LABEL = re.compile(r"[a-z]|\d{1,2}")
_LABEL = re.compile(r"(?:(?:option|answer|choice|opt|ans)[\s_#-]*)?([a-z]|\d{1,2})(?:\.0)?")
_LABELED = re.compile(r"\(?([a-z]|\d{1,2})[.):]\s+(?=\S)", re.IGNORECASE)
_LETTERS = re.compile(r"[a-l]{2,}")
_SEPARATOR = re.compile(r"[\s,;/&|+]+(?:and\s+)?")
_TEXT_SEPARATOR = re.compile(r"[,;/|\n]")
_DIGIT = re.compile(r"\d")
_LISTS = ("wrong", OPTIONS, "accept")

_Options = list[tuple[dict[str, set[str]], str]]
"""Options, each with the keys that refer to it in each of the ways but text."""


class UnsuitableRow(Exception):
    """A row that does not make a question, or not one of the kind that was tried."""


class Choices:
    """The options of the rows of a table.

    How right options are referred to is decided for the whole table: in the way in which most
    rows name one of theirs, or by their texts if that is as good.
    """

    def __init__(self, rows: Sequence[Row], layout: Layout, collector: Collector) -> None:
        """Decide how ``rows`` name their right options, and note what isn't clear."""
        self._layout = layout
        self._collector = collector
        self._splitter = ListSplitter(rows, layout, _LISTS, collector)
        self._names = {
            column: set(spellings(layout.titles[column])) for _, column in layout.options
        }
        counts: Counter[str] = Counter()
        total = 0
        for row in rows:
            given, options = self._given(row), self._labeled(row)
            if given and options:
                total += 1
                finder = _OptionFinder(options)
                counts.update(way for way in _WAYS if finder.find_all(given, way))
        self._way = max(_WAYS, key=lambda way: counts[way])
        self._unsure = {way for way in (_LETTER, _NUMBER) if counts[way] == counts[_TEXT]}
        self._are_all_wrong = 2 * counts[self._way] < total
        self._is_told = False
        if self._way == _INDEX:
            collector.note(0, "read the numbers of correct options as starting from 0")
        elif self._way == _NUMBER and counts[_NUMBER] == counts[_INDEX] and self._is_index():
            collector.note(0, "read the numbers of correct options as starting from 1; none is 0")

    def _is_index(self) -> bool:
        """Return whether the title of the correct options speaks of an index."""
        titles = (self._layout.titles[column] for column in self._layout.named.get("answer", []))
        return any("index" in title.casefold() or "idx" in title.casefold() for title in titles)

    def of_row(self, row: Row) -> tuple[list[str], list[Option]]:
        """Return the right answers of ``row`` and its wrong options.

        Raises `UnsuitableRow` if it is unclear which option is right, or if there are too many.
        """
        right, options = self._given(row), self._labeled(row)
        wrong = [*self.listed("wrong", row), *map(Option, cells_at(row, self._layout.wrong))]
        if max(len(right), len(wrong), len(options)) > MOST_OPTIONS:
            raise UnsuitableRow(f"more than {MOST_OPTIONS:,} options")
        if options:
            finder = _OptionFinder(options)
            found = (each for given in right for each in self._find(row, finder, given))
            right = list(dict.fromkeys(found))
            others = [text for _, text in options]
            for text in right:
                if text in others:
                    others.remove(text)
            wrong += map(Option, others)
        return right, wrong

    def texts(self, name: str, row: Row) -> list[str]:
        """Return the texts in the column ``name``, which lists several."""
        return self._splitter.split(name, row)

    def listed(self, name: str, row: Row) -> list[Option]:
        """Return the options in the column ``name``, with the reasons in the column for these."""
        texts = self._splitter.split(name, row)
        reasons = split_items(self._layout.cell(row, reasons_column(name)))
        if len(reasons) > len(texts):
            noun = "wrong options" if name == "wrong" else f"texts in `{name}`"
            self._collector.note(row.line, f"left out extra reasons: more than {noun}")
        reasons += [""] * len(texts)
        return [Option(*pair) for pair in zip(texts, reasons, strict=False)]

    def _given(self, row: Row) -> list[str]:
        """Return what names the right options, or the right answers themselves."""
        answer = self._layout.cell(row, "answer")
        if answer:
            return [answer]
        return [text for text in split_items(self._layout.cell(row, "answers")) if text.strip()]

    def _labeled(self, row: Row) -> _Options:
        """Return the options that may be right or wrong.

        A column of answers beside one with the correct answer has them all.
        """
        texts = self._splitter.split(OPTIONS, row)
        if not texts and self._layout.cell(row, "answer"):
            texts = split_items(self._layout.cell(row, "answers"))
        found: _Options = [(_keys(index, str(index + 1)), text) for index, text in enumerate(texts)]
        for index, (label, column) in enumerate(self._layout.options):
            if column >= len(row.cells):
                break
            keys = _keys(index, label if label.isdecimal() else str(index + 1))
            if not label.isdecimal():
                keys[_LETTER] = {label}
            found.append((keys | {_COLUMN: self._names[column]}, row.cells[column]))
        return [(keys, text) for keys, text in found if text.strip()]

    def _find(self, row: Row, finder: "_OptionFinder", given: str) -> list[str]:
        """Return the options that ``given`` stands for. Raises `UnsuitableRow` if none is."""
        # A number counts from 1 in all rows, or from 0 in all.
        others = {_NUMBER, _INDEX} - {self._way if self._way == _INDEX else _NUMBER}
        ways = {
            way: found for way in _WAYS if way not in others and (found := finder.find(given, way))
        }
        way = self._way if self._way in ways else next(iter(ways), "")
        if way == _TEXT and any(ways.get(each, ways[way]) != ways[way] for each in self._unsure):
            message = f"{scalars.quoted(given)} is both an option and an option number"
            self._collector.note(row.line, f"{message}; used the option")
        elif way not in ("", self._way):
            message = f"read {scalars.quoted(given)} as the {way} of the correct option"
            self._collector.note(row.line, f"{message}, unlike in most rows")
        if way:
            return ways[way]
        if not self._are_all_wrong or finder.is_label(given) or finder.is_in_one(given):
            raise UnsuitableRow(f"no option {scalars.quoted(given)}")
        if not self._is_told:
            message = (
                "answers from here on aren't among the options; read the options as wrong ones"
            )
            self._collector.note(row.line, message)
            self._is_told = True
        return [given]


def _keys(index: int, number: str) -> dict[str, set[str]]:
    letter = ascii_lowercase[index] if index < len(ascii_lowercase) else ""
    return {_LETTER: {letter}, _NUMBER: {number}, _INDEX: {str(index)}, _COLUMN: set()}


class _OptionFinder:
    """Finds the options of one row that the answers refer to."""

    def __init__(self, options: _Options) -> None:
        self._options = {
            way: {key: text for keys, text in reversed(options) for key in keys[way]}
            for way in _WAYS
            if way != _TEXT
        } | {_TEXT: {fold(text): text for _, text in reversed(options)}}
        self._texts = {text.strip(): text for _, text in reversed(options)}
        self._has_digits = any(map(_DIGIT.search, self._options[_TEXT]))

    def find_all(self, given: Iterable[str], way: str) -> bool:
        """Return whether each of the ``given`` texts stands for options in this way."""
        return all(self.find(each, way) for each in given)

    def find(self, given: str, way: str) -> list[str]:
        """Return the options that ``given`` stands for if it is read in this way."""
        known = self._options[way]
        if way == _TEXT and given.strip() in self._texts:
            return [self._texts[given.strip()]]
        if way == _TEXT:
            unlabeled = _LABELED.sub("", given, count=1)
            readings = [[given], [unlabeled], _TEXT_SEPARATOR.split(given)]
        else:
            readings = [[given], _SEPARATOR.split(given)]
        if way == _LETTER and _LETTERS.fullmatch(plain := _plain(given)):
            readings.append(list(plain) if sorted(set(plain)) == list(plain) else [])
        key = {_TEXT: fold, _COLUMN: squeezed}.get(way, _plain)
        for texts in readings:
            found = [known.get(key(text), "") for text in texts if text.strip()]
            if found and all(found):
                return list(dict.fromkeys(found))
        return []

    def is_in_one(self, given: str) -> bool:
        """Return whether all options are one text that has ``given`` in it: they aren't split."""
        return len(self._texts) == 1 and given.casefold() in next(iter(self._texts)).casefold()

    def is_label(self, given: str) -> bool:
        """Return whether ``given`` is a letter or number, and no text of an option is one."""
        return _ONE_LABEL.fullmatch(_plain(given)) is not None and not self._has_digits


def _plain(label: str) -> str:
    """Return the letter or number in a text such as "(b)" or "Option 2"."""
    label = label.strip().casefold().strip("().[]:")
    found = _LABEL.fullmatch(label)
    return found[1] if found else label
