from rembuk.record.core.learned import signed


def test_a_change_has_its_sign_and_none_has_none() -> None:
    assert [signed(points) for points in (5, 0, -5)] == ["+5", "0", "−5"]
