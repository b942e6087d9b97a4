from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from rembuk.programme.forms.plan_import import PlanFileForm


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    large = SimpleUploadedFile("rencana.xlsx", b"x" * (5 * 2**20 + 1))

    form = PlanFileForm({}, MultiValueDict({"file": [large]}))

    assert list(form.errors) == ["file"]
