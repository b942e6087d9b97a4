"""A change of what is known before and after a talk, as it is written."""


def signed(points: int) -> str:
    """Write a change with its sign: +5, −5, 0."""
    return f"{points:+d}".replace("-", "−") if points else "0"
