import pytest

from rembuk.ledger.models import Opening
from rembuk.web.cli import main
from tests.web.commands.test_load import FIRST_TALK

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_talk(capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", str(FIRST_TALK)])
    capsys.readouterr()


def test_a_log_that_is_well_is_told_by_size_and_root(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    words = capsys.readouterr().out.split()
    assert words[:4] == ["well:", "1", "entries,", "root"]

    assert main(["verify", "--expect", words[4]]) == 0


def test_another_root_than_the_expected_one_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--expect", "00" * 32]) == 1
    assert capsys.readouterr().out.endswith(f", not {'00' * 32}\n")


def test_what_is_wrong_is_told_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    Opening.objects.all().delete()

    assert main(["verify"]) == 1
    assert capsys.readouterr().out == "entry 0: its opening is missing, and no act says that it was erased\n"
