"""Build the JSON Schema of packs from the classes that read them.

Editors use it to complete and check packs as people type. It is as strict as a schema can be;
what it can't express (options that read alike, duplicate ids) `checking.check` finds.
"""

from typing import Any

from anora_quiz.packs.checking.scalars import LONGEST_URL
from anora_quiz.packs.pack import FORMAT, Header
from anora_quiz.quiz.fields import Field, FieldType, fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.limits import LONGEST_TEXT
from anora_quiz.quiz.question import Difficulty, Question, Source, Wrong

SCHEMA_FILE = "anora-quiz-pack.schema.json"
"""The name of the schema file, which packs expect in their own folder."""

MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The first line of a pack, which tells editors where its schema is."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Patterns list what a text may not contain, because \\w is ASCII only in most editors. This is
# everything but letters, digits, and combining characters, as far as ranges can express it; the
# last range is that of emoji.
_NON_WORD = (
    r"\s\x00-,/:-@\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    r"\u2010-\u205e\u2066-\u206f\u20a0-\u20cf\u2190-\u245f\u2500-\u2775\u2794-\u2bff"
    r"\u3000-\u3004\u3008-\u3020\ue000-\uf8ff\uff01-\uff0f\uff1a-\uff20\ufffc\ufffd"
    "\U0001f000-\U0001f0ff\U0001f10d-\U0001faff"
)
_ACCENTS = r"\u0300-\u036f"
_IDENTIFIER = (
    f"^[^{_NON_WORD}{_ACCENTS}._-][{_ACCENTS}]*(?:[^{_NON_WORD}{_ACCENTS}][{_ACCENTS}]*){{0,79}}$"
)
# Control characters except tabs and line ends, and characters that reorder text.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
_TEXT_PATTERN = rf"^\s*[^\s{_CONTROLS}][^{_CONTROLS}]*$"

# YAML reads some texts as numbers or truth values: 1984, true. They are allowed, but null isn't,
# because an empty field is null, too.
_TEXT = {
    "type": ["string", "number", "boolean"],
    "pattern": _TEXT_PATTERN,
    "maxLength": LONGEST_TEXT,
}
_ID = {"type": ["string", "number", "boolean"], "pattern": _IDENTIFIER}
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
# Equal numbers may be typed in different ways: 3.1 and 3.10 are two texts.
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

_SCHEMAS: dict[FieldType, dict[str, Any]] = {
    FieldType.TEXT: _TEXT,
    FieldType.IDENTIFIER: _ID,
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
    FieldType.IDENTIFIERS: {"type": "array", "items": _ID},
    FieldType.WRONG: {
        "type": "array",
        "items": {"anyOf": [_TEXT, {"$ref": "#/$defs/wrong"}]},
        **_UNIQUE_IF_TEXTS,
    },
    FieldType.PAIRS: {
        "type": "object",
        "additionalProperties": _TEXT,
        "propertyNames": {"pattern": _TEXT_PATTERN},
    },
    FieldType.SOURCE: {"$ref": "#/$defs/source"},
}


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema, draft 2020-12)."""
    # The fields of all kinds, for editors to offer; which are allowed depends on the kind.
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
        # Not the id: its default is the name of the file.
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
            **{kind.kind: _kind_schema(kind) for kind in KINDS},
            "wrong": _object_schema(Wrong),
            "source": _object_schema(Source) | {"minProperties": 1},
        },
    }


def _kind_schema(kind: type[Question]) -> dict[str, Any]:
    first_line, *_ = kind.about.splitlines()
    result = _object_schema(kind)
    result["properties"]["kind"] = {"const": kind.kind}
    return {"description": first_line, **result}


def _object_schema(owner: type) -> dict[str, Any]:
    fields = fields_of(owner)
    return {
        "type": "object",
        "properties": _properties(owner),
        "required": [name for name, field in fields.items() if field.is_required],
        "additionalProperties": False,
    }


def _properties(owner: type) -> dict[str, Any]:
    """Return the schemas of the fields of ``owner``, by name."""
    return {name: _field_schema(field) for name, field in fields_of(owner).items()}


def _field_schema(field: Field) -> dict[str, Any]:
    limits = field.limits
    result = dict(_SCHEMAS[field.type])
    if result.get("type") == "array":
        result["minItems"], result["maxItems"] = limits.fewest, limits.most
        if limits.longest:
            result["items"] = result["items"] | {"maxLength": limits.longest}
    elif result.get("type") == "object":
        result["minProperties"], result["maxProperties"] = limits.fewest, limits.most
    elif limits.longest:
        result["maxLength"] = limits.longest
    if limits.is_from_zero:
        result["anyOf"] = [
            {**each, "minimum": 0}
            if each["type"] == "number"
            else {**each, "pattern": each["pattern"].replace("[+-]?", "[+]?", 1)}
            for each in result["anyOf"]
        ]
    return result
