"""Practice: questions that were missed or are about to be forgotten; no scores are kept."""

from anora_quiz.quiz.mode import Mode


class Practice(Mode):
    """A round that does not go on the boards, of the questions that are due for the player."""

    name = "practice"
    about = "questions you're about to forget; not ranked"
    scoring = (
        "Practice isn't ranked. Questions you get right come back later each time; the ones you "
        "miss come back soon."
    )
    most_players = 1
    is_ranked = False
    is_open_to_choice = False
