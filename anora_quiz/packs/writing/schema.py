"""The JSON Schema of packs, made of the classes that read them.

Editors complete and check by it as one types. It is as strict as a schema can be; what it
cannot say (options that read alike, ids that stand twice) `packs.check` finds.
"""

from typing import Any

from anora_quiz.packs.checking.scalars import LONGEST_URL
from anora_quiz.packs.pack import FORMAT, Header
from anora_quiz.quiz.fields import Field, FieldType, fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.limits import LONGEST_TEXT
from anora_quiz.quiz.question import Difficulty, Question, Source, Wrong

SCHEMA_FILE = "anora-quiz-pack.schema.json"
"""The name of the file that packs look for the schema in, beside them."""

MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The first line of a pack, which tells editors where its schema is."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Patterns say what a text may not hold: \\w is ASCII in most editors. What is no letter,
# digit or sign above or below one, as far as ranges can say; the last is that of emoji.
_NO_WORD = (
    r"\s\x00-,/:-@\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    r"\u2010-\u205e\u2066-\u206f\u20a0-\u20cf\u2190-\u245f\u2500-\u2775\u2794-\u2bff"
    r"\u3000-\u3004\u3008-\u3020\ue000-\uf8ff\uff01-\uff0f\uff1a-\uff20\ufffc\ufffd"
    "\U0001f000-\U0001f0ff\U0001f10d-\U0001faff"
)
_ACCENTS = r"\u0300-\u036f"
_IDENTIFIER = (
    f"^[^{_NO_WORD}{_ACCENTS}._-][{_ACCENTS}]*(?:[^{_NO_WORD}{_ACCENTS}][{_ACCENTS}]*){{0,79}}$"
)
# Control characters less tabs and line ends, and those that turn the order of letters round.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
_WORDS = rf"^\s*[^\s{_CONTROLS}][^{_CONTROLS}]*$"

# YAML gives numbers and truth values where the author means a text: 1984, true. All but
# null, which is what a field left empty gives as well.
_TEXT = {
    "type": ["string", "number", "boolean"],
    "pattern": _WORDS,
    "maxLength": LONGEST_TEXT,
}
_NAME = {"type": ["string", "number", "boolean"], "pattern": _IDENTIFIER}
_LARGEST = 1e30
_NUMBER = {
    "anyOf": [
        {"type": "number", "minimum": -_LARGEST, "maximum": _LARGEST},
        {
            "type": "string",
            "pattern": r"^[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9]{1,2})?$",
        },
    ]
}
# Numbers that are equal need not be typed alike: 3.1 and 3.10 are two texts.
_UNIQUE_IF_TEXTS = {
    "if": {
        "items": {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"text": {"type": "string"}, "because": {"type": "string"}},
                },
            ]
        }
    },
    "then": {"uniqueItems": True},
}

_SHAPES: dict[FieldType, dict[str, Any]] = {
    FieldType.TEXT: _TEXT,
    FieldType.IDENTIFIER: _NAME,
    FieldType.URL: {
        "type": "string",
        "pattern": rf"^https?://[^\s/{_CONTROLS}]+\.[^\s{_CONTROLS}]+$",
        "maxLength": LONGEST_URL,
    },
    FieldType.FLAG: {
        "anyOf": [
            {"type": "boolean"},
            {"enum": ["true", "false"]},  # which editors offer
            {"type": "string", "pattern": "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"},
        ]
    },
    FieldType.NUMBER: _NUMBER,
    FieldType.YEAR: {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 9999},
            {
                "type": "string",
                "pattern": r"^([1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9])$",
            },
        ]
    },
    FieldType.DIFFICULTY: {"enum": [each.value for each in Difficulty]},
    FieldType.TEXTS: {"type": "array", "items": _TEXT, **_UNIQUE_IF_TEXTS},
    FieldType.IDENTIFIERS: {"type": "array", "items": _NAME},
    FieldType.WRONG: {
        "type": "array",
        "items": {"anyOf": [_TEXT, {"$ref": "#/$defs/wrong"}]},
        **_UNIQUE_IF_TEXTS,
    },
    FieldType.PAIRS: {
        "type": "object",
        "additionalProperties": _TEXT,
        "propertyNames": {"pattern": _WORDS},
    },
    FieldType.SOURCE: {"$ref": "#/$defs/source"},
}


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema, draft 2020-12)."""
    # All kinds' fields side by side, for editors to offer; which go together, the kind says.
    names = dict.fromkeys(name for kind in KINDS for name in fields_of(kind))
    return {
        "$schema": _DIALECT,
        "title": "Anora Quiz pack",
        "description": "A pack of questions for Anora Quiz; see questions/README.md there.",
        "type": "object",
        "properties": {
            "format": {"anyOf": [{"const": FORMAT}, {"const": str(FORMAT)}]},
            **_properties(Header),
            "questions": {
                "type": "array",
                "items": {"$ref": "#/$defs/question"},
                "minItems": 1,
            },
        },
        "required": ["format", "title", "questions"],
        "additionalProperties": False,
        "$defs": {
            "question": {
                "type": "object",
                "properties": {
                    **dict.fromkeys(names, True),
                    "kind": {"enum": [kind.kind for kind in KINDS]},
                },
                "required": ["kind"],
                "allOf": [
                    {
                        "if": {"properties": {"kind": {"const": kind.kind}}, "required": ["kind"]},
                        "then": {"$ref": f"#/$defs/{kind.kind}"},
                    }
                    for kind in KINDS
                ],
            },
            **{kind.kind: _kind(kind) for kind in KINDS},
            "wrong": _object(Wrong),
            "source": _object(Source) | {"minProperties": 1},
        },
    }


def _kind(kind: type[Question]) -> dict[str, Any]:
    first_line, *_ = kind.about.splitlines()
    made = _object(kind)
    made["properties"]["kind"] = {"const": kind.kind}
    return {"description": first_line, **made}


def _object(owner: type) -> dict[str, Any]:
    fields = fields_of(owner)
    return {
        "type": "object",
        "properties": _properties(owner),
        "required": [name for name, field in fields.items() if field.is_required],
        "additionalProperties": False,
    }


def _properties(owner: type) -> dict[str, Any]:
    """Return the schemas of the fields. The id of a pack can be left out: it has a file."""
    return {name: _field(field) for name, field in fields_of(owner).items()}


def _field(field: Field) -> dict[str, Any]:
    limits = field.limits
    made = dict(_SHAPES[field.type])
    if made.get("type") == "array":
        made["minItems"], made["maxItems"] = limits.fewest, limits.most
        if limits.longest:
            made["items"] = made["items"] | {"maxLength": limits.longest}
    elif made.get("type") == "object":
        made["minProperties"], made["maxProperties"] = limits.fewest, limits.most
    elif limits.longest:
        made["maxLength"] = limits.longest
    if limits.is_from_zero:
        made["anyOf"] = [
            {**each, "minimum": 0}
            if each["type"] == "number"
            else {**each, "pattern": each["pattern"].replace("[+-]?", "[+]?", 1)}
            for each in made["anyOf"]
        ]
    return made
