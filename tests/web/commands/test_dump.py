import tomllib

import pytest

from rembuk.programme.models import Talk
from rembuk.record.models import Scope, Statement
from rembuk.web.cli import main
from tests.factories import record
from tests.web.commands.test_load import FIRST_TALK

pytestmark = pytest.mark.django_db


def test_dump_gives_back_what_was_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", str(FIRST_TALK)])
    capsys.readouterr()

    assert main(["dump", "kpu-bawaslu-talk"]) == 0
    assert tomllib.loads(capsys.readouterr().out) == tomllib.loads(FIRST_TALK.read_text(encoding="utf-8"))


def test_a_programme_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dump", "kpu"]) == 2
    assert capsys.readouterr().err == "rembuk dump: no programme “kpu”. There is: none yet.\n"


def test_a_copy_that_holds_what_someone_withholds_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", str(FIRST_TALK)])
    main(["dump", "kpu-bawaslu-talk"])
    assert "This copy is your own" not in capsys.readouterr().err
    said = Statement.objects.all()[0]
    record.withheld(Talk.objects.get(pk=said.talk_id), said.person, Scope.QUOTE)

    assert main(["dump", "kpu-bawaslu-talk"]) == 0

    told = capsys.readouterr()
    assert (said.text in told.out, "This copy is your own" in told.err) == (True, True)
