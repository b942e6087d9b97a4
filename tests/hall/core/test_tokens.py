import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.tokens import KEY_LENGTH, Forged, Purpose, issue, key_of, read

SECRET = b"contoh rahasia"
KEY = key_of(bytes(range(16)))


def test_a_token_gives_its_key_back_in_its_room() -> None:
    token = issue(SECRET, Purpose.PARTICIPANT, room=7, key=KEY)

    assert read(SECRET, Purpose.PARTICIPANT, room=7, token=token) == KEY
    assert (len(KEY), len(token)) == (KEY_LENGTH, 45)


@pytest.mark.parametrize(
    ("secret", "purpose", "room"),
    [
        pytest.param(b"anderes", Purpose.PARTICIPANT, 7, id="another site's"),
        pytest.param(SECRET, Purpose.CAPTIONS, 7, id="another purpose's"),
        pytest.param(SECRET, Purpose.PARTICIPANT, 8, id="another room's"),
    ],
)
def test_a_token_is_good_for_one_site_purpose_and_room(secret: bytes, purpose: Purpose, room: int) -> None:
    token = issue(secret, purpose, room=room, key=KEY)

    with pytest.raises(Forged):
        read(SECRET, Purpose.PARTICIPANT, room=7, token=token)


@given(st.integers(0, 44), st.characters())
def test_a_token_with_one_sign_changed_is_forged(place: int, sign: str) -> None:
    token = issue(SECRET, Purpose.PARTICIPANT, room=7, key=KEY)
    altered = token[:place] + sign + token[place + 1 :]

    if altered != token:
        with pytest.raises(Forged):
            read(SECRET, Purpose.PARTICIPANT, room=7, token=altered)


@given(st.text(max_size=200))
def test_whatever_is_sent_as_a_token_is_refused_calmly(token: str) -> None:
    with pytest.raises(Forged):
        read(SECRET, Purpose.PARTICIPANT, room=7, token=token)
