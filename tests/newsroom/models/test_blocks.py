"""Whatever somebody pastes, out of a word processor or a messenger, only plain text with links comes out."""

import json

import pytest

from rembuk.newsroom.models.blocks import BodyBlock

pytestmark = pytest.mark.django_db


def pasted(text: str, *, kind: str = "unstyled", style: str = "", link: str = "") -> str:
    """Return the HTML that is kept of one pasted block, as the editor hands it in."""
    whole = [{"offset": 0, "length": len(text)}]
    block = {
        "key": "a",
        "type": kind,
        "depth": 0,
        "text": text,
        "inlineStyleRanges": [{**each, "style": style} for each in whole if style],
        "entityRanges": [{**each, "key": 0} for each in whole if link],
    }
    entities = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": link}}} if link else {}
    sent = {"text": json.dumps({"blocks": [block], "entityMap": entities})}
    widget = BodyBlock().child_blocks["paragraph"].field.widget
    return str(widget.value_from_datadict(sent, {}, "text"))


def test_bold_and_links_stay() -> None:
    assert "<b>Penting</b>" in pasted("Penting", style="BOLD")
    assert '<a href="https://contoh.id/">Penting</a>' in pasted("Penting", link="https://contoh.id/")


@pytest.mark.parametrize("style", ["COLOR_RED", "FONT_Calibri", "STRIKETHROUGH", "CODE"])
def test_the_looks_of_a_word_processor_go_and_its_words_stay(style: str) -> None:
    kept = pasted("Dari dokumen", style=style)

    assert "Dari dokumen" in kept
    assert "style=" not in kept
    assert "<span" not in kept


def test_markup_that_was_pasted_as_text_stays_text() -> None:
    kept = pasted('<p class="MsoNormal"><script>x()</script>*tebal*</p>')

    assert "<script" not in kept
    assert "&lt;script" in kept


def test_a_link_that_is_a_script_is_none() -> None:
    assert "javascript:" not in pasted("Tekan", link="javascript:alert(1)")
