import base64
import json
from dataclasses import asdict, replace

import pytest

from rembuk.record.core.certificates import Facts, Forged, Unreadable, check, find, key_from, public_hex, sign

KEY = key_from("rahasia contoh")
PUBLIC = public_hex(KEY)
FACTS = Facts("0001/bincang-1/2026", "Contoh Satu, S.H.", "speaker", "bincang/1", "2026-11-25", "2026-11-26")
TOKEN = sign(FACTS, KEY)


def test_what_was_signed_is_what_is_checked() -> None:
    assert check(TOKEN, PUBLIC) == FACTS
    assert sign(FACTS, KEY) == TOKEN


@pytest.mark.parametrize("name", ["Contoh Dua", "Contoh Satu, S.H. "])
def test_other_facts_under_the_same_signature_are_forged(name: str) -> None:
    content = json.dumps(asdict(replace(FACTS, name=name)), separators=(",", ":")).encode()
    body = base64.urlsafe_b64encode(content).decode().rstrip("=")

    with pytest.raises(Forged):
        check(f"{body}.{TOKEN.split('.')[1]}", PUBLIC)


def test_another_key_signs_nothing_of_ours() -> None:
    with pytest.raises(Forged):
        check(sign(FACTS, key_from("rahasia lain")), PUBLIC)


def test_every_changed_letter_of_a_token_is_noticed() -> None:
    for place, letter in enumerate(TOKEN):
        if letter != ".":
            changed = TOKEN[:place] + ("A" if letter != "A" else "B") + TOKEN[place + 1 :]
            # The last letter of each half bears bits that stand for nothing.
            if place in {TOKEN.index(".") - 1, len(TOKEN) - 1}:
                continue
            with pytest.raises((Forged, Unreadable)):
                check(changed, PUBLIC)


@pytest.mark.parametrize("token", ["", ".", "abc", f"{TOKEN.split('.')[0]}.", "é.é"])
def test_what_is_no_token_is_unreadable(token: str) -> None:
    with pytest.raises((Unreadable, Forged)):
        check(token, PUBLIC)


@pytest.mark.parametrize("public", ["", "zz", "00"])
def test_what_is_no_key_checks_nothing(public: str) -> None:
    with pytest.raises(Unreadable):
        check(TOKEN, public)


def test_a_token_is_found_wherever_it_is_printed() -> None:
    for content in (
        TOKEN,
        f"  {TOKEN}\n",
        f"https://x.example.id/sertifikat/ABC/#{TOKEN}",
        f"%PDF (rembuk:{TOKEN})",
    ):
        assert find(content.encode()) == TOKEN
    with pytest.raises(Unreadable):
        find(b"%PDF-1.7 tanpa tanda")


def test_a_key_follows_from_the_sites_secret_and_betrays_nothing_of_it() -> None:
    assert public_hex(key_from("rahasia contoh")) == PUBLIC
    assert len(PUBLIC) == 64
    assert public_hex(key_from("rahasia contoh ")) != PUBLIC
