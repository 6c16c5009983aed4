"""The stage, its scenes, and the prompts on it."""
