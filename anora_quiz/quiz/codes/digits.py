"""Digits of mixed radix: into letters, and out of them in the same order."""

from collections.abc import Sequence

from anora_quiz.quiz.codes.errors import Misread


class Writer:
    """Digits on their way into letters; the first one put is the lowest."""

    def __init__(self) -> None:
        """Begin with no digit."""
        self._digits: list[tuple[int, int]] = []

    def put(self, digit: int, radix: int) -> None:
        """Put ``digit``. Raises ``ValueError`` unless it is from 0 to below ``radix``."""
        if not 0 <= digit < radix:
            raise ValueError(f"{digit} is not from 0 to {radix - 1}")
        self._digits.append((digit, radix))

    def put_number(self, number: int, size: int) -> None:
        """Put any number from 0: one below ``size`` in one digit, others byte by byte."""
        self.put(min(number, size), size + 1)
        rest, is_more = number - size, number >= size
        while is_more:
            self.put(rest % 256, 256)
            rest //= 256
            is_more = rest > 0
            self.put(is_more, 2)

    def letters(self) -> list[int]:
        """Return as many letters as any digits of these radixes need, an even number."""
        value, room = 0, 1
        for digit, radix in reversed(self._digits):
            value, room = value * radix + digit, room * radix
        count = 2 * -(-(room - 1).bit_length() // 10)
        return [value >> 5 * position & 31 for position in reversed(range(count))]


class Reader:
    """Letters on their way back into digits, each to be taken with the radix it was put with."""

    def __init__(self, letters: Sequence[int]) -> None:
        """Take digits out of ``letters``, each of them 0 to 31."""
        self._value = 0
        for letter in letters:
            self._value = self._value << 5 | letter
        self._room = 32 ** len(letters)

    def take(self, radix: int) -> int:
        """Return the next digit. Raises `Misread` where the letters have no room for it."""
        self._room //= radix
        if not self._room:
            raise Misread
        self._value, digit = divmod(self._value, radix)
        return digit

    def take_all(self, count: int, radix: int) -> tuple[int, ...]:
        """Return the next ``count`` digits. Raises `Misread` like `take`."""
        return tuple(self.take(radix) for _ in range(count))

    def take_number(self, size: int) -> int:
        """Return the next number put with ``size``. Raises `Misread` like `take`."""
        number = self.take(size + 1)
        unit, is_more = 1, number == size
        while is_more:
            number += unit * self.take(256)
            unit *= 256
            is_more = bool(self.take(2))
        return number
