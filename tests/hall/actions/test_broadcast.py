import pytest

from rembuk.hall.actions import broadcast as actions
from rembuk.hall.core.broadcast import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE, StreamSource
from rembuk.hall.models import Broadcast
from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import logbook
from tests.factories import programme as sample
from tests.factories.programme import OPENING

pytestmark = pytest.mark.django_db
VIDEO = "https://youtu.be/dQw4w9WgX-_"


def own_stream() -> Broadcast:
    talk = sample.talk(State.ANNOUNCED)
    return actions.set_source(by=sample.officer(Role.OPERATOR), talk=talk, source=StreamSource.OWN, now=OPENING)


def test_an_own_stream_gets_a_port_and_a_passphrase_that_the_log_never_sees() -> None:
    made = own_stream()

    assert (made.source, made.port) == (StreamSource.OWN, 9710)
    assert SHORTEST_PASSPHRASE <= len(made.passphrase) <= LONGEST_PASSPHRASE
    assert (logbook.last().kind, logbook.last().data) == ("stream.set", {"source": "own"})


def test_two_talks_send_to_two_ports_and_one_that_is_over_gives_its_port_back() -> None:
    first, second = own_stream(), own_stream()
    Talk.objects.filter(pk=first.talk_id).update(state=State.HELD.value)

    assert [first.port, second.port, own_stream().port] == [9710, 9711, 9710]


def test_the_eleventh_stream_at_once_is_refused() -> None:
    for _ in range(actions.PORTS):
        own_stream()

    with pytest.raises(actions.PortsAreTaken):
        own_stream()


def test_choosing_again_keeps_what_the_encoder_was_told() -> None:
    made = own_stream()
    by = sample.officer(Role.OPERATOR)

    actions.set_source(by=by, talk=made.talk, source=StreamSource.YOUTUBE, youtube=VIDEO, now=OPENING)
    again = actions.set_source(by=by, talk=made.talk, source=StreamSource.OWN, now=OPENING)

    assert (again.port, again.passphrase) == (made.port, made.passphrase)


def test_a_video_is_kept_by_its_name() -> None:
    talk = sample.talk(State.ANNOUNCED)
    by = sample.officer(Role.OPERATOR)

    made = actions.set_source(by=by, talk=talk, source=StreamSource.YOUTUBE, youtube=VIDEO, now=OPENING)

    assert made.youtube == "dQw4w9WgX-_"
    with pytest.raises(actions.NoVideoThere):
        actions.set_source(by=by, talk=talk, source=StreamSource.YOUTUBE, youtube="contoh", now=OPENING)


def test_a_meeting_needs_its_link() -> None:
    by = sample.officer(Role.OPERATOR)
    with_link = sample.talk(State.ANNOUNCED, link="https://rapat.example.id/contoh")

    assert (
        actions.set_source(by=by, talk=with_link, source=StreamSource.MEETING, now=OPENING).source == "meeting"
    )
    with pytest.raises(actions.MeetingHasNoLink):
        actions.set_source(by=by, talk=sample.talk(State.ANNOUNCED), source=StreamSource.MEETING, now=OPENING)


def test_another_passphrase_takes_the_place_of_the_first() -> None:
    made = own_stream()

    renewed = actions.renew_passphrase(by=sample.officer(Role.OPERATOR), broadcast=made, now=OPENING)

    assert renewed.passphrase != made.passphrase
    assert (logbook.last().kind, logbook.last().data) == ("stream.passphrase_renewed", {})


def test_a_talk_without_a_stream_of_its_own_has_no_passphrase_to_renew() -> None:
    by, talk = sample.officer(Role.OPERATOR), sample.talk(State.ANNOUNCED)

    with pytest.raises(actions.NoStreamOfItsOwn):
        actions.renew_passphrase(by=by, broadcast=Broadcast(talk=talk), now=OPENING)


def test_an_outsider_neither_chooses_nor_renews() -> None:
    made = own_stream()
    outsider = sample.officer(Role.ADMIN, at=sample.body("badan-luar"))

    with pytest.raises(NotPermitted):
        actions.set_source(by=outsider, talk=made.talk, source=StreamSource.NONE, now=OPENING)
    with pytest.raises(NotPermitted):
        actions.renew_passphrase(by=outsider, broadcast=made, now=OPENING)
    assert Broadcast.objects.get().passphrase == made.passphrase
