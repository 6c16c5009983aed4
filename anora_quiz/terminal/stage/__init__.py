"""The stage: a round's own screen, drawn row by row, and the prompts on it."""
