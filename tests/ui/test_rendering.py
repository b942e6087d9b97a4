from pathlib import Path
from typing import Any

from django import forms
from django.utils.translation import override

from rembuk.ui.rendering import text_of


class Sample(forms.Form):
    """A form with one of each kind of field."""

    name = forms.CharField(label="Nama", help_text="Seperti di KTP.")
    note = forms.CharField(label="Catatan", required=False)
    agreed = forms.BooleanField(label="Setuju")
    color = forms.ChoiceField(label="Warna", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    kept = forms.CharField(widget=forms.HiddenInput, initial="x")


def test_a_letter_leaves_one_empty_line_where_a_part_was_left_out(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "contoh.txt").write_text("Satu\n{% if no %}tidak{% endif %}\n\n\nDua\nTiga\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    assert text_of("contoh.txt", {}) == "Satu\n\nDua\nTiga\n"


def test_a_field_has_its_label_and_hint_beside_it() -> None:
    html = str(Sample()["name"].as_field_group())

    assert '<label for="id_name">Nama</label><p class="hint" id="id_name_helptext">Seperti di KTP.</p>' in html
    assert 'aria-describedby="id_name_helptext"' in html


def test_what_may_stay_empty_says_so() -> None:
    with override("id"):
        assert "(boleh kosong)" in str(Sample()["note"].as_field_group())


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong_beside_and_on_top() -> None:
    with override("en"):
        html = str(Sample({"note": "tetap <di> sini", "kept": "x"}))

    assert 'role="alert"' in html
    assert '<li><a href="#id_name">Nama</a>: This field is required.</li>' in html
    assert '<p class="error" id="id_name_error">This field is required.</p>' in html
    assert 'value="tetap &lt;di&gt; sini"' in html
    assert '<fieldset class="field choices wrong"' in html


def test_a_right_form_has_nothing_on_top() -> None:
    assert "role=" not in str(Sample())


def test_a_plain_text_writes_names_as_they_are() -> None:
    assert "a & <b>" in text_of("ui/empty.html", {"text": "a & <b>"})
