"""``anora-quiz packs report``: shows how the questions of a pack were answered and flagged."""

from dataclasses import asdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from anora_quiz.cli.options import JsonOption
from anora_quiz.cli.output import print_json
from anora_quiz.cli.packs.collection import PackArgument
from anora_quiz.errors import AnoraQuizError
from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.quoting import arguments
from anora_quiz.terminal.face import Page
from anora_quiz.terminal.sanitize import on_one_line, visible

if TYPE_CHECKING:
    from anora_quiz.quiz.question import Question
    from anora_quiz.quiz.question_reports import QuestionReport


def report(
    pack: PackArgument,
    as_json: JsonOption = False,
) -> None:
    """Show how players did on each question in a pack.

    For each question: how often it was asked and answered correctly, the most common wrong answer,
    the median time, and what players flagged.
    """
    from anora_quiz.quiz.question_reports import report as make_report
    from anora_quiz.records.question_history import asked_of

    session = Session.open()
    name, questions = _pack(session, pack)
    with session.store() as store:
        asked, flags = asked_of(store, name)
    found = make_report(questions, asked, flags)
    if as_json:
        print_json(list(map(_report_data, found)))
    elif not asked and not flags:
        command = f"anora-quiz play {visible(arguments(pack))}"
        print(f"No results for {visible(name)} yet. Play it with: {command}")
    else:
        page = Page("", lambda: chain.from_iterable(map(_lines, found)), partial(_screen, found))
        session.print_pages([page])


def _screen(found: "list[QuestionReport]", width: int) -> Any:
    from anora_quiz.terminal import pack_tables  # late: plain lines don't need it

    return pack_tables.report(found, width)


def _pack(session: Session, name: str) -> "tuple[str, list[Question]]":
    """Return the id and questions of the pack; no questions if only its past rounds are left.

    Raises `AnoraQuizError` if there is neither such a pack nor a round with one.
    """
    try:
        found = pages.one_pack(session, name, "report")
    except AnoraQuizError:
        if not name.isprintable():  # neither an id nor a stored name can be like this
            raise
        from anora_quiz.records.question_history import asked_of

        with session.store() as store:
            if not any(asked_of(store, name)):
                raise
        return name, []
    return found.id, list(found.questions)


def _report_data(each: "QuestionReport") -> dict[str, Any]:
    seconds = None if each.seconds is None else round(each.seconds, 3)
    return asdict(each) | {"seconds": seconds, "remark": each.remark}


def _lines(each: "QuestionReport") -> list[str]:
    if not each.asked and not each.flags:
        return [f"{visible(each.id)}: not asked yet."]
    facts = [f"asked {count_of(each.asked, 'time')}", f"{each.right} correct"]
    facts += [f"{each.partly} partly correct"] if each.partly else []
    facts += [f"{each.skipped} with no answer"] if each.skipped else []
    if each.seconds is not None:
        facts.append(f"median time {count_of(round(each.seconds), 'second')}")
    facts += [each.remark] if each.remark else []
    lines = [f"{visible(each.id)}: {', '.join(facts)}."]
    if each.wrong_answer:
        times = count_of(each.wrong_count, "time")
        lines.append(f"  Most common wrong answer: {on_one_line(each.wrong_answer)} ({times})")
    return [*lines, *(f"  Flagged: {visible(why) or 'no reason given'}" for why in each.flags)]
