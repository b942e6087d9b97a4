"""What is public is what every partner agreed to: a correction waits, while the last agreed edition is read."""

from datetime import timedelta

import pytest
from django.test import Client

from rembuk.institutions.permits import CONSOLE, Role
from rembuk.programme.core.agreement import Stand, Subject
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.programme.queries.agreements import standing
from rembuk.record import actions, queries
from rembuk.record.actions.correcting import correcting
from rembuk.record.models import Correction, Line, MediumKind, MediumState, Scope, Statement
from rembuk.record.queries.search import search
from tests import desk, logbook
from tests.factories import programme as sample
from tests.factories import record
from tests.record.answers import bodies

pytestmark = pytest.mark.django_db
NOW = sample.OPENING + timedelta(days=3)
SERIES = "/acara/bincang-contoh/"
PAGE = f"{SERIES}1/rekaman/"
READ = [PAGE, f"{SERIES}1/rekaman.json", f"{SERIES}1/transkrip.txt", "/kiat/?jenis=", "/cari/?q=mula"]


def published() -> Talk:
    """Return a talk whose record every partner has agreed to: statement, line, chapter, 42 in the hall."""
    talk = sample.talk(State.HELD)
    record.statement(talk, text="Kata mula")
    record.line(talk, text="Baris mula", person=sample.speaker("Contoh Satu"))
    record.attendance(talk)
    talk.chapters.create(at=0, title="Bab mula")
    return sample.agree(talk, subject=Subject.RECORD)


def correct(talk: Talk) -> Talk:
    """Change everything of the record that can be changed."""
    by = sample.officer()
    said = talk.statements.get()
    facts = actions.StatementFacts(person=said.person, kind=said.kind, text="Kata kemudian")
    version = queries.statement_version(said)
    actions.edit_statement(by=by, statement=said, facts=facts, version=version, now=NOW)
    source = "WEBVTT\n\n00:00.000 --> 00:05.000\nBaris kemudian\n"
    actions.import_captions(by=by, talk=talk, source=source, replace=True, now=NOW)
    actions.import_chapters(by=by, talk=talk, text="0:00 Bab kemudian", now=NOW)
    actions.count_attendance(by=by, talk=talk, hall=43, online=180, now=NOW)
    actions.set_tape(by=by, talk=talk, lead=9, video="https://contoh.id/kemudian", now=NOW)
    return Talk.objects.get(pk=talk.pk)


def test_everyone_reads_what_was_agreed_to_until_everyone_agrees_anew(client: Client) -> None:
    talk = correct(published())

    told = bodies(client, *READ, f"{SERIES}capaian.csv")
    assert ("emudian" in told, ",43," in told) == (False, False)
    for address in READ:
        assert "mula" in bodies(client, address), address
    assert ("Bab mula" in bodies(client, PAGE), ",42," in bodies(client, f"{SERIES}capaian.csv")) == (
        True,
        True,
    )
    assert (search("kemudian").found, len(search("mula").found)) == ([], 1)

    keys = list(sample.BODIES)
    sample.agree(talk, *keys[:3], subject=Subject.RECORD)
    assert "Kata kemudian" not in bodies(client, PAGE)
    sample.agree(talk, keys[3], subject=Subject.RECORD)

    told = bodies(client, *READ[:4])
    assert ("Kata mula" in told, "Baris mula" in told, "Baris kemudian" in told) == (False, False, True)
    assert (search("mula").found, len(search("kemudian").found)) == ([], 1)
    assert "Bab kemudian" in bodies(client, PAGE)
    assert (Statement.every.count(), Line.every.count(), Correction.objects.count()) == (1, 1, 0)
    assert logbook.last().kind == "record.corrected"


def test_each_body_is_shown_what_changed_since_it_agreed() -> None:
    talk = correct(published())

    found = standing(talk, Subject.RECORD, now=NOW)

    assert {each.stand for each in found.bodies} == {Stand.CHANGED}
    changes = {each.label: (each.before, each.after) for each in found.bodies[0].changes}
    assert changes["Sambutan · Contoh Satu"] == ("Kata mula", "Kata kemudian")
    assert changes["Kehadiran"] == ("42 di aula, 180 daring", "43 di aula, 180 daring")
    page = desk.staff(at=sample.body("bawaslu-kab")).get("/meja/bincang-contoh/1/kesepakatan/catatan/").text
    assert "Yang berubah sejak" in page
    assert "<del>Contoh Satu: Baris mula</del>" in page
    assert "<ins>Baris kemudian</ins>" in page


def test_the_desk_works_on_what_is_new_and_is_told_that_it_waits() -> None:
    staff = desk.staff()
    published()
    before = staff.get("/meja/bincang-contoh/1/catatan/").text
    assert "begitu semua mitra menyepakatinya" in before

    correct(Talk.objects.get())

    after = staff.get("/meja/bincang-contoh/1/catatan/").text
    assert ("Kata kemudian" in after, "Kata mula" in after) == (True, False)
    assert "sedang dibetulkan" in after
    assert "Baris kemudian" in staff.get("/meja/bincang-contoh/1/transkrip/").text


def test_a_correction_begins_once_and_only_of_what_is_public() -> None:
    held = sample.talk(State.HELD)
    record.statement(held)
    assert correcting(held, sample.officer(), NOW) == held
    assert Statement.every.count() == 1

    held.state = State.PUBLISHED
    held.save()
    for _again in range(2):
        correcting(held, sample.officer(), NOW)

    assert (Statement.every.count(), Correction.objects.count()) == (2, 1)
    assert [line.kind for line in logbook.since(0)] == ["record.correction_begun"]


def test_a_correction_that_is_taken_back_ends_by_itself(client: Client) -> None:
    talk = published()
    by = sample.officer()
    actions.count_attendance(by=by, talk=talk, hall=43, online=180, now=NOW)
    assert actions.end_settled(now=NOW) == 0

    actions.count_attendance(by=by, talk=talk, hall=42, online=180, now=NOW)

    assert (actions.end_settled(now=NOW), Correction.objects.count()) == (1, 0)
    assert logbook.last().by == CONSOLE.name
    assert "Kata mula" in bodies(client, PAGE)


def test_a_new_file_waits_and_one_taken_off_is_gone_at_once(client: Client) -> None:
    talk = sample.talk(State.HELD)
    record.statement(talk)
    old = record.medium(talk)
    talk = sample.agree(talk, subject=Subject.RECORD)
    correcting(talk, sample.officer(), NOW)
    new = record.medium(talk, kind=MediumKind.MATERIAL, type="application/pdf", added_at=NOW)
    addresses = [f"{PAGE}{each.pk}/{each.name}" for each in (old, new)]

    assert [client.get(each).status_code for each in addresses] == [200, 404]
    assert [desk.outsider().get(each).status_code for each in addresses] == [200, 404]
    preview = desk.staff(Role.OPERATOR).get(addresses[1])
    assert (preview.status_code, "no-store" in preview["Cache-Control"]) == (200, True)

    actions.remove_medium(by=sample.officer(), medium=old, now=NOW)
    assert client.get(addresses[0]).status_code == 404

    sample.agree(talk, subject=Subject.RECORD)
    assert client.get(addresses[1]).status_code == 200


def test_what_someone_withholds_is_gone_from_what_was_agreed_to_as_well(client: Client) -> None:
    talk = correct(published())
    speaker = sample.speaker("Contoh Satu")

    for scope in (Scope.QUOTE, Scope.RECORDING):
        record.withheld(talk, speaker, scope)

    assert "Kata mula" not in bodies(client, PAGE, "/kiat/?jenis=")
    assert client.get(f"{SERIES}1/transkrip.txt").status_code == 404


def test_what_is_refused_begins_no_correction() -> None:
    talk = published()

    with pytest.raises(actions.NothingCounted):
        actions.count_attendance(by=sample.officer(), talk=talk, hall=None, online=None, now=NOW)

    assert Correction.objects.count() == 0


def test_a_waiting_recording_keeps_its_place_in_the_correction(client: Client) -> None:
    talk = published()
    correcting(talk, sample.officer(), NOW)
    record.medium(talk, state=MediumState.WAITING, added_at=NOW)

    assert standing(Talk.objects.get(), Subject.RECORD, now=NOW).content.missing
    assert "<audio" not in bodies(client, PAGE)
