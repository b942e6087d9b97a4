import pytest

from rembuk.web.cli import main
from tests.web.commands.test_load import FIRST_TALK

pytestmark = pytest.mark.django_db


def test_the_draft_of_a_loaded_talk_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", str(FIRST_TALK)])
    capsys.readouterr()

    assert main(["draft", "kpu-bawaslu-talk", "1"]) == 0
    paragraphs = capsys.readouterr().out.split("\n\n")
    assert paragraphs[0].startswith("KPU-Bawaslu Talk edisi ke-1: ")
    assert paragraphs[1].startswith("PROBOLINGGO, KPU Kota Probolinggo – ")
    assert paragraphs[-2:] == ["(IRA/Humas)", "Umum\n"]


def test_each_sentence_can_be_followed_to_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", str(FIRST_TALK)])
    capsys.readouterr()

    assert main(["draft", "kpu-bawaslu-talk", "1", "--lang", "en", "--sources"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:4] == ["KPU Kota Probolinggo was the host.", "    talks[1].host"]


def test_a_talk_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "kpu-bawaslu-talk", "9"]) == 2
    assert capsys.readouterr().err == "rembuk draft: no talk 9 in a programme “kpu-bawaslu-talk”.\n"
