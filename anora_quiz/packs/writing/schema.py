"""Build the JSON Schema of packs from the classes that read them.

Editors use it to complete and check packs as people type. It is as strict as a schema can be;
what it can't express (options that read alike, duplicate ids) `checking.check` finds.
"""

from typing import Any

from anora_quiz.packs.pack import FORMAT, Header
from anora_quiz.quiz.field_types import Field
from anora_quiz.quiz.fields import fields_of, owners
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question

SCHEMA_FILE = "anora-quiz-pack.schema.json"
"""The name of the schema file, which packs expect in their own folder."""

MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The first line of a pack, which tells editors where its schema is."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema, draft 2020-12)."""
    # The fields of all kinds, for editors to offer; which are allowed depends on the kind.
    names = dict.fromkeys(name for kind in KINDS for name in fields_of(kind))
    return {
        "$schema": _DIALECT,
        "title": "Anora Quiz pack",
        "description": "A question pack for Anora Quiz; `anora-quiz packs guide` describes it.",
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
            **{owner.__name__.lower(): _part_schema(owner) for owner in owners()},
        },
    }


def _kind_schema(kind: type[Question]) -> dict[str, Any]:
    first_line, *_ = kind.about.splitlines()
    result = _object_schema(kind)
    result["properties"]["kind"] = {"const": kind.kind}
    return {"description": first_line, **result}


def _part_schema(owner: type) -> dict[str, Any]:
    result = _object_schema(owner)
    return result if result["required"] else result | {"minProperties": 1}


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
    result = dict(field.type.schema)
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
