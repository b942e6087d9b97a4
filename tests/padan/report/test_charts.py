from xml.etree import ElementTree as ET

from padan.report.charts import bars, pyramid


def widths(svg: str) -> list[float]:
    return [float(rect.attrib["width"]) for rect in ET.fromstring(svg).iter("rect")]


def test_a_bar_is_as_long_as_its_value() -> None:
    svg = bars("Baris", [("Jati", 10.0, "10,0"), ("Remba'an", 5.0, "5,0"), ("<b>", 0.0, "0")])

    first, second, third = widths(svg)
    assert (first / 2, third) == (second, 0.0)
    assert [text.text for text in ET.fromstring(svg).iter("text")][-2] == "<b>"


def test_a_pyramid_has_two_bars_a_band_and_the_oldest_on_top() -> None:
    svg = pyramid("Umur", [(15, 2, 1), (20, 4, 4)], ("L", "P"), "id")

    assert widths(svg) == [124.0, 124.0, 62.0, 31.0]
    assert [text.text for text in ET.fromstring(svg).iter("text")][2] == "20+"


def test_nothing_to_draw_is_still_a_plot() -> None:
    assert widths(bars("Baris", [])) == []
