import hashlib

import pypdfium2
import pytest
from django.conf import settings

from rembuk.institutions.permits import NotPermitted
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Talk
from rembuk.record import actions
from rembuk.record.core.certificates import check, find
from rembuk.record.models import Certificate
from rembuk.record.queries import certificates as queries
from tests import logbook
from tests.factories import institutions, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def arrive(talk: Talk, name: str, witness: str = "door") -> Arrival:
    visitor = visitors.registration(talk, name=name)
    return Arrival.objects.create(talk=talk, registration=visitor, witness=witness, at=NOW)


def give(talk: Talk) -> int:
    return actions.give_certificates(by=sample.officer(), talk=talk, now=NOW)


def print_all(most: int = 1_000) -> int:
    return actions.print_certificates(now=NOW, beat=lambda: None, most=most)


def test_everyone_who_took_part_gets_one_certificate_under_a_number_of_the_year() -> None:
    talk = sample.talk(State.HELD)
    for name, witness in (("Warga Dua", "paper"), ("Warga Satu", "door"), ("Warga Tiga", "online")):
        arrive(talk, name, witness)
    visitors.registration(talk, name="Tidak Datang")

    assert give(talk) == 6

    rows = list(Certificate.objects.values_list("number", "name", "part"))
    assert rows == [
        ("0001/bincang-contoh-1/2026", "Contoh Pemandu", "moderator"),
        ("0002/bincang-contoh-1/2026", "Contoh Satu", "speaker"),
        ("0003/bincang-contoh-1/2026", "Contoh Dua", "speaker"),
        ("0004/bincang-contoh-1/2026", "Warga Dua", "participant"),
        ("0005/bincang-contoh-1/2026", "Warga Satu", "participant"),
        ("0006/bincang-contoh-1/2026", "Warga Tiga", "participant"),
    ]
    entry = logbook.last()
    assert (entry.kind, sorted(entry.data)) == ("certificates.given", ["certificates", "sha256"])


def test_whoever_comes_later_gets_the_next_number_and_nobody_gets_two() -> None:
    talk = sample.talk(State.HELD)
    give(talk)
    with pytest.raises(actions.NobodyLeft):
        give(talk)

    arrive(talk, "Warga Terlambat")
    assert give(talk) == 1
    second = sample.talk(State.HELD)
    give(second)

    assert list(Certificate.objects.values_list("sequence", flat=True)) == list(range(1, 8))


def test_there_is_none_before_the_talk_was_held() -> None:
    talk = sample.talk(State.ANNOUNCED)

    with pytest.raises(actions.NotHeldYet):
        give(talk)

    assert (Certificate.objects.count(), logbook.length()) == (0, 0)


def test_a_printed_certificate_says_what_was_signed_and_holds_it() -> None:
    talk = sample.talk(State.HELD)
    arrive(talk, "Warga & <b>Satu</b>")
    give(talk)
    print_all()
    certificate = Certificate.objects.get(part="participant")

    content = queries.printed_at(certificate).read_bytes()
    with pypdfium2.PdfDocument(content) as document:
        text = document[0].get_textpage().get_text_range()

    assert check(find(content), queries.public_key()) == queries.facts_of(certificate)
    for words in (
        "Sertifikat",
        "Warga & <b>Satu</b>",
        "peserta",
        certificate.number,
        talk.title,
        "KPU Kota Contoh",
    ):
        assert words in text


def test_a_batch_goes_on_where_it_stopped() -> None:
    talk = sample.talk(State.HELD)
    arrive(talk, "Warga Satu")
    give(talk)

    assert print_all(most=2) == 2
    assert queries.progress(talk) == queries.Progress(issued=4, printed=2)
    first = {row.pk: hashlib.sha256(queries.printed_at(row).read_bytes()).digest()
             for row in Certificate.objects.filter(printed_at__isnull=False)}  # fmt: skip
    assert print_all() == 2
    assert print_all() == 0
    for row in Certificate.objects.filter(pk__in=first):
        assert hashlib.sha256(queries.printed_at(row).read_bytes()).digest() == first[row.pk]


def test_a_certificate_taken_back_says_why_to_the_desk_and_nothing_to_the_log() -> None:
    talk = sample.talk(State.HELD)
    give(talk)
    certificate = Certificate.objects.all()[0]

    with pytest.raises(actions.ReasonNeeded):
        actions.withdraw_certificate(by=sample.officer(), certificate=certificate, reason=" ", now=NOW)
    actions.withdraw_certificate(by=sample.officer(), certificate=certificate, reason="Salah nama", now=NOW)

    certificate.refresh_from_db()
    assert (certificate.withdrawn_at, certificate.withdrawn_because) == (NOW, "Salah nama")
    assert logbook.last().data == {"certificate": certificate.pk}


def test_an_outsider_gives_and_takes_none() -> None:
    talk = sample.talk(State.HELD)
    with pytest.raises(NotPermitted):
        actions.give_certificates(by=institutions.outsider(), talk=talk, now=NOW)
    give(talk)
    certificate = Certificate.objects.all()[0]
    with pytest.raises(NotPermitted):
        actions.withdraw_certificate(by=institutions.outsider(), certificate=certificate, reason="x", now=NOW)

    certificate.refresh_from_db()
    assert certificate.withdrawn_at is None
    assert settings.SECRET_KEY not in certificate.token
