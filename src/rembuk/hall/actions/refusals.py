"""Why an act in the room may be refused."""

from django.utils.translation import gettext_lazy

from rembuk.hall.core import words
from rembuk.kit.refusal import Refused


class RoomClosed(Refused):
    """The talk is not one that a room is open for."""

    words = gettext_lazy("The room of this talk is not open.")


class QuestionsClosed(Refused):
    """The moderator takes no more questions."""

    words = gettext_lazy("No more questions are taken.")
    field = "text"


class NothingWritten(Refused):
    """A text without anything to read."""

    words = gettext_lazy("Write a few words.")
    field = "text"


class TextTooLong(Refused):
    """A text longer than it may be: its `length`, and the `limit`."""

    words = gettext_lazy("Too long: %(length)s characters, at most %(limit)s.")
    field = "text"


class QueueFull(Refused):
    """So many questions wait that nobody can read them."""

    words = gettext_lazy("Very many questions are waiting. Support one that asks what you want to know.")


class NoSuchQuestion(Refused):
    """The question is not one that everyone sees."""

    words = gettext_lazy("There is no such question here.")


class NoSuchPoll(Refused):
    """The poll is not one of this room's that people see."""

    words = gettext_lazy("There is no such poll here.")


class PollClosed(Refused):
    """The poll takes no answers."""

    words = gettext_lazy("This poll takes no answers now.")


class NotOffered(Refused):
    """The choice is none of those offered."""

    words = gettext_lazy("Choose from what is offered.")
    field = "choice"


class NoWayThere(Refused):
    """The question stands where this step does not follow."""

    words = gettext_lazy("This step does not follow from where the question stands.")


class OptionsMissing(Refused):
    """A poll that offers a choice needs at least two options, each once."""

    words = gettext_lazy("Give at least two different options, at most 26.")
    field = "options"


class RightAnswerMissing(Refused):
    """A question of the quiz has one right option."""

    words = gettext_lazy("Say which option is right.")
    field = "right"


class HasAnswers(Refused):
    """What people have answered to stays as it was asked."""

    words = gettext_lazy("People have already answered this, so it stays as it is.")


class NoPollToShow(Refused):
    """The projector can show only a poll that people see."""

    words = gettext_lazy("Open the poll first, then show it.")
    field = "poll"


class DueDateMissing(Refused):
    """A body that owes an answer owes it by a day."""

    words = gettext_lazy("Say by when the answer is due, today or later.")
    field = "due"


class NotAPartner(Refused):
    """Only a partner of the programme, or a body on the rundown, can owe an answer."""

    words = gettext_lazy("Choose one of the programme's partners.")
    field = "body"


class GroupsItself(Refused):
    """A question cannot be grouped under itself or under one that is grouped."""

    words = gettext_lazy("Choose another question that leads a group or stands alone.")
    field = "leader"


def tidied(text: str, *, limit: int) -> str:
    """Return the text tidied. :raises NothingWritten, TextTooLong: as named."""
    try:
        return words.tidy(text, limit=limit)
    except words.Empty as problem:
        raise NothingWritten from problem
    except words.TooLong as problem:
        raise TextTooLong({"length": problem.length, "limit": problem.limit}) from problem
