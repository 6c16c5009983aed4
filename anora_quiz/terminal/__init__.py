"""What is seen and typed: a screen with Rich and questionary, or plain lines."""
