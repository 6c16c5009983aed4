"""Deals rounds and plays them: connects the terminal, the packs and the records."""
