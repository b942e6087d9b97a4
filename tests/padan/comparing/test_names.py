import pytest

from padan.comparing.levels import Name
from padan.comparing.names import name_levels
from tests.padan.voters import both


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("CONTOH SATU", "contoh satu", Name.SAME),
        ("MOH. RIDWAN", "MUHAMMAD RIDWAN", Name.SAME_SOUND),
        ("SITI AMINAH", "AMINAH", Name.WORD_LESS),
        ("SUNARTO", "SUNARTI", Name.ONE_SLIP),
        ("MUHAMMAD HASAN", "MUHAMMAD SUDARSONO", Name.SHARES_WORD),
        ("AHMAD HASAN", "BUDI HASAN", Name.SHARES_WORD),
        ("SUNARTO", "MISNADI", Name.OTHER),
        ("ALI", "ULI", Name.OTHER),
        ("SUNARTO", None, Name.UNKNOWN),
    ],
)
def test_the_level_of_two_names(left: str, right: str | None, expected: Name) -> None:
    assert [Name(level) for level in name_levels(*both({"name": left}, {"name": right}))] == [expected]
    assert [Name(level) for level in name_levels(*both({"name": right}, {"name": left}))] == [expected]
