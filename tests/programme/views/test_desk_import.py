from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from rembuk.programme.models import Talk
from tests import desk
from tests.factories import programme as sample
from tests.programme.queries.test_plan_import import HEADINGS, workbook

pytestmark = pytest.mark.django_db
ADDRESS = "/en/meja/bincang-contoh/impor/"
SOON = timezone.localdate() + timedelta(days=30)


def upload(*rows: list[object]) -> SimpleUploadedFile:
    return SimpleUploadedFile("rencana.xlsx", workbook(HEADINGS, *rows))


def test_a_plan_is_shown_first_and_read_in_when_that_is_confirmed() -> None:
    sample.programme()
    client = desk.staff()
    row = [SOON, "Topik dari berkas", "KPU Kota", "13.30", "Aula"]

    shown = client.post(ADDRESS, {"file": upload(row, ["entah", "", "", "", ""])})
    before = Talk.objects.count()
    done = client.post(ADDRESS, {"plan": shown.context["plan"]}, follow=True)

    assert (before, Talk.objects.get().title) == (0, "Topik dari berkas")
    assert ("1 row is left out" in shown.text, "Read in 1 talk" in shown.text) == (True, True)
    assert "1 talk is read in." in done.text


def test_a_preview_that_was_tampered_with_reads_nothing_in() -> None:
    sample.programme()

    page = desk.staff().post(ADDRESS, {"plan": "dibuat-buat"}, follow=True)

    assert (Talk.objects.count(), "Nothing was read in." in page.text) == (0, True)


def test_what_is_no_spreadsheet_or_names_no_columns_is_told_beside_the_file() -> None:
    sample.programme()
    broken = SimpleUploadedFile("rencana.xlsx", b"bukan lembar kerja")
    nameless = SimpleUploadedFile("rencana.xlsx", workbook(["Topik"], ["Contoh"]))

    for file, words in ((broken, "This is no spreadsheet"), (nameless, "No row names its columns.")):
        assert words in str(desk.staff().post(ADDRESS, {"file": file}).context["form"].errors["file"])
