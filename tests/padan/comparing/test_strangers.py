import numpy as np

from padan.columns import columns
from padan.comparing.levels import Born, Name, Number
from padan.comparing.patterns import unpacked
from padan.comparing.strangers import ROWS, among, drawn, may_draw
from tests.padan.voters import made_register


def test_strangers_have_another_name_and_near_birth_dates() -> None:
    rows = columns(made_register().table)

    levels = unpacked(drawn(rows, rows))

    assert len(levels["name"]) > 1000
    assert set(levels["name"].tolist()) == {Name.OTHER}
    assert not set(levels["born"].tolist()) & {Born.UNKNOWN, Born.SAME_YEAR, Born.OTHER}


def test_nobody_is_a_stranger_to_himself() -> None:
    rows = columns(made_register().table)

    levels = unpacked(drawn(rows, rows))

    assert (levels["nik"] == Number.SAME).mean() < 0.01


def test_the_lot_is_the_same_in_whatever_order_the_rows_stand() -> None:
    rows = columns(made_register().table)
    turned = rows.take(np.arange(len(rows))[::-1])

    assert sorted(drawn(rows, rows).tolist()) == sorted(drawn(turned, turned).tolist())


def test_of_two_lists_each_row_draws_from_the_other() -> None:
    rows = columns(made_register().table)
    some, others = rows.take(np.arange(0, 3000)), rows.take(np.arange(3000, 6000))

    both, one_way = drawn(some, others), drawn(some, some)

    assert len(both) > 500
    assert both.tolist() != one_way.tolist()


def test_of_a_large_list_few_rows_draw_and_of_a_small_one_all() -> None:
    row = np.arange(1, 1_000_001)

    assert abs(may_draw(row, 10 * ROWS).mean() - 0.1) < 0.01
    assert may_draw(row, ROWS).all()
    assert len(among(columns(made_register().table))) == len(made_register())
