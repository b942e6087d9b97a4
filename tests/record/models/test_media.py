from rembuk.record.models import Medium


def test_a_file_has_a_plain_name_of_its_kind() -> None:
    assert Medium(kind="sound", path="record/1/abc.m4a").name == "sound.m4a"
