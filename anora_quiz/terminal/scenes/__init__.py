"""What the stage shows, as scenes: values made from a round, drawn at any width."""
