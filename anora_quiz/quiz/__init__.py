"""The game itself: questions, marking, rounds, scores.

Pure: no terminal, no files, no clock, no global random state. Anything that depends on time
or randomness takes it as an argument, so every round can be replayed exactly.
"""
