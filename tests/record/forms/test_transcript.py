from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from rembuk.record.forms import CaptionsForm


def files(file: SimpleUploadedFile) -> MultiValueDict[str, UploadedFile[bytes]]:
    return MultiValueDict({"file": [file]})


def test_a_file_of_captions_is_read_only_up_to_ten_megabytes() -> None:
    small, large = SimpleUploadedFile("a.vtt", b"WEBVTT"), SimpleUploadedFile("a.vtt", b"x")
    large.size = 10 * 1024**2 + 1

    form = CaptionsForm({}, files(small))
    assert form.is_valid()
    assert form.cleaned_data["file"] == b"WEBVTT"
    assert not CaptionsForm({}, files(large)).is_valid()
