import pytest

from padan.progress import Progress


def test_a_step_is_told_only_when_the_work_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 1.9, 2.1, 2.2, 2.7])
    progress = Progress("check", clock=lambda: next(times))

    for step in ("one", "two", "three", "four"):
        progress.step(step)

    assert capsys.readouterr().err == "padan check: 2 s: two\npadan check: 3 s: four\n"


def test_what_a_person_must_see_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    Progress("check").say("columns: NIK = nik")

    assert capsys.readouterr().err == "padan check: columns: NIK = nik\n"
