from xml.etree import ElementTree as ET

import pytest

from rembuk.ui import qr


def side(svg: str) -> int:
    return int(ET.fromstring(svg).attrib["viewBox"].split()[-1])


def test_a_code_scales_with_what_it_stands_in() -> None:
    attributes = ET.fromstring(qr.svg("https://contoh.example/ikut")).attrib

    assert attributes.keys() & {"width", "height", "class"} == set()


@pytest.mark.parametrize(
    ("for_paper", "modules"),
    [
        pytest.param(False, 25, id="15 % may be lost"),
        pytest.param(True, 29, id="25 % may be lost: more modules"),
    ],
)
def test_paper_bears_more_damage_than_a_screen(for_paper: bool, modules: int) -> None:
    assert side(qr.svg("https://contoh.example/", for_paper=for_paper)) == modules + 2 * 4
