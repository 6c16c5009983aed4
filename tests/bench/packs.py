"""Packs of any size, the same ones every time, and the same questions as another program's quiz.

Every question has fourteen fields (those of its source counted one by one), the kinds and the
difficulties go round, every tenth question has the tag ``x``. The text is written by hand:
to make objects of it first would take longer than to play it.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

TAG = "x"
"""The tag of every tenth question."""

_NAMES = (
    "Abelard", "Brunhild", "Casimir", "Drusilla", "Eberhard", "Faustina", "Gundolf", "Hedwig",
    "Isidore", "Jocasta", "Kunigunde", "Leopold", "Mathilda", "Norbert", "Ottilie", "Perpetua",
    "Quirin", "Roswitha", "Sigmund", "Theodora", "Ulrich", "Valeria", "Wenceslas", "Zenobia",
)  # fmt: skip
_TRADES = ("baker", "bell founder", "bookbinder", "cooper", "glazier", "hatter", "locksmith")
_TOWNS = ("Aldermoor", "Brackwater", "Coldharbour", "Dunmere", "Eastwick", "Fallowfield")
_GOODS = ("barrels", "bricks", "candles", "clocks", "lanterns", "ledgers", "ropes", "saddles")
_DIFFICULTIES = ("easy", "medium", "hard")
_HEAD = """\
format: 1
id: {id}
title: A big pack
about: Made to measure the game with
author: Nobody in particular
language: en
license: CC0-1.0
tags: [made]
questions:
"""


def write_pack(path: Path, numbers: range) -> None:
    """Write a pack of the questions with these ``numbers``, all of them good, to ``path``."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(id=path.stem))
        file.writelines(map(_item, numbers))
    part.replace(path)


def write_markdown(path: Path, count: int) -> str:
    """Write ``count`` questions as mkdocs-quiz reads them; return the words of the first."""
    parts = ["# A quiz\n"]
    for number in range(count):
        answer, *wrong = islice(_names(number), 4)
        options = "".join(f"- [ ] {name}\n" for name in wrong)
        parts.append(
            f"<quiz>\n{_who(number)}\n- [x] {answer}\n{options}\n{_explanation(number)}\n</quiz>\n"
        )
    path.write_text("\n".join(parts), encoding="utf-8")
    return _who(0)


def _item(number: int) -> str:
    asked, answer, more_source = _KINDS[number % len(_KINDS)](number)
    tags = f"topic-{number % 20}, {TAG}" if number % 10 == 0 else f"topic-{number % 20}"
    return (
        f"  - id: question-{number}\n"
        f"{asked}"
        f"    difficulty: {_DIFFICULTIES[number % 3]}\n"
        f"    hint: Look among those who came to {_TOWNS[(number + 1) % 6]} after the flood.\n"
        f"    explanation: {_explanation(number)}\n"
        f"    tags: [{tags}]\n"
        f"    spoiler: {'true' if number // 10 % 10 == 0 else 'false'}\n"
        f"    disputed: A later copy of the register has another reading on leaf {number}.\n"
        f"{answer}"
        "    source:\n"
        f"      title: Register of {_TOWNS[number % 6]}, volume {number // 500 + 1}\n"
        f"      publisher: The county archive of {_TOWNS[number % 6]}\n" + "".join(more_source)
    )


def _explanation(number: int) -> str:
    trade, town, goods = _words(number)
    return (
        f"The register of {town} lists every {trade} by name, with the {goods} that were sold"
        f" in the year {1500 + number % 300}."
    )


def _words(number: int) -> tuple[str, str, str]:
    return _TRADES[number * 5 % 7], _TOWNS[number % 6], _GOODS[number * 3 % 8]


def _names(number: int) -> Iterator[str]:
    """Yield names, all different, beginning where ``number`` says."""
    for step in range(len(_NAMES)):
        yield _NAMES[(number * 7 + step * 5) % len(_NAMES)]


def _who(number: int) -> str:
    trade, town, goods = _words(number)
    return f"Which {trade} sold {goods} under entry {number} in the register of {town}?"


def _year(number: int) -> str:
    return f"      year: {1800 + number % 200}\n"


def _url(number: int) -> str:
    return f"      url: https://archive.example.org/register/{number}\n"


# Each kind: what is asked, what answers it, and the fields of the source that make fourteen.


def _choice(number: int) -> tuple[str, str, list[str]]:
    answer, first, second, third = islice(_names(number), 4)
    asked = f"    kind: choice\n    question: {_who(number)}\n"
    wrong = f"      - {first}\n      - text: {second}\n        because: A rival.\n      - {third}\n"
    return asked, f"    answer: {answer}\n    wrong:\n{wrong}", [_year(number)]


def _multiple(number: int) -> tuple[str, str, list[str]]:
    names = list(islice(_names(number), 5))
    trade, town, goods = _words(number)
    asked = (
        "    kind: multiple\n"
        f"    question: Who sold {goods} to the {trade} of {town} under entry {number}?\n"
    )
    right, wrong = ", ".join(names[:2]), ", ".join(names[2:])
    return asked, f"    answers: [{right}]\n    wrong: [{wrong}]\n", [_year(number)]


def _true_false(number: int) -> tuple[str, str, list[str]]:
    trade, town, goods = _words(number)
    asked = (
        "    kind: true-false\n"
        f"    question: Entry {number} says that a {trade} of {town} never sold {goods}.\n"
    )
    answer = "true" if number % 2 else "false"
    return asked, f"    answer: {answer}\n", [_year(number), _url(number)]


def _text(number: int) -> tuple[str, str, list[str]]:
    answer = next(_names(number))
    trade, town, _ = _words(number)
    asked = (
        "    kind: text\n"
        f"    question: What is the {trade} called whom entry {number} of {town} is about?\n"
    )
    return asked, f"    answer: {answer}\n    accept: [{answer} the Elder]\n", [_year(number)]


def _number(number: int) -> tuple[str, str, list[str]]:
    trade, town, goods = _words(number)
    asked = (
        "    kind: number\n"
        f"    question: How many {goods} did the {trade} of {town} sell under entry {number}?\n"
    )
    answer = f"    answer: {number % 90 + 10}.5\n    tolerance: 2\n    unit: dozen\n"
    return asked, answer, []


def _order(number: int) -> tuple[str, str, list[str]]:
    _, town, goods = _words(number)
    asked = (
        "    kind: order\n"
        f"    question: Put the sellers of {goods} in entry {number} of {town} in order of age.\n"
    )
    items = "".join(f"      - {name}\n" for name in islice(_names(number), 4))
    return asked, f"    items:\n{items}", [_year(number), _url(number)]


def _match(number: int) -> tuple[str, str, list[str]]:
    names = list(islice(_names(number), 3))
    _, town, _ = _words(number)
    asked = (
        "    kind: match\n"
        f"    question: Match those whom entry {number} of {town} names to what they sold.\n"
    )
    pairs = "".join(
        f"      {name}: {_GOODS[(number + place) % 8]}\n" for place, name in enumerate(names)
    )
    decoys = f"{_GOODS[(number + 4) % 8]}, {_GOODS[(number + 5) % 8]}"
    return asked, f"    pairs:\n{pairs}    decoys: [{decoys}]\n", [_year(number)]


_KINDS = (_choice, _multiple, _true_false, _text, _number, _order, _match)
