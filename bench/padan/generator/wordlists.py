"""Long lists of words, written as running text."""


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


def phrases(text: str) -> list[str]:
    """Return the phrases of a text, which stand between commas."""
    return text.split(", ")
