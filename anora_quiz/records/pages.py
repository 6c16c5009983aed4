"""Reads the rows of a damaged database from its pages, without SQLite, which gives up on it.

Each page that is whole gives its rows, also if no other page leads to it any more. The format is
described at https://www.sqlite.org/fileformat2.html.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

HIGHEST_VERSION = 1_000_000
"""The highest version that tables can be of; a higher one is damage."""

Value = int | float | str | bytes | None
Row = tuple[Value, ...]

_MAGIC = b"SQLite format 3\x00"  # what the first page begins with
_PAGE_SIZE = 4096  # bytes, if the first page doesn't tell
_SMALLEST = 512  # bytes of a page
_LOG_HEADER = 32  # bytes
_LOG_MAGIC = 0x377F0682  # of logs whose checksums are little-endian; one more for big-endian
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a value, by its type
_FLOAT, _ZERO, _ONE, _BLOB = 7, 8, 9, 12
_INNER, _OF_TABLES, _KINDS = (2, 5), (5, 13), (2, 5, 10, 13)  # kinds of pages
_FIRST_START = 100  # bytes before what the first page holds
_UNREADABLE = (ValueError, IndexError, struct.error)


@dataclass(frozen=True, slots=True)
class Node:
    """What a page holds: ``rows`` in the order of their keys, and the pages below it.

    The first value of a row in a table with row ids is that id.
    """

    is_table: bool
    rows: tuple[Row, ...]
    children: tuple[int, ...]


class Pages:
    """The pages of a database, with the newer ones from its write-ahead log.

    ``count`` is how many there are, ``version`` the version of the tables, 0 if it is lost.
    ``has_log`` says whether the database is one with a write-ahead log.
    """

    def __init__(self, content: bytes, log: bytes = b"") -> None:
        """Take the ``content`` of a database's file and of its ``log``; either may be damaged."""
        self._content = content
        self._size = _page_size(content)
        self._newer, self.count = _read_log(log, self._size)
        self.count = self.count or -(-len(content) // self._size)
        first = self._page(1)
        self._has_header = first.startswith(_MAGIC)
        version = int.from_bytes(first[60:64], "big") if self._has_header else 0
        self.version = version if version <= HIGHEST_VERSION else 0
        self.has_log = not self._has_header or first[18] != 1

    def node(self, number: int) -> Node | None:
        """Return what the page ``number``, counted from 1, holds; None if it isn't whole."""
        page = self._page(number)
        start = _FIRST_START if number == 1 else 0
        if len(page) < self._size or page[start] not in _KINDS:
            return None
        kind, count = page[start], int.from_bytes(page[start + 3 : start + 5], "big")
        is_inner, is_table = kind in _INNER, kind in _OF_TABLES
        children: tuple[int, ...] = ()
        try:
            cells = struct.unpack_from(f">{count}H", page, start + (12 if is_inner else 8))
            if is_inner:
                at = (*cells, start + 8)  # the last one is before the cells
                children = tuple(int.from_bytes(_slice(page, each, 4), "big") for each in at)
                cells = () if is_table else tuple(cell + 4 for cell in cells)
            rows = tuple(self._row(page, cell, is_table=is_table) for cell in cells)
        except _UNREADABLE:
            return None
        return Node(is_table, rows, children)

    def free(self) -> set[int]:
        """Return the pages that hold nothing any more, as far as the list of them can be read."""
        found: set[int] = set()
        number = int.from_bytes(self._page(1)[32:36], "big") if self._has_header else 0
        while 0 < number <= self.count and number not in found:
            found.add(number)
            page = self._page(number).ljust(8, b"\0")
            count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
            found.update(struct.unpack_from(f">{count}I", page, 8))
            number = int.from_bytes(page[:4], "big")
        return found

    def _page(self, number: int) -> bytes:
        """Return a page; less than one if the file ends before it does."""
        if number < 1:
            return b""
        start = (number - 1) * self._size
        return self._newer.get(number) or self._content[start : start + self._size]

    def _row(self, page: bytes, at: int, *, is_table: bool) -> Row:
        """Return the row whose cell is ``at`` this offset. Raises one of `_UNREADABLE`."""
        length, at = _number(page, at)
        row_id: tuple[int, ...] = ()
        if is_table:
            value, at = _number(page, at)
            row_id = (value,)
        return row_id + tuple(_values(self._payload(page, at, length, is_table=is_table)))

    def _payload(self, page: bytes, at: int, length: int, *, is_table: bool) -> bytes:
        """Return ``length`` bytes from ``at`` in ``page``, and what of them is on other pages."""
        largest = self._size - 35 if is_table else (self._size - 12) * 64 // 255 - 23
        if length <= largest:
            return _slice(page, at, length)
        if length > len(self._content) + len(self._newer) * self._size:
            raise ValueError
        least = (self._size - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._size - 4)
        local = local if local <= largest else least
        pieces = [_slice(page, at, local)]
        missing = length - local
        following = _slice(page, at + local, 4)
        while missing > 0:
            page = self._page(int.from_bytes(following, "big"))
            following = _slice(page, 0, 4)
            pieces.append(_slice(page, 4, min(missing, self._size - 4)))
            missing -= len(pieces[-1])
        return b"".join(pieces)


def _page_size(content: bytes) -> int:
    """Return the size of pages that the first page names, if it is a possible one."""
    size = int.from_bytes(content[16:18], "big") if content.startswith(_MAGIC) else 0
    size = 65536 if size == 1 else size
    return size if size >= _SMALLEST and size & (size - 1) == 0 else _PAGE_SIZE


def _read_log(log: bytes, size: int) -> tuple[Mapping[int, bytes], int]:
    """Return the newest pages in a write-ahead log, and how many the database has with them.

    As for SQLite, the log ends before the first page that is not whole.
    """
    pages: dict[int, bytes] = {}
    count = 0
    if len(log) < _LOG_HEADER:
        return pages, count
    magic, _, log_size, _, *salts = struct.unpack_from(">6I", log)
    if magic & ~1 != _LOG_MAGIC or log_size != size:
        return pages, count
    order = ">" if magic & 1 else "<"
    checksum = _checksum(log[:24], (0, 0), order)
    uncommitted: dict[int, bytes] = {}
    for at in range(_LOG_HEADER, len(log) - size - 23, size + 24):
        number, committed, *rest = struct.unpack_from(">6I", log, at)
        page = log[at + 24 : at + 24 + size]
        checksum = _checksum(log[at : at + 8] + page, checksum, order)
        if rest != [*salts, *checksum]:
            break
        uncommitted[number] = page
        if committed:
            pages |= uncommitted
            uncommitted, count = {}, committed
    return pages, count


def _checksum(data: bytes, checksum: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = checksum
    for one, other in struct.iter_unpack(f"{order}2I", data):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _values(payload: bytes) -> Iterator[Value]:
    """Yield the values of a row. Raises one of `_UNREADABLE`."""
    end, at = _number(payload, 0)
    data = end
    while at < end:
        kind, at = _number(payload, at)
        length = _length(kind)
        yield _value(kind, _slice(payload, data, length))
        data += length
    if data != len(payload) or at != end:
        raise ValueError


def _length(kind: int) -> int:
    if kind in _INTEGERS:
        return _INTEGERS[kind]
    if kind >= _BLOB:
        return (kind - _BLOB) // 2
    return 8 if kind == _FLOAT else 0


def _value(kind: int, data: bytes) -> Value:
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind >= _BLOB:
        return data if kind % 2 == 0 else _text(data)
    match kind:
        case 0:
            return None
        case 7:
            number: float = struct.unpack(">d", data)[0]
            return number
        case 8 | 9:
            return kind - _ZERO
    raise ValueError


def _text(data: bytes) -> str:
    """Return ``data`` as a text. Raises ``ValueError`` for one that the game never stores."""
    if b"\0" in data:
        raise ValueError
    return data.decode()


def _slice(data: bytes, start: int, length: int) -> bytes:
    found = data[start : start + length]
    if len(found) < length:
        raise ValueError
    return found


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return the number of one to nine bytes ``at`` this offset, and where it ends."""
    value = 0
    for index in range(at, at + 8):
        byte = data[index]
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, index + 1
    return value << 8 | data[at + 8], at + 9
