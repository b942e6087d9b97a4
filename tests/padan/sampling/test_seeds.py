import stat
from dataclasses import replace
from pathlib import Path

import pytest

from padan.errors import BadInput
from padan.sampling.seeds import Commitment, Secret, fresh, load_commitment, load_secret, save, seed

KPU, BAWASLU = Secret("KPU", "f0", "11" * 32), Secret("Bawaslu", "f0", "22" * 32)


def promise(secret: Secret) -> Commitment:
    return Commitment(secret.body, secret.frame, secret.commitment())


def test_the_seed_does_not_depend_on_who_reveals_first() -> None:
    promises = [promise(KPU), promise(BAWASLU)]

    assert seed([KPU, BAWASLU], promises, "f0") == seed([BAWASLU, KPU], promises, "f0")
    assert seed([KPU, BAWASLU], promises, "f0").hex().startswith("0bdc8a172feee4a7")


@pytest.mark.parametrize(
    ("revealed", "frame", "words"),
    [
        pytest.param([KPU], "f0", "two bodies or more must each reveal one secret", id="one body alone"),
        pytest.param([KPU, KPU], "f0", "two bodies or more must each reveal one secret", id="one body twice"),
        pytest.param(
            [KPU, Secret("DKPP", "f0", "33" * 32)], "f0", "DKPP published no commitment", id="a stranger"
        ),
        pytest.param(
            [KPU, replace(BAWASLU, secret="33" * 32)],
            "f0",
            "the secret of Bawaslu does not fit its commitment",
            id="another secret",
        ),
        pytest.param([KPU, BAWASLU], "f1", "KPU committed to other rows than these", id="another list"),
    ],
)
def test_what_does_not_fit_is_refused(revealed: list[Secret], frame: str, words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        seed(revealed, [promise(KPU), promise(BAWASLU)], frame)

    assert str(refusal.value).startswith(words)


def test_a_secret_is_drawn_anew_and_kept_to_its_owner(tmp_path: Path) -> None:
    one = fresh("KPU", "f0")
    save(one, tmp_path / "kpu.secret")
    save(promise(one), tmp_path / "kpu.json")

    assert one.secret != fresh("KPU", "f0").secret
    assert load_secret(tmp_path / "kpu.secret") == one
    assert load_commitment(tmp_path / "kpu.json") == promise(one)
    assert one.secret not in (tmp_path / "kpu.json").read_text()
    assert stat.S_IMODE((tmp_path / "kpu.secret").stat().st_mode) == 0o600


def test_a_file_that_is_no_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("[]")

    with pytest.raises(BadInput, match="x: this is no file with body, frame, secret"):
        load_secret(tmp_path / "x")
    with pytest.raises(BadInput, match="y: No such file"):
        load_commitment(tmp_path / "y")
