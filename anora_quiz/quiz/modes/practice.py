"""Practice: questions that were missed or are about to be forgotten; no scores are kept."""

from anora_quiz.quiz.mode import Mode


class Practice(Mode):
    """A round that does not go on the boards, of the questions that are due for the player."""

    name = "practice"
    about = "what you are about to forget; no place on the boards"
    scoring = (
        "Practice has no place on the boards. What you get right comes back later and later, "
        "what you get wrong comes back soon."
    )
    most_players = 1
    is_ranked = False
    is_open_to_choice = False
