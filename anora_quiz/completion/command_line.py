"""Find out what is being typed in a command line: a command, an option, or a value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Node = dict[str, Any]
"""A command or a group, as `tests/completion_table.py` describes it."""

_NOTHING: Node = {"names": [], "value": "", "repeats": False}


@dataclass(frozen=True, slots=True)
class Place:
    """The place of the word that is being typed.

    ``command`` is the path of the command, such as "packs export"; ``name`` is the option or the
    argument that the word is a value of, and ``value`` what the help calls such a value. Where it
    is a command or an option, these are empty, and ``words`` are those it can be, with their
    descriptions. ``typed`` is what there is of it, after a ``prefix`` such as "--mode=";
    ``given`` are the values before it that are like it, ``arguments`` those of the command.
    """

    command: str
    typed: str
    name: str = ""
    value: str = ""
    prefix: str = ""
    given: Sequence[str] = ()
    arguments: Sequence[str] = ()
    words: Sequence[tuple[str, str]] = ()


@dataclass(slots=True)
class _Line:
    """What has been read of a line; ``waiting`` is the option whose value comes next."""

    node: Node
    path: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    used: list[tuple[Node, str]] = field(default_factory=list)
    waiting: Node | None = None
    has_options: bool = True

    def read(self, word: str) -> None:
        """Take a whole ``word``."""
        if self.waiting is not None:
            self.used.append((self.waiting, word))
            self.waiting = None
        elif self.has_options and word == "--":
            self.has_options = False
        elif self.has_options and word.startswith("-") and word != "-":
            name, is_joined, value = word.partition("=")
            option = self.option(name)
            if option["value"] and not is_joined:
                self.waiting = option
            else:
                self.used.append((option, value))
        elif word in self.node["commands"] and not self.arguments:
            self.node, self.used = self.node["commands"][word], []
            self.path.append(word)
        else:
            self.arguments.append(word)

    def option(self, name: str) -> Node:
        """Return the option called ``name``; one without a value if there is none."""
        return next((each for each in self.node["options"] if name in each["names"]), _NOTHING)

    def value_of(self, option: Node, typed: str, prefix: str = "") -> Place:
        """Return the place of a value of ``option``."""
        name = max(option["names"], key=len, default="")
        given = [value for each, value in self.used if each is option]
        path = " ".join(self.path)
        return Place(path, typed, name, option["value"], prefix, given, self.arguments)

    def options(self) -> Iterator[tuple[str, str]]:
        """Yield the names of the options that can come, with their descriptions."""
        used = [option for option, _ in self.used]
        for option in self.node["options"]:
            if option["repeats"] or option not in used:
                yield from ((name, option["help"]) for name in option["names"])


def place_of(root: Node, words: Sequence[str], typed: str) -> Place:
    """Return the place of a word that starts with ``typed`` and follows the whole ``words``."""
    line = _Line(root)
    for word in words:
        line.read(word)
    path = " ".join(line.path)
    if line.waiting is not None:
        return line.value_of(line.waiting, typed)
    if line.has_options and typed.startswith("-"):
        name, is_joined, value = typed.partition("=")
        if is_joined:
            return line.value_of(line.option(name), value, f"{name}=")
        return Place(path, typed, words=[*line.options()])
    if line.node["commands"]:
        commands = line.node["commands"].items()
        known = [] if line.arguments else [(name, each["help"]) for name, each in commands]
        return Place(path, typed, words=known)
    arguments = line.node["arguments"]
    number = len(line.arguments)
    if arguments and (number < len(arguments) or arguments[-1]["repeats"]):
        value = arguments[min(number, len(arguments) - 1)]["value"]
        given = line.arguments
        return Place(path, typed, name=value, value=value, given=given, arguments=given)
    return Place(path, typed, words=[*line.options()] if line.has_options else [])
