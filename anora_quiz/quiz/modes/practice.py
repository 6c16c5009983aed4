"""Practice: what is about to be forgotten, and what was missed; for nobody's eyes."""

from anora_quiz.quiz.mode import Mode


class Practice(Mode):
    """A round without a place on the boards; its questions come from the player's memory."""

    name = "practice"
    about = "what you are about to forget; no place on the boards"
    scoring = (
        "Practice has no place on the boards. What you get right comes back later and later, "
        "what you get wrong comes back soon."
    )
    most_players = 1
    is_ranked = False
    is_open_to_choice = False
