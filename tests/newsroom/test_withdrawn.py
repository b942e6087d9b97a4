"""What someone takes back is gone everywhere: pages, files, feeds, the handover, the search and the draft."""

import io
import zipfile

import pypdfium2
import pytest
from django.test import Client

from rembuk.institutions.permits import Role
from rembuk.newsroom.core.checker import Finding, Kind
from rembuk.newsroom.core.writers import write
from rembuk.newsroom.queries import facts_of, findings, quoting_withdrawn
from rembuk.programme.actions import invitations
from rembuk.programme.core.invitation import Scope
from rembuk.programme.core.talk import State
from rembuk.programme.models import Invitation
from rembuk.record.models import MediumKind, StatementKind
from tests import desk
from tests.factories import newsroom, record, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

TALK = "/acara/bincang-contoh/1/"
QUOTED, SPOKEN = "burung kenari menghitung kartu pemilih", "pelangi memeriksa gudang logistik"


@pytest.fixture
def withdrawn(client: Client) -> Invitation:
    """A speaker whose words stand on a talk, and who agrees to nothing."""
    talk = sample.talk(State.PUBLISHED)
    one = visitors.invitation(talk, reply="accepted")
    record.statement(talk, StatementKind.QUOTE, person=one.person, text=QUOTED)
    record.statement(talk, StatementKind.TIP, person=one.person, text=QUOTED)
    record.line(talk, person=one.person, text=SPOKEN)
    record.line(talk, text="Baris milik orang lain")
    record.medium(talk)
    record.medium(talk, kind=MediumKind.MATERIAL, type="application/pdf", person=one.person, title="Paparan")
    return one


def take_back(one: Invitation) -> None:
    invitations.consent(invitation=one, scopes=set(), now=sample.OPENING)


def told(client: Client) -> dict[str, str]:
    """All that the site says, by where it says it."""
    addresses = [
        f"{TALK}rekaman/", f"{TALK}rekaman/?cari=pelangi", f"{TALK}rekaman/bagian/1/", f"{TALK}rekaman.json",
        f"{TALK}transkrip.vtt", f"{TALK}transkrip.txt", "/kiat/", "/acara/bincang-contoh/siniar.xml", TALK,
        "/cari/?q=kenari", "/cari/?q=pelangi", "/en" + TALK + "rekaman/",
    ]  # fmt: skip
    said = {address: client.get(address).text for address in addresses}
    with pypdfium2.PdfDocument(client.get(f"{TALK}notulen.pdf").content) as minutes:
        said["minutes"] = "".join(page.get_textpage().get_text_range() for page in minutes)
    archive = b"".join(desk.staff(Role.SECRETARIAT).get("/meja/bincang-contoh/1/serah-terima.zip"))
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        said["handover"] = " ".join(
            files.read(name).decode("utf-8", "replace") for name in files.namelist()
        )  # fmt: skip
    talk = Invitation.objects.get().talk
    said["draft"] = write(facts_of(talk), "id").text() + write(facts_of(talk), "en").text()
    return said


def places(said: dict[str, str], words: str) -> list[str]:
    """Where words stand; a search repeats in its field what was asked, so whole phrases are looked for."""
    return sorted(place for place, text in said.items() if words.casefold() in text.casefold())


def test_what_was_agreed_to_stands_wherever_it_belongs(client: Client, withdrawn: Invitation) -> None:
    invitations.consent(invitation=withdrawn, scopes=set(Scope), now=sample.OPENING)
    said = told(client)

    quoted = [
        f"{TALK}rekaman.json",
        f"{TALK}rekaman/",
        f"{TALK}rekaman/?cari=pelangi",
        "/en" + TALK + "rekaman/",
    ]
    assert places(said, QUOTED) == sorted([*quoted, "/kiat/", "draft", "handover", "minutes"])
    assert places(said, SPOKEN) == sorted(
        [f"{TALK}rekaman.json", f"{TALK}rekaman/", f"{TALK}rekaman/bagian/1/", f"{TALK}transkrip.txt",
         f"{TALK}transkrip.vtt", "/en" + TALK + "rekaman/", "handover"]
    )  # fmt: skip
    assert "<mark>kenari</mark>" in said["/cari/?q=kenari"]
    assert "<mark>pelangi</mark>" in said["/cari/?q=pelangi"]
    assert "<enclosure" in said["/acara/bincang-contoh/siniar.xml"]
    assert "Paparan" in said[f"{TALK}rekaman/"]


def test_what_is_taken_back_stands_nowhere(client: Client, withdrawn: Invitation) -> None:
    take_back(withdrawn)
    said = told(client)

    assert places(said, QUOTED) == []
    assert places(said, SPOKEN) == []
    assert "<mark>" not in said["/cari/?q=kenari"] + said["/cari/?q=pelangi"]
    assert "<enclosure" not in said["/acara/bincang-contoh/siniar.xml"]
    assert "Paparan" not in said[f"{TALK}rekaman/"]
    assert "Baris milik orang lain" in said[f"{TALK}transkrip.txt"]


def test_a_link_to_a_file_that_was_taken_back_leads_nowhere(client: Client, withdrawn: Invitation) -> None:
    files = [f"{TALK}rekaman/{each.pk}/{each.name}" for each in withdrawn.talk.media.all()]
    assert [client.get(address).status_code for address in files] == [200, 200]

    take_back(withdrawn)

    assert [client.get(address).status_code for address in files] == [404, 404]


def test_an_article_that_still_quotes_it_is_told_so(withdrawn: Invitation) -> None:
    lines = [f"“{QUOTED},” katanya."]
    article = newsroom.article(talk=withdrawn.talk)
    assert findings(article, lines) == []

    take_back(withdrawn)

    assert findings(article, lines) == [Finding(Kind.QUOTE, f"{QUOTED},")]


def test_the_desk_is_told_which_public_article_still_quotes_it(withdrawn: Invitation) -> None:
    article = newsroom.article(talk=withdrawn.talk, title="Kabar yang mengutip", lead=f"Katanya, {QUOTED}.")
    newsroom.article(talk=withdrawn.talk, title="Kabar lain")
    newsroom.article(talk=withdrawn.talk, lead=QUOTED, live=False)
    assert quoting_withdrawn() == []

    take_back(withdrawn)

    assert quoting_withdrawn() == [article]
    assert "Kabar yang mengutip" in desk.staff(Role.SECRETARIAT).get("/meja/kabar/").text
    assert "Kabar yang mengutip" not in desk.outsider().get("/meja/kabar/").text
