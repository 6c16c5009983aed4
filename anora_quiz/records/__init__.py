"""What is remembered: rounds, turns and scores (SQLite), and the player's settings (TOML)."""
