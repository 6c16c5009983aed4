"""Formats that other packages add, by an entry point of the group ``anora_quiz.formats``.

Nothing that is wrong with such a package may stop anything else: what can't be used becomes one
line that names the package, and so does an error in its code.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.pack import Header, Pack

GROUP = "anora_quiz.formats"
"""The group of the entry points; each names a class with the methods of a format."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST_ERROR = 200  # characters
_Result = TypeVar("_Result")


class PluginFormat:
    """A format of another package; an error in its code becomes a `PackError`."""

    def __init__(self, entry_point: EntryPoint) -> None:
        """Load the format. Raises `PackError` if it isn't one."""
        distribution = entry_point.dist
        version = f"{distribution.name} {distribution.version}" if distribution else "a package"
        self._label = f"the format {entry_point.name} of {version}"
        with self._errors_named("can't be loaded"):
            loaded = entry_point.load()
            self._format: Any = loaded() if isinstance(loaded, type) else loaded
            self.name: str = self._format.name
            self.about: str = self._format.about
            self.suffix: str = getattr(self._format, "suffix", "")
            is_word = _NAME.fullmatch(self.name) is not None
        self.is_importer = self._has("looks_like", "read")
        self.is_exporter = self._has("write")
        if not is_word:
            raise self._error("can't be used", "its name isn't lowercase words with hyphens")
        if not self.is_importer and not self.is_exporter:
            raise self._error("can't be used", "it has neither looks_like and read nor write")

    def refuse(self, taken: Collection[str]) -> None:
        """Raise `PackError` if another format has the name already."""
        if self.name in taken:
            raise self._error("isn't used", f"there already is a format named {self.name}")

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether a file with this name and text seems to be in this format."""
        with self._errors_named("failed"):
            return bool(self._format.looks_like(normalized(text), filename))

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``, which is given to the package with Unix line ends."""
        with self._errors_named("failed"):
            return _checked(self._format.read(normalized(text), header), Imported)

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` in this format."""
        with self._errors_named("failed"):
            return _checked(self._format.write(pack), Exported)

    def _has(self, *methods: str) -> bool:
        return all(callable(getattr(self._format, name, None)) for name in methods)

    @contextmanager
    def _errors_named(self, problem: str) -> Iterator[None]:
        try:
            yield
        except PackError:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it is other people's code
            raise self._error(problem, _reason(error)) from None

    def _error(self, problem: str, reason: str) -> PackError:
        return PackError(f"{self._label} {problem}: {reason}")


def load_plugins(taken: Collection[str]) -> tuple[list[PluginFormat], list[str]]:
    """Return the formats of other packages, and a message on each that can't be used.

    ``taken`` are the names of the built-in formats, which win.
    """
    found: dict[str, PluginFormat] = {}
    problems: list[str] = []
    try:
        listed = sorted(entry_points(group=GROUP), key=lambda each: each.name)
    except Exception as error:  # noqa: BLE001 - the metadata of any package can be broken
        return [], [f"formats of other packages can't be listed: {_reason(error)}"]
    for entry_point in listed:
        try:
            plugin = PluginFormat(entry_point)
            plugin.refuse({*taken, *found})
        except PackError as error:
            problems.append(str(error))
        else:
            found[plugin.name] = plugin
    return list(found.values()), problems


def _reason(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_ERROR]


def _checked(result: Any, expected: type[_Result]) -> _Result:
    if not isinstance(result, expected):
        message = f"it returned no {expected.__name__}, but {type(result).__name__}"
        raise TypeError(message)
    return result
