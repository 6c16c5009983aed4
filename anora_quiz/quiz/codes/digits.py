"""Mixed-radix digits: written into letters, and read from them in the same order."""

from collections.abc import Sequence

from anora_quiz.quiz.codes.errors import Misread


class Writer:
    """A sequence of digits to turn into letters; the first digit put is the lowest."""

    def __init__(self) -> None:
        """Start without digits."""
        self._digits: list[tuple[int, int]] = []

    def put(self, digit: int, radix: int) -> None:
        """Add ``digit``. Raises ``ValueError`` unless it is from 0 to ``radix - 1``."""
        if not 0 <= digit < radix:
            raise ValueError(f"{digit} is not from 0 to {radix - 1}")
        self._digits.append((digit, radix))

    def put_number(self, number: int, size: int) -> None:
        """Add any number from 0: below ``size`` as one digit, otherwise also byte by byte."""
        self.put(min(number, size), size + 1)
        rest, is_more = number - size, number >= size
        while is_more:
            self.put(rest % 256, 256)
            rest //= 256
            is_more = rest > 0
            self.put(is_more, 2)

    def letters(self) -> list[int]:
        """Return the letters, always an even number, which depends only on the radixes."""
        value, room = 0, 1
        for digit, radix in reversed(self._digits):
            value, room = value * radix + digit, room * radix
        count = 2 * -(-(room - 1).bit_length() // 10)
        return [value >> 5 * position & 31 for position in reversed(range(count))]


class Reader:
    """A reader of digits from letters; each digit is taken with the radix it was put with."""

    def __init__(self, letters: Sequence[int]) -> None:
        """Start with ``letters``, each of them a number from 0 to 31."""
        self._value = 0
        for letter in letters:
            self._value = self._value << 5 | letter
        self._room = 32 ** len(letters)

    def take(self, radix: int) -> int:
        """Return the next digit. Raises `Misread` if the letters have no room for it."""
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
