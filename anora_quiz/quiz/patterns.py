"""Parts of the schema that types of values share, such as patterns of their texts.

Editors know no other patterns than those of JavaScript; `values` reads texts with its own.
"""

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
ID_PATTERN = (
    f"^[^{_NON_WORD}{_ACCENTS}._-][{_ACCENTS}]*(?:[^{_NON_WORD}{_ACCENTS}][{_ACCENTS}]*){{0,79}}$"
)
# Control characters except tabs and line ends, and characters that reorder text.
CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
TEXT_PATTERN = rf"^\s*[^\s{CONTROLS}][^{CONTROLS}]*$"
NUMBER_PATTERN = r"^[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9]{1,2})?$"
LANGUAGE_PATTERN = "^[A-Za-z0-9_][A-Za-z0-9_+#./-]{0,39}$"
YEAR_PATTERN = r"^([1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9])$"
# Without the years in which February is short.
DATE_PATTERN = (
    "^(?!0+(-|$))[0-9]{1,4}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|[12][0-9]))?$"
)
# YAML reads some texts as numbers or truth values: 1984, true. They are allowed, but null isn't,
# because an empty field is null, too.
WRITTEN_AS_TEXT = ["string", "number", "boolean"]
# Equal numbers may be typed in different ways: 3.1 and 3.10 are two texts.
UNIQUE_IF_TEXTS = {
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
