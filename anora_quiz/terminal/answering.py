"""The prompt on the stage for each form of answer."""

from typing import assert_never

from anora_quiz.quiz.forms import Arrange, FillIn, Form, Pair, PickMany, PickOne, Typed, TypeIn
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.round_commands import command_in, read_command
from anora_quiz.terminal.stage import lists, text_fields
from anora_quiz.terminal.stage.prompt import Prompt
from anora_quiz.terminal.stage.state import Draft


def answer(
    form: Form, prompt: Prompt, current: Round, draft: Draft, *, is_one_key: bool = False
) -> Answer:
    """Return the player's answer to the open question of ``current``, begun as ``draft`` says.

    With ``is_one_key``, a letter or digit picks an option without Enter.

    A typed line may be a command instead. Raises `Interrupted`, `CommandPressed`, and
    `OutOfTime`.
    """
    match form:
        case PickOne(options):
            return (lists.pick_one(prompt, options, draft.answer, is_one_key=is_one_key),)
        case PickMany(options):
            return lists.pick_many(prompt, options, form.problem, draft.answer, draft.pointed_at)
        case Arrange(items):
            return lists.arrange(prompt, items, draft.answer, draft.pointed_at)
        case Pair(left, right):
            return lists.pair(prompt, left, right, draft.answer, draft.pointed_at)
        case TypeIn():
            return _typed(form, prompt, current, draft.answer, 1)
        case FillIn():
            return _typed(form, prompt, current, draft.answer, len(form.accepted))
        case _:
            assert_never(form)


def _typed(form: Typed, prompt: Prompt, current: Round, draft: Answer, count: int) -> Answer:
    def problem(typed: Answer) -> str:
        command = command_in(typed)
        return read_command(command, current)[1] if command else form.problem(typed)

    return text_fields.type_texts(prompt, count, problem, draft)
