import pytest
from django.conf import settings
from django.utils.translation import override

from rembuk.programme.core.talk import State
from rembuk.record import actions
from rembuk.record.models import Certificate
from rembuk.record.queries.papers import certificate_facts
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_a_certificate_is_told_in_the_language_of_the_moment_with_an_address_to_read_aloud() -> None:
    actions.give_certificates(by=sample.officer(), talk=sample.talk(State.HELD), now=sample.OPENING)
    certificate = Certificate.objects.select_related("talk__programme", "talk__host").get(name="Contoh Satu")
    code = certificate.code

    with override("en"):
        english = certificate_facts(certificate)
    facts = certificate_facts(certificate)

    assert (english["heading"], facts["heading"]) == ("Certificate", "Sertifikat")
    assert facts["when"] == "Rabu, 25 November 2026 · Aula Contoh"
    site = settings.SITE_URL.split("//")[1]
    assert facts["address"] == f"{site}/sertifikat/{code[:5]}-{code[5:10]}-{code[10:15]}-{code[15:]}/"
