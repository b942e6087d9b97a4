"""The acts of the room: `directory` on bodies and people, `accounts` on who may sign in and do what."""
