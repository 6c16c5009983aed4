"""Build the JSON Schema of packs from the classes that read them.

Editors use it to complete and check packs as people type. It is as strict as a schema can be;
what it can't express (options that read alike, duplicate ids) `checking.check` finds.
"""

from pathlib import Path
from textwrap import indent
from typing import Any

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.pack import FORMAT, Header
from anora_quiz.packs.writing.plain_data import question_data
from anora_quiz.quiz.field_types import Field
from anora_quiz.quiz.fields import fields_of, owners
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question

SCHEMA_FILE = "anora-quiz-pack.schema.json"
"""The name of the schema file, which packs expect in their own folder."""

MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The first line of a pack, which tells editors where its schema is."""

_KIND = {"description": "How the question is asked and answered. It decides the other fields."}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema, draft 2020-12)."""
    examples = {question.kind: question for question in _examples()}
    kinds = {kind.kind: _kind_schema(kind, examples[kind.kind]) for kind in KINDS}
    return {
        "$schema": _DIALECT,
        "title": "Anora Quiz pack",
        "description": "A question pack for Anora Quiz; `anora-quiz packs guide` describes it.",
        "type": "object",
        "properties": {
            "format": {
                "description": "The version of the pack format.",
                "enum": [FORMAT, str(FORMAT)],
                "examples": [FORMAT],
            },
            **_properties(Header),
            "questions": {
                "description": "The questions. Each starts with a dash.",
                "type": "array",
                "items": {"$ref": "#/$defs/question"},
                "minItems": 1,
                "examples": [[question_data(each)] for each in examples.values()],
            },
        },
        # Not the id: its default is the name of the file.
        "required": ["format", "title", "questions"],
        "additionalProperties": False,
        "$defs": {
            "question": {
                "title": "question",
                "type": "object",
                "properties": {
                    # Those of all kinds, for editors to offer before the kind is known. They skip
                    # what is only true: the fields of single kinds.
                    **{name: True for kind in KINDS for name in fields_of(kind)},
                    **{
                        name: {"description": field.description.about}
                        for name, field in fields_of(Question).items()
                    },
                    "kind": _KIND | {"enum": [*examples]},
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
            **kinds,
            **{owner.__name__.lower(): _part_schema(owner) for owner in owners()},
        },
    }


def _examples() -> tuple[Question, ...]:
    """Return the example of each kind."""
    items = "".join(f"  - {indent(kind.example, '    ').lstrip()}" for kind in KINDS)
    text = f"format: {FORMAT}\ntitle: Examples\nquestions:\n{items}"
    return load(Path("examples.yaml"), content=text.encode()).questions


def _kind_schema(kind: type[Question], example: Question) -> dict[str, Any]:
    first_line, *_ = kind.about.splitlines()
    result = _object_schema(kind)
    for name, field in fields_of(kind).items():
        if field.description.example is None:  # the example of the kind has all of its own fields
            result["properties"][name]["examples"] = [field.type.plain(getattr(example, name))]
    result["properties"]["kind"] = _KIND | {"const": kind.kind, "examples": [kind.kind]}
    return {
        "title": kind.kind,
        "description": first_line,
        **result,
        "examples": [question_data(example)],
    }


def _part_schema(owner: type) -> dict[str, Any]:
    result = {"title": owner.__name__.lower(), **_object_schema(owner)}
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
    limits, description = field.limits, field.description
    result = {"description": description.about, **field.type.schema}
    if description.example is not None:
        result["examples"] = [description.example]
    if result.get("type") == "array":
        result["minItems"], result["maxItems"] = limits.fewest, limits.most
        if limits.longest:
            result["items"] = result["items"] | {"maxLength": limits.longest}
    elif result.get("type") == "object":
        result["minProperties"], result["maxProperties"] = limits.fewest, limits.most
    elif limits.longest:
        result["maxLength"] = limits.longest
    if "anyOf" in result:  # of which editors show the descriptions alone
        first, *others = result["anyOf"]
        result["anyOf"] = [{"description": description.about, **first}, *others]
    if limits.is_from_zero:
        result["anyOf"] = [
            {**each, "minimum": 0}
            if each["type"] == "number"
            else {**each, "pattern": each["pattern"].replace("[+-]?", "[+]?", 1)}
            for each in result["anyOf"]
        ]
    return result
