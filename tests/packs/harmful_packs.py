"""Make packs that no author writes: each kind once hung, crashed, or flooded the program.

A kind makes a file of any size; it has a short size for every run and a full one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isqrt

_HEAD = "format: 1\ntitle: G\nquestions:\n"
_TEXT = "- {id: a, kind: text, question: q, answer: b"
_TAGS = ",".join(f"t{number}" for number in [*range(999), 998])
_MARKS = "\u0316\u0301"
_PRIVATE = "".join(map(chr, range(0xE001, 0xF900)))
_DIGITS_TO_LETTERS = str.maketrans("0123456789", "abcdefghij")
_MATCH = "- id: a\n  kind: match\n  question: q\n  pairs:\n"


@dataclass(frozen=True, slots=True)
class Harmful:
    """A kind of file: ``make`` returns one of a given size; ``short`` and ``full`` are sizes."""

    make: Callable[[int], str | bytes]
    short: int
    full: int

    def content(self, size: int) -> bytes:
        """Return a file of this kind and ``size``."""
        made = self.make(size)
        return made if isinstance(made, bytes) else made.encode()


def _many(count: int, item: str, head: str = _HEAD) -> str:
    """Return a pack of ``count`` items, in each of which # is replaced by its number."""
    return head + "".join(item.replace("#", str(number)) for number in range(count))


def _choice(wrong: str) -> str:
    return f"{_HEAD}- {{id: a, kind: choice, question: q, answer: b, wrong: [{wrong}]}}\n"


def _listed(count: int, item: str) -> str:
    return ", ".join(item.replace("#", str(number)) for number in range(count))


def _letters(number: int) -> str:
    return f"{number:015b}".replace("0", "a").replace("1", "s")


HARMFUL: dict[str, Harmful] = {
    # Lines in which the checker looks for mistakes.
    "stars": Harmful(
        lambda n: _many(n, "- id: q#\n  kind: text\n  answer: *x* #\n"), 2000, 100_000
    ),
    "odd dashes": Harmful(lambda n: _many(n, "* id: q#\n  kind: text\n-kind: x\n"), 2000, 100_000),
    "tabs": Harmful(lambda n: _many(n, "- id: q#\n\tkind: text\n\t\tanswer: #\n"), 2000, 100_000),
    "quotes in a list": Harmful(
        lambda n: f"{_HEAD}- wrong: [{', '.join(['*a {b #'] * n)}\n", 1000, 200_000
    ),
    "names with colons": Harmful(
        lambda n: f"{_HEAD}- {{{_listed(n, 'answer:#')}, kind: text}}\n", 5000, 40_000
    ),
    "options by other names": Harmful(
        lambda n: f"{_HEAD}- {{kind: choice, {_listed(n, 'o-p#-tions: [a]')}}}\n", 5000, 20_000
    ),
    "ids on one line": Harmful(
        lambda n: f"format: 1\ntitle: G\nquestions: [{_listed(n, '{kind: bool, answer: yes}')}]\n",
        2000,
        40_000,
    ),
    "equal ids": Harmful(lambda n: _many(n, "- {id: a, kind: text, question: q}\n"), 2000, 40_000),
    "fields in a text": Harmful(
        lambda n: f"{_HEAD}- kind: text\n  hint: a\n{'   answers:b' * 9}\n{'   b' * n}\n",
        5000,
        10**6,
    ),
    # Texts that aren't packs.
    "comments of a page": Harmful(lambda n: "<!-- " * n, 10_000, 2_000_000),
    "elements of a page": Harmful(lambda n: "<!a" * n + "<p>", 10_000, 2_000_000),
    # Patterns that backtracked over the same characters again and again.
    "blanks behind a name": Harmful(
        lambda n: f"format: 1\ntitle: 'x\nx{' ' * n}\n", 20_000, 1_000_000
    ),
    "blanks behind a title": Harmful(
        lambda n: f"format: 1\ntitle: G{' ' * n}\nquestions:\n{_TEXT}}}\n", 50_000, 1_000_000
    ),
    "tabs behind a title": Harmful(
        lambda n: f"format: 1\ntitle: G{chr(9) * n}\nquestions:\n{_TEXT}}}\n", 50_000, 10_000_000
    ),
    "points in an address": Harmful(
        lambda n: _many(n, f"{_TEXT}, source: {{url: 'http://{'a.' * 900} '}}}}\n"), 10, 500
    ),
    "leftovers in one word": Harmful(
        lambda n: f"{_HEAD}{_TEXT}, hint: '{'a%20&<b' * (n // 7)}'}}\n",
        20_000,
        490_000,
    ),
    "leftovers in many answers": Harmful(
        lambda n: f"{_HEAD}{_TEXT}, accept: [{_listed(n, '#' + 'x' * 400 + '&amp;b')}]}}\n",
        300,
        1000,
    ),
    "digits in a date": Harmful(
        lambda n: f"{_HEAD}- {{id: a, kind: date, question: q, answer: {'1' * n}-}}\n",
        50_000,
        400_000,
    ),
    "blanks": Harmful(
        lambda n: (
            f"{_HEAD}- {{id: a, kind: blanks, question: {'___ ' * n},"
            f" answers: [[{_listed(100, 'x#')}], {_listed(90, 'x#')}]}}\n"
        ),
        10_000,
        100_000,
    ),
    "underscores": Harmful(
        lambda n: f"{_HEAD}- {{id: a, kind: blanks, question: {'_' * n}, answers: [{'[' * n}]}}\n",
        10_000,
        400_000,
    ),
    # Nested loops.
    "one line with many problems": Harmful(
        lambda n: f"{{format: 1, title: x, questions: [{'{id: a},' * n}]}}", 2_000, 1_250_000
    ),
    "accepted in a long question": Harmful(
        lambda n: (
            f'{_HEAD}- {{id: a, kind: text, question: "{"q w " * (5 * n)}", answer: b,'
            f" accept: [{_listed(n, 'q w#')}]}}\n"
        ),
        1_000,
        1_000,
    ),
    "many accepted": Harmful(
        lambda n: (
            f'{_HEAD}- {{id: a, kind: text, question: "{"q w " * (5 * n // 2)}", answer: b,'
            f" accept: [{_listed(n, 'a#')}]}}\n"
        ),
        2_000,
        20_000,
    ),
    "many accepted and rejected": Harmful(
        lambda n: _many(
            n,
            f"- {{id: a#, kind: text, question: q, answer: b, accept: [{_listed(1000, 'c#')}],"
            f" reject: [{_listed(1000, 'd#')}]}}\n",
        ),
        5,
        70,
    ),
    "many answers that may be several": Harmful(
        lambda n: _many(
            n,
            f"- {{id: a#, kind: text, question: '{'which ' * 1000}', answer: b,"
            f" accept: [{_listed(1000, 'c# or d#')}]}}\n",
        ),
        5,
        40,
    ),
    "same tags": Harmful(
        lambda n: _many(n, f"- {{id: a#, kind: text, question: q#, answer: b, tags: [{_TAGS}]}}\n"),
        10,
        250,
    ),
    "misspelled fields": Harmful(
        lambda n: f"{_HEAD}- {{{''.join(f'a{i}: 1, ' for i in range(n))}}}\n", 5_000, 300_000
    ),
    "misspelled fields in many questions": Harmful(
        lambda n: _many(n, "- {id: b#, kynd: text, questoin#: q, answr#: b}\n"), 1_000, 40_000
    ),
    "same question as a long one": Harmful(
        lambda n: _many(
            n,
            "- {id: a#, kind: text, question: q, answer: b}\n",
            f"{_HEAD}- {{id: o, kind: order, question: q, items: [{_listed(100, 'i#')}]}}\n",
        ),
        500,
        40_000,
    ),
    "unknown anchors beside lost ones": Harmful(
        lambda n: _many(n, "- [*a#, &b# x]\n") + "- 'x", 1_000, 100_000
    ),
    "unseen letters in one line": Harmful(
        lambda n: (
            _HEAD[:-1]
            + " ["
            + _many(n, '{id: a#, kind: text, question: "\\u200b#", answer: "b\\u00ad"},', "")
            + "]\n"
        ),
        1_000,
        30_000,
    ),
    "lists below broken lists": Harmful(
        lambda n: "".join(
            f"{'  ' * i}a:\n{'  ' * i}- @\n{'  ' * i}- b:\n" for i in range(isqrt(n))
        ),
        40_000,
        1_000_000,
    ),
    "answers that are alike": Harmful(
        lambda n: (
            _HEAD
            + "".join(
                f"- {{id: a{i}, kind: text, question: q{i}, answer: {_letters(i)}}}\n"
                for i in range(n)
            )
        ),
        1_000,
        15_000,
    ),
    # Long texts in messages.
    "long options alike": Harmful(
        lambda n: _choice(f"x{'.' * (10 * n)}{', x' * n}"), 5_000, 50_000
    ),
    "few long options alike": Harmful(
        lambda n: _choice(f"x{'.' * n}{', x' * 90}"), 100_000, 500_000
    ),
    "long accepted alike": Harmful(
        lambda n: f"{_HEAD}{_TEXT}, accept: [{', '.join(['x' * n] * 90)}]}}\n", 5_000, 50_000
    ),
    "long name of a field": Harmful(lambda n: f"{_HEAD}- ? {'x' * n}\n  : y\n", 100_000, 5_000_000),
    "long number of a format": Harmful(lambda n: f"format: {'9' * n}\n", 100_000, 5_000_000),
    # Aliases and anchors.
    "long text repeated": Harmful(
        lambda n: _many(
            n,
            "- {id: a#, kind: text, question: q#, answer: b, explanation: *a}\n",
            f"format: 1\ntitle: G\nabout: &a {'x' * (100 * n)}\nquestions:\n",
        ),
        500,
        5_000,
    ),
    "options repeated": Harmful(
        lambda n: _many(
            n,
            "- {id: a#, kind: choice, question: q#, answer: b, wrong: *w}\n",
            f"format: 1\ntitle: G\ntags: &w [{_listed(90, 'w#')}]\nquestions:\n",
        ),
        300,
        10_000,
    ),
    # Questions that are compared with one another.
    "same answer to long questions": Harmful(
        lambda n: "".join(
            [_HEAD]
            + [
                f"- {{id: a{i}, kind: text, question: {_listed(290, 'w#w').replace(',', '')} x{i}"
                f" {str(i // 30).zfill(4).translate(_DIGITS_TO_LETTERS)}, answer: Ada Bloom}}\n"
                for i in range(n)
            ]
        ),
        200,
        5_000,
    ),
    "answers in questions": Harmful(
        lambda n: "".join(
            [_HEAD]
            + [
                f"- {{id: a{i}, kind: text, question: {f'Ada {_letters(i)} ' * 100},"
                f" answer: Ada {_letters(i + 1)}}}\n"
                for i in range(n)
            ]
        ),
        200,
        5_000,
    ),
    "one answer in many questions": Harmful(
        lambda n: _many(
            n,
            f"- {{id: a#, kind: text, question: {'Ada Bloom x ' * 50} Q#, answer: Ada Bloom}}\n",
        ),
        500,
        20_000,
    ),
    "many answers in long questions": Harmful(
        lambda n: _many(
            n,
            f"- {{id: a#, kind: text, question: {' '.join(f'Q{i}a' for i in range(300))} Y#a,"
            " answer: Q#a}\n",
        ),
        200,
        5_000,
    ),
    "many anchors": Harmful(lambda n: _many(n, "- &a# {id: a#}\n"), 3_000, 300_000),
    # Too many values, lines, and levels.
    "pairs": Harmful(
        lambda n: _HEAD + _MATCH + "".join(f"    l{i}: r{i}\n" for i in range(n)), 1_000, 10_000
    ),
    "values in a list": Harmful(lambda n: f"{_HEAD}- [{'a,' * n}]", 30_000, 5_000_000),
    "values in lists": Harmful(lambda n: _many(n, f"- [{'a,' * 900}]\n"), 30, 5_000),
    "items": Harmful(lambda n: _many(n, "- a\n"), 5_000, 2_500_000),
    "items, one broken": Harmful(lambda n: _many(n, "- a\n") + "- 'a\n", 2_000, 2_500_000),
    "broken items": Harmful(lambda n: _many(n, "- 'a\n"), 1_000, 1_000_000),
    "broken fields": Harmful(lambda n: _many(n, "a: b: c\n", ""), 1_000, 500_000),
    "broken fields of quotes": Harmful(lambda n: _many(n, "a: 'b\n", ""), 1_000, 500_000),
    "fields": Harmful(lambda n: _many(n, "a:\n", "") + "'", 2_000, 1_000_000),
    "types": Harmful(lambda n: f"{_HEAD}- [{'!!x a, ' * n}]", 5_000, 500_000),
    "brackets": Harmful(lambda n: "[" * n, 5_000, 10_000_000),
    "braces": Harmful(lambda n: "{" * n, 5_000, 10_000_000),
    "commas": Harmful(lambda n: "," * n, 20_000, 10_000_000),
    "dashes": Harmful(lambda n: "- " * n, 5_000, 1_000_000),
    "levels": Harmful(
        lambda n: "".join(f"{' ' * i}a:\n" for i in range(isqrt(n))), 90_000, 9_000_000
    ),
    "bad questions": Harmful(
        lambda n: _many(n, "- {id: q#, kind: choice, question: x}\n"), 500, 20_000
    ),
    "wide words": Harmful(
        lambda n: f"{_HEAD}{_TEXT}, hint: {('x' * 31 + ' ') * n}}}\n", 1_000, 15_000
    ),
    "lines in a text": Harmful(
        lambda n: (
            f"{_HEAD}- id: a\n  kind: text\n  answer: b\n  question: |\n{'    x' + chr(10)}"
            + "    x\n" * n
        ),
        2_000,
        500_000,
    ),
    "letters in a text": Harmful(
        lambda n: f"{_HEAD}- {{id: a, kind: text, answer: b, question: {'q' * n}}}\n",
        600_000,
        20_000_000,
    ),
    "letters in no pack": Harmful(lambda n: "x" * n, 100_000, 20_000_000),
    # Unusual characters.
    "marks on a letter": Harmful(
        lambda n: f"{_HEAD}- {{id: a, kind: text, question: a{_MARKS * n}, answer: b}}\n",
        20_000,
        100_000,
    ),
    "marks in an id": Harmful(lambda n: f"{_HEAD}- {{id: a{_MARKS * n}}}\n", 20_000, 500_000),
    "signs that stand for sentences": Harmful(
        lambda n: _many(
            n, f"- {{id: a#, kind: text, question: {chr(0xFDFA) * 1_000}#, answer: b}}\n"
        ),
        5,
        300,
    ),
    "odd line ends": Harmful(lambda n: "\x85\u2028\u2029" * n, 5_000, 2_000_000),
    "odd line ends, and all that could stand for them": Harmful(
        lambda n: (
            f"{_HEAD}- {{id: a, kind: text, answer: b, question: 'q\u2028{_PRIVATE}'}}\n"
            + "# \\ue000\n" * n
        ),
        5_000,
        500_000,
    ),
    "comments": Harmful(lambda n: "# x\n" * n, 20_000, 5_000_000),
    "comments and an emoji": Harmful(
        lambda n: f"{_HEAD}{_TEXT}}}\n# \U0001f600\n{'# x' + chr(10)}" + "# x\n" * n,
        20_000,
        5_000_000,
    ),
    "comments in a broken file": Harmful(
        lambda n: f"{_HEAD}{_TEXT}\n" + "# x\n" * n, 20_000, 5_000_000
    ),
    "line feeds": Harmful(lambda n: "\n" * n, 50_000, 20_000_000),
    "carriage returns": Harmful(lambda n: "\r" * n, 50_000, 10_000_000),
    "control characters": Harmful(
        lambda n: f"{_HEAD}{_TEXT}}}\n" + "# x\x07\n" * n, 5_000, 500_000
    ),
    # Files that aren't text.
    "zeros": Harmful(lambda n: b"\0" * n, 50_000, 10_000_000),
    "bytes": Harmful(lambda n: b"\xff" * n, 50_000, 10_000_000),
    "lines of bytes": Harmful(lambda n: b"\xff\n" * n, 50_000, 5_000_000),
    "Latin-1": Harmful(
        lambda n: _many(n, "- {id: a#, kind: text, question: \xe4#, answer: b}\n").encode(
            "latin-1"
        ),
        1_000,
        100_000,
    ),
    "UTF-16": Harmful(
        lambda n: _many(n, "- {id: a#, kind: text, question: q#, answer: b}\n").encode("utf-16"),
        1_000,
        100_000,
    ),
}
