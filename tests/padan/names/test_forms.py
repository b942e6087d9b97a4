import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from padan.names.forms import Forms, forms


def of(*names: str | None) -> Forms:
    return forms(pa.array(names, pa.string()))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("MOH. RIDWAN", "Muhammad Ridwan", id="short and whole"),
        pytest.param("H. SLAMET, S.PD", "SLAMET", id="titles before and after"),
        pytest.param("SITI AMINAH", "AMINAH SITI", id="another order"),
        pytest.param("MOH.RIDWAN", "MOH RIDWAN", id="a dot without a space"),
        pytest.param("BUDI SANTOSO, S.T.", "BUDI SANTOSO", id="a degree that is written as Siti is"),
        pytest.param("SITI  AMINAH ST ", "SITI AMINAH", id="such a degree without dots, and more spaces"),
        pytest.param("ST. AMINAH", "SITI AMINAH", id="Siti in short"),
        pytest.param("SYAFI'I", "SYAFII", id="an apostrophe"),
    ],
)
def test_ways_to_write_one_name_share_a_bag(left: str, right: str) -> None:
    made = of(left, right)

    assert made.bag[made.code[0]] == made.bag[made.code[1]]
    assert made.written[made.code[0]] != made.written[made.code[1]]


def test_the_main_word_is_not_the_prefix() -> None:
    made = of("MUHAMMAD ALI", "ALI")

    assert made.main[made.code[0]] == made.main[made.code[1]]


def test_no_name_has_no_form() -> None:
    made = of(None, "", "H.", "ST")

    assert [made.bag[code] for code in made.code] == [0, 0, 0, 0]
    assert [made.main[code] for code in made.code] == [0, 0, 0, 0]


@given(st.lists(st.one_of(st.none(), st.text(max_size=40)), max_size=6))
def test_the_forms_of_a_name_do_not_depend_on_the_list_around_it(names: list[str | None]) -> None:
    made = of(*names)

    for place, name in enumerate(names):
        alone = of(name)
        for field in ("bag", "main", "sound", "written"):
            assert getattr(made, field)[made.code[place]] == getattr(alone, field)[alone.code[0]]
