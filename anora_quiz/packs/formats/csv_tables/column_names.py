"""Finds out what the columns of a table hold from the names that quiz sites and people use."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from anora_quiz.quiz.field_types import Field, FieldType
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question

BECAUSE = "because"
"""The column that says why the wrong options are wrong; other columns have one of their own."""

OPTIONS = "options"
"""The column of options that may include the right one."""

OPTION = "option"
"""The role of a column that has one option, which may be the right one."""

WRONG = "wrong option"
"""The role of a column that has one wrong option."""

UNUSED = "unused"
"""The role of a column that a pack has no field for, such as a time limit."""

# Less is taken for a field here than in a pack: a table has columns of all sorts, such as "name",
# "note", or "order", and which of its rows has the titles isn't known yet.
_SYNONYMS = {
    "question": "questions questiontext questiontitle questionstem quizquestion triviaquestion stem"
    " prompt front term word q clue statement problem query mcq frage fragen pregunta preguntas"
    " domanda domande pergunta perguntas вопрос",
    "answer": "ans solution correction back definition meaning antwort lösung respuesta réponse"
    " risposta resposta ответ",
    "answers": "correctanswers rightanswers correctoptions correctchoices",
    "wrong": "incorrect distractors decoyanswers",
    OPTIONS: "options choices option choice answeroptions answerchoices alternatives"
    " possibleanswers multiplechoiceoptions optionen opciones opzioni opções",
    "accept": "alsoaccept acceptedanswers acceptableanswers alternateanswers alternativeanswers"
    " synonyms",
    "kind": "type questiontype qtype itemtype quiztype format",
    "difficulty": "level difficultylevel",
    "hint": "hints questionhint",
    "explanation": "explanations explanationanswer answerexplanation feedback generalfeedback"
    " correctfeedback comment comments rationale reasoning support",
    "tags": "tag category categories subcategory topic subject theme genre categoria kategorie",
    "id": "questionid qid guid uuid",
    "source title": "source reference references citation",
    "snippet text": "snippet",
    "source url": "url sourcelink referenceurl referencelink",
    UNUSED: "number questionnumber qnumber questionno qno no nr num sno srno slno sn row index"
    " round points point score marks mark weight defaultmark required shuffle status timestamp"
    " seconds duration questionname answernumbering partiallycorrectfeedback incorrectfeedback",
}
_UNUSED = re.compile(
    r"time.*|(?:question|answer|option|explanation)?"
    r"(?:image|img|picture|photo|media|video|audio|youtube)s?(?:url|link|file|path|name|\d{1,2})*"
)
_LABEL = r"([a-l]|\d{1,2})"
_RIGHT_WORD = "(?:correct|right|richtige|correcta|corretta|correta|bonne|правильный)"
_WRONG_WORD = "(?:wrong|incorrect|false|fake|falsche|incorrecta)"
_NOUN = (
    "(?:answer|option|opt|choice|response|ans|answeroption|answerchoice|alternative|possibleanswer"
    "|antwort|respuesta|réponse|risposta|resposta|opción|opcion|opção|opcao|opzione|choix|alternativa|вариант|ответ)"
)
_POINTER = "(?:index|indexes|indices|idx|numbers?|no|letters?|key|labels?|position|ids?|text)"
_OPTION = re.compile(rf"{_NOUN}?{_LABEL}|{_LABEL}{_NOUN}|a(\d)")
_WRONG = re.compile(f"(?:{_WRONG_WORD}{_NOUN}?|distractor|decoy){_LABEL}|distractor|decoy")
_PATTERNS = (
    (re.compile(f"{_RIGHT_WORD}{_NOUN}?\\d"), "answers"),
    (re.compile(f"{_RIGHT_WORD}{_NOUN}{{0,2}}{_POINTER}?|{_NOUN}{_RIGHT_WORD}"), "answer"),
    (re.compile(f"{_NOUN}{_POINTER}"), "answer"),
    (re.compile(f"{_WRONG_WORD}{_NOUN}s?"), "wrong"),
    (_UNUSED, UNUSED),
)

_RIGHT_ASIDE = re.compile(r"\(\s*(?:the\s+)?(?:correct|right)\b[^()]*\)", re.IGNORECASE)
_ASIDES = re.compile(r"\((?!s\))[^()]*\)|\[[^\[\]]*\]|\b\d+\s*[-–]\s*\d+\b")
_TAIL = re.compile(r"(?:\s[-–—]\s|[,;.]\s|\n\s*\n|\bmax\b).*", re.DOTALL | re.IGNORECASE)
_NUMBERING = re.compile(r"\s*\d{1,2}[.)]\s+")
_FILLERS = re.compile(
    r"\b(?:the|your|of|to|for|html|text|body|content|value|optional|required|mandatory|here|enter)\b",
    re.IGNORECASE,
)
_WORD_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
_NUMBER_SIGN = re.compile(r"#\s*$")
_CODE_SIGNS = frozenset("{}<>")
_MOST_DIGITS = 2  # of a title without letters, such as "12"
_LONGEST_TITLE = 300  # characters; what is longer is no name of a column


def columns_of(name: str, field_type: FieldType) -> tuple[str, ...]:
    """Return the names of the columns that hold a field."""
    if field_type.owner is not None:
        return tuple(f"{name} {part}" for part in fields_of(field_type.owner))
    has_reasons = field_type.item is not None and field_type.item.owner is not None
    return (name, reasons_column(name)) if has_reasons else (name,)


def reasons_column(name: str) -> str:
    """Return the column of the reasons why the texts in the column ``name`` are wrong."""
    return BECAUSE if name == "wrong" else f"{name} {BECAUSE}"


@cache
def all_columns() -> tuple[str, ...]:
    """Return the columns of all fields of all kinds: the question, its answer, the rest."""
    common = fields_of(Question)
    own = [each for kind in KINDS for each in fields_of(kind).values() if each.name not in common]
    rest = [each for each in common.values() if each.name not in ("id", "question")]
    names = [name for each in (*own, *rest) for name in columns_of(each.name, each.type)]
    return tuple(dict.fromkeys(("id", "kind", "question", *names)))


@cache
def list_fields() -> frozenset[str]:
    """Return the names of the columns that can be repeated, as each holds several texts."""
    fields: list[Field] = [each for kind in KINDS for each in fields_of(kind).values()]
    return frozenset(each.name for each in fields if each.type.is_several) | {OPTIONS}


@cache
def known_names() -> dict[str, str]:
    """Return the names of columns as `squeezed` returns them, each with what the column holds."""
    names = {squeezed(name): name for name in all_columns()}
    return {each: name for name, others in _SYNONYMS.items() for each in others.split()} | names


def squeezed(title: str) -> str:
    """Return a name without case, blanks, or punctuation; a number sign at the end is a word."""
    title = _NUMBER_SIGN.sub("number", title)
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def spellings(title: str) -> Iterator[str]:
    """Yield what the title of a column may be short for, squeezed: the whole title comes first.

    Quiz sites add remarks, as in "Answer 3 (Optional)" and "Question - max 120 characters".
    """
    bare = _ASIDES.sub(" ", title[:_LONGEST_TITLE])
    short = _TAIL.sub("", _NUMBERING.sub("", bare))
    words = _FILLERS.sub(" ", _WORD_BREAK.sub(" ", short))
    for each in (title[:_LONGEST_TITLE], bare, short, words):
        yield squeezed(each)


@lru_cache(maxsize=1000)
def role_of(title: str) -> tuple[str, str]:
    """Return what a column of this title holds, with its letter or number; empty if unknown.

    It is the name of a field, or `OPTIONS`, `OPTION`, `WRONG`, or `UNUSED`.
    """
    is_number = sum(map(str.isdigit, title)) > _MOST_DIGITS and not any(map(str.isalpha, title))
    if len(title) > _LONGEST_TITLE or is_number or not _CODE_SIGNS.isdisjoint(title):
        return "", ""
    if _RIGHT_ASIDE.search(title):
        return "answer", ""
    found = (_role_of_name(name) for name in spellings(title) if name)
    return next((role for role in found if role[0]), ("", ""))


def _role_of_name(name: str) -> tuple[str, str]:
    if role := known_names().get(name):
        return role, ""
    for pattern, role in ((_WRONG, WRONG), (_OPTION, OPTION)):
        if found := pattern.fullmatch(name):
            return role, next(filter(None, found.groups()), "")
    return next((role for pattern, role in _PATTERNS if pattern.fullmatch(name)), ""), ""
