"""Reports on how questions did in play, so that authors can see which ones need work."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from anora_quiz.quiz.chance import stream
from anora_quiz.quiz.forms import Arrange
from anora_quiz.quiz.question import FULL, Question
from anora_quiz.quiz.replies import Action, Reply

_FEWEST_ANSWERS = 5  # with fewer, it means little that everyone or no one was right


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One time that a question was asked: the reply, its credit, and the seconds it took."""

    question: Question
    reply: Reply
    credit: Fraction
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReport:
    """How one question did in play.

    ``right`` counts replies with full credit, ``skipped`` those without an answer.
    ``wrong_answer`` is the most frequent wrong answer (for options, the distractor), and
    ``wrong_count`` how often it was given. ``seconds`` is the median time to answer, None for
    no answer. ``flags`` holds the reasons of players who flagged it, empty if none was given.
    """

    id: str
    question: str
    asked: int = 0
    right: int = 0
    partly: int = 0
    skipped: int = 0
    wrong_answer: str = ""
    wrong_count: int = 0
    seconds: float | None = None
    flags: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """What an author should look at, in a few words; empty if nothing is conspicuous."""
        if self.flags:
            return "flagged"
        answered = self.asked - self.skipped
        if answered < _FEWEST_ANSWERS:
            return ""
        if not self.right and not self.partly:
            return "never answered correctly"
        return "always answered correctly" if self.right == answered else ""


def report(
    questions: Iterable[Question], asked: Iterable[AskedQuestion], flags: Iterable[tuple[str, str]]
) -> list[QuestionReport]:
    """Return a report on each of ``questions``, then on others that were asked or flagged.

    ``flags`` are pairs of a question's id and a reason. Questions are identified by their ids:
    an earlier wording under the same id counts, too.
    """
    asked_by_id: defaultdict[str, list[AskedQuestion]] = defaultdict(list)
    for each in asked:
        asked_by_id[each.question.id].append(each)
    flags_by_id: defaultdict[str, list[str]] = defaultdict(list)
    for question_id, reason in flags:
        flags_by_id[question_id].append(reason)
    known = {question.id: question for question in questions}
    for question_id, times in asked_by_id.items():
        known.setdefault(question_id, times[-1].question)
    reports = [
        _report_on(question, asked_by_id[question_id], flags_by_id[question_id])
        for question_id, question in known.items()
    ]
    reports += [
        QuestionReport(id=question_id, question="", flags=tuple(reasons))
        for question_id, reasons in flags_by_id.items()
        if question_id not in known
    ]
    return reports


def _report_on(
    question: Question, times: Sequence[AskedQuestion], flags: Sequence[str]
) -> QuestionReport:
    answered = [each for each in times if each.reply.action is Action.ANSWERED]
    wrong = Counter(text for each in answered if each.credit < FULL for text in _wrong_parts(each))
    most_common = wrong.most_common(1)
    return QuestionReport(
        id=question.id,
        question=question.question,
        asked=len(times),
        right=sum(each.credit == FULL for each in answered),
        partly=sum(0 < each.credit < FULL for each in answered),
        skipped=len(times) - len(answered),
        wrong_answer=most_common[0][0] if most_common else "",
        wrong_count=most_common[0][1] if most_common else 0,
        seconds=median(each.seconds for each in answered) if answered else None,
        flags=tuple(flags),
    )


def _wrong_parts(asked: AskedQuestion) -> Iterable[str]:
    """Return the wrong parts of an answer, in words: options chosen, pairs made, text typed."""
    form = asked.question.form(stream(0))
    answer, right = asked.reply.answer, asked.question.solution()
    if form.problem(answer):  # the question had other options when it was asked
        return []
    if isinstance(form, Arrange):  # one wrong order is one mistake
        return [form.words(answer)]
    wrong = (text for text, is_right in form.parts(answer, right) if not is_right)
    return dict.fromkeys(wrong)  # each counts once, even if it is in two blanks
