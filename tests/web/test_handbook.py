from pathlib import Path

import pytest

from rembuk.institutions.permits import Permit
from rembuk.web import handbook

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", sorted(handbook.PAGES))
def test_a_page_made_from_the_code_is_not_stale(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == handbook.PAGES[name](), "run make docs"


def test_every_permit_is_explained() -> None:
    assert set(handbook.MEANING) == set(Permit)
