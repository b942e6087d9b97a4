import pytest

from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.forms import PollForm, RoundForm, SceneForm, SourceForm, WordsForm
from rembuk.hall.models import Word
from tests.factories import hall


def test_the_right_option_is_counted_from_the_first_line() -> None:
    form = PollForm({"kind": "quiz", "text": "Contoh?", "options": "Ya\nTidak\n", "right": "2"})

    assert form.is_valid()
    assert form.facts() == {
        "kind": PollKind.QUIZ,
        "text": "Contoh?",
        "options": ["Ya", "Tidak"],
        "right": 1,
    }


def test_no_round_and_no_source_are_choices_too() -> None:
    rounds, sources = RoundForm({"seen": "0", "phase": ""}), SourceForm({"source": ""})

    assert (rounds.is_valid(), sources.is_valid()) == (True, True)
    assert (rounds.cleaned_data["phase"], sources.cleaned_data["source"]) == (Phase.NONE, "")


@pytest.mark.django_db
def test_only_what_is_of_this_room_can_be_chosen() -> None:
    room, other = hall.room(), hall.room()
    elsewhere = hall.poll(other)
    word = Word.objects.create(poll=elsewhere, text="contoh")

    scene = SceneForm({"seen": "0", "scene": "poll", "poll": str(elsewhere.pk)}, polls=room.polls.all())
    words = WordsForm({"word": [str(word.pk)], "approve": "1"}, of=Word.objects.filter(poll__room=room))

    assert (list(scene.errors), list(words.errors)) == (["poll"], ["word"])
