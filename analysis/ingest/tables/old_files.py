"""Old Office files (“compound files”): how far the cells of an old workbook reach."""

from __future__ import annotations

from collections.abc import Iterator

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # from here on a sector number means that there is none
_STREAMS = ("Workbook", "Book")
#: Records that hold a cell begin with row and column: blank, number, label, formula …
_CELLS = frozenset((0x06, 0x7E, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x206, 0x27E))
_FIRST = 0x809  # a sheet begins


class _Compound:
    """The sectors of a compound file. ValueError where they are no such thing."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << min(_number(data, 30, 2), 16)
        self.small = 1 << min(_number(data, 32, 2), 16)
        self.cutoff = _number(data, 56, 4)
        listed = [_number(data, at, 4) for at in range(76, 512, 4)]
        further = _number(data, 68, 4)
        seen: set[int] = set()
        while further < _END and further not in seen:
            seen.add(further)
            sector = self._sector(further)
            listed += [_number(sector, at, 4) for at in range(0, self.size - 4, 4)]
            further = _number(sector, self.size - 4, 4)
        self.table = self._numbers(b"".join(self._sector(n) for n in listed if n < _END))
        self.smalls = self._numbers(self.chain(_number(data, 60, 4)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if start >= len(self.data):
            raise ValueError("a sector stands beyond the end")
        return self.data[start : start + self.size]

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        return [_number(data, at, 4) for at in range(0, len(data) - 3, 4)]

    def chain(self, first: int) -> bytes:
        """The bytes of a chain of sectors."""
        return b"".join(self._sector(number) for number in _chain(first, self.table))

    def stream(self) -> bytes:
        """The stream that holds the workbook; b"" where there is none."""
        folder = self.chain(_number(self.data, 48, 4))
        root = b""
        for at in range(0, len(folder) - 127, 128):
            entry = folder[at : at + 128]
            length = min(_number(entry, 64, 2), 64)
            name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
            first, size = _number(entry, 116, 4), _number(entry, 120, 4)
            if entry[66] == 5:
                root = self.chain(first)
            elif name in _STREAMS and size >= self.cutoff:
                return self.chain(first)[:size]
            elif name in _STREAMS:
                pieces = (root[n * self.small :][: self.small] for n in _chain(first, self.smalls))
                return b"".join(pieces)[:size]
        return b""


def _chain(first: int, table: list[int]) -> Iterator[int]:
    seen: set[int] = set()
    while first < _END and first not in seen:
        seen.add(first)
        yield first
        first = table[first] if first < len(table) else _END


def _number(data: bytes, at: int, size: int) -> int:
    if at + size > len(data):
        raise ValueError("it is cut short")
    return int.from_bytes(data[at : at + size], "little")


def old_reach(data: bytes) -> tuple[int, int]:
    """(rows, columns) that the cells of an old workbook reach. ValueError where it is broken."""
    stream = _Compound(data).stream()
    reach = best = (0, 0)
    at = 0
    while at + 4 <= len(stream):
        kind, size = _number(stream, at, 2), _number(stream, at + 2, 2)
        if kind == _FIRST:
            reach = (0, 0)
        elif kind in _CELLS and size >= 4 and at + 8 <= len(stream):
            row, column = _number(stream, at + 4, 2) + 1, _number(stream, at + 6, 2) + 1
            reach = (max(reach[0], row), max(reach[1], column))
            best = max(best, reach, key=lambda pair: pair[0] * pair[1])
        at += 4 + size
    return best
