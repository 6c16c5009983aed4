"""The game itself: questions, marking, rounds, scores.

Pure: no terminal, no files, no clock, no global random. Whatever depends on time or
chance gets it as an argument, so that every round can be played again exactly.
"""
