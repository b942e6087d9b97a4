import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.contact import NoContact, contact_of, is_mail, veiled


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("812 3456 7890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("6281234567890", "+6281234567890"),
        ("0062 812 3456 7890", "+6281234567890"),
        ("(0335) 420.123", "+62335420123"),
        ("٠٨١٢٣٤٥٦٧٨٩٠", "+6281234567890"),
        ("+49 30 1234567", "+49301234567"),
        (" Contoh.Satu@Example.ID ", "Contoh.Satu@example.id"),
    ],
)
def test_a_contact_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert contact_of(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "siti", "08", "0812", "08123456789012345", "a@b", "a@@b.id", "a b@c.id", "@b.id",
     "a@b.id\nBcc: c@d.id", "12345678901", "+62812x456789", "a" * 250 + "@b.id"],
)  # fmt: skip
def test_what_is_no_contact_is_refused(typed: str) -> None:
    with pytest.raises(NoContact):
        contact_of(typed)


@given(st.text())
def test_whatever_is_typed_is_a_contact_that_stays_itself_or_is_refused(text: str) -> None:
    try:
        kept = contact_of(text)
    except NoContact:
        return
    assert contact_of(kept) == kept
    assert is_mail(kept) != kept.startswith("+")


@pytest.mark.parametrize(
    ("kept", "shown"), [("contoh@example.id", "co…@example.id"), ("+6281234567890", "…7890"), ("", "")]
)
def test_a_veiled_contact_shows_only_its_ends(kept: str, shown: str) -> None:
    assert veiled(kept) == shown
