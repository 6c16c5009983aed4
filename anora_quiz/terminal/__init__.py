"""What players see and type: screens with Rich and questionary, or plain lines."""
