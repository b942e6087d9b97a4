"""What goes wrong by a person's hand."""


class BadInput(Exception):
    """A file, an option or a table cannot be used as it is. The message is one clear line that says where."""

    def __init__(self, words: str) -> None:
        super().__init__(" ".join(words.split()))
