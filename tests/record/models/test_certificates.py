from datetime import UTC, datetime

import pytest
from django.test import Client

from rembuk.programme.core.talk import State
from rembuk.record import actions
from rembuk.record.models import Certificate
from rembuk.record.queries.certificates import facts_of
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_the_day_of_a_certificate_is_the_one_of_its_place(client: Client) -> None:
    """Half past one in the night in Jakarta is still the day before at Greenwich."""
    night = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
    actions.give_certificates(by=sample.officer(), talk=sample.talk(State.HELD), now=night)
    certificate = Certificate.objects.get(name="Contoh Satu")

    assert facts_of(certificate).issued == "2026-11-26"
    page = client.get(f"/sertifikat/{certificate.code}/").text
    assert "Kamis, 26 November 2026" in page
