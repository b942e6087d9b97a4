"""How private each field of a row is. Every model of ours sorts all its fields into these four drawers.

`public` may be shown to anyone; `internal` is for the staff; `personal` says something about a person and
is shown only where it is needed; `secret` never leaves the database. A test finds the forgotten field.
"""


class Classified:
    """Base of the inner class `Privacy` of a model: names of its fields, each in exactly one drawer."""

    public: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
