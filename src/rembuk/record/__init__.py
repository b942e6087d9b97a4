"""What a talk leaves behind: statements, attendance, later recording, transcript and minutes."""
