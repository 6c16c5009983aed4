"""Descriptions of the fields of the pack format.

Declared next to each field; editors show it, and the pack checker knows what else people call
the field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_METADATA_KEY = "description"

ANSWER = (
    "correct right solution correct_answer right_answer correct_option ans key a"
    " antwort lösung réponse respuesta"
)
"""Other names for the one answer of a question."""

TAGS = "tag category categories topic topics labels keywords subject"
"""Other names for the tags of a pack or a question."""

TOLERANCE = "margin error within range plus_minus"
"""Other names for how far from the answer is near enough."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a field is ``about``, an ``example`` as JSON has it, and other names for the field.

    ``example`` is None where the example of the kind has one. The other names, ``also``, are what
    people write who guess; they are in lower case with underscores.
    """

    about: str = ""
    example: Any = None
    also: tuple[str, ...] = ()


_NOTHING = Description()


def described(about: str, example: Any = None, also: str = "") -> dict[str, Any]:
    """Return metadata that describes a dataclass field; ``also`` has words with spaces between."""
    return {_METADATA_KEY: Description(about, example, tuple(also.split()))}


def description_of(metadata: Mapping[str, Any]) -> Description:
    """Return the description in ``metadata``, which is that of a dataclass field."""
    found: Description = metadata.get(_METADATA_KEY, _NOTHING)
    return found
