"""The shape of what the desk asks for; whether it may stand is decided by the acts."""
