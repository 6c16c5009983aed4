"""The boards that results stand on.

A board compares like with like: one mode, the same banks, the same number of questions,
the same filters, the same timing.
"""

from anora_quiz.quiz.rounds import Round


def board_of(finished: Round) -> str:
    """Return the name of the board that ``finished`` belongs on."""
    setup = finished.setup
    if setup.collection:
        banks = f"{setup.collection} ({len(setup.packs)} banks)"
    else:
        banks = " + ".join(setup.packs)
    terms = finished.mode.terms(setup, len(finished.deck) // len(finished.players))
    chosen = setup.selection
    filters = {"": chosen.difficulties, "kind ": chosen.kinds, "tag ": chosen.tags}
    only = [f"only {name}{' or '.join(words)}" for name, words in filters.items() if words]
    return ", ".join([finished.mode.name, banks, *terms, *only])
