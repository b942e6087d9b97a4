import xml.etree.ElementTree as ET

import pytest

from padan import matching
from padan.comparing.patterns import unpacked
from padan.explaining import waterfall
from padan.explaining.reasons import Explanation, Step, explain
from tests.padan.voters import made_register

SAMPLE = Explanation(
    -3.0, (Step("Nama", "nama sama & mirip", 5.0), Step("NIK", "NIK berbeda", -1.0)), 1.0, 0.731
)


def test_each_bar_begins_where_the_last_one_ended() -> None:
    bars = waterfall.bars(SAMPLE)

    assert [(start, end) for _, _, start, end in bars] == [(0.0, -3.0), (-3.0, 2.0), (2.0, 1.0), (0.0, 1.0)]


def test_the_terminal_shows_additions_losses_and_the_sum() -> None:
    lines = waterfall.terminal(SAMPLE).splitlines()

    assert [line.count("#") > 0 for line in lines] == [False, True, False, True]
    assert lines[-1].endswith("peluang satu orang: 73,1 %")
    assert "+5,0" in lines[1]


def test_the_picture_is_sound_xml_and_speaks() -> None:
    root = ET.fromstring(waterfall.svg(SAMPLE, language="en"))

    assert root.attrib["aria-label"] == "Sum: probability of one person: 73.1%"
    assert "nama sama & mirip" in [text.text for text in root.iter() if text.text]


def test_the_birthplace_has_a_bar_of_its_own_on_the_terminal_and_in_the_picture() -> None:
    found = matching.dedupe(made_register())
    model, levels = found.learned.model, unpacked(found.patterns[:1])
    adds = float(model.birthplace[levels["place"][0], levels["birthplace"][0]])

    explanation = explain(model, int(found.patterns[0]))

    (bar,) = [bar for bar in waterfall.bars(explanation) if bar[0] == "Tempat lahir"]
    assert abs(bar[3] - bar[2] - adds) < 1e-9
    assert waterfall.bars(explanation)[-2][3] == pytest.approx(explanation.log_odds)
    (line,) = [line for line in waterfall.terminal(explanation).splitlines() if "Tempat lahir" in line]
    assert waterfall.signed(adds, "id") in line
    words = [text.text for text in ET.fromstring(waterfall.svg(explanation)).iter() if text.text]
    assert words[words.index("Tempat lahir") + 2] == waterfall.signed(adds, "id")


def test_a_bar_says_what_it_adds_as_the_language_writes_numbers() -> None:
    assert [waterfall.signed(-0.04, "id"), waterfall.signed(-1.26, "id")] == ["+0,0", "-1,3"]
    assert waterfall.signed(1.26, "en") == "+1.3"
