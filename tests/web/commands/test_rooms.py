import pytest

from rembuk.web.cli import main


def test_the_rooms_need_to_know_the_page_server(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["rooms"])

    assert end.value.code == 2
    assert "--pages" in capsys.readouterr().err
