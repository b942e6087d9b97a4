import re
from io import BytesIO
from pathlib import Path

import feedparser
import pytest
from django.test import Client
from PIL import Image

from rembuk.programme.core.talk import State
from rembuk.record.models import MediumState, Scope
from tests.factories import programme as sample
from tests.factories import record
from tests.feeds import faults

pytestmark = pytest.mark.django_db
FEED = "/acara/bincang-contoh/siniar.xml"


def test_a_feed_is_well_formed_and_every_episode_whole(client: Client) -> None:
    talk = sample.talk(State.PUBLISHED, title="Data & <ganda>")
    medium = record.medium(talk)
    record.line(talk)
    sample.talk(State.PUBLISHED)

    feed = feedparser.parse(client.get(FEED).content)

    assert (feed.bozo, feed.feed.title, feed.feed.language) == (False, "Bincang Contoh", "id")
    (episode,) = feed.entries
    site = "http://127.0.0.1:8000/acara/bincang-contoh/1/"
    assert episode.title == "Data & <ganda>"
    assert (episode.title, episode.link, episode.itunes_duration) == (
        "Data & <ganda>",
        f"{site}rekaman/",
        "5400",
    )
    assert [(each.href, each.length, each.type) for each in episode.enclosures] == [
        (f"{site}rekaman/{medium.pk}/sound.m4a", str(medium.size), "audio/mp4")
    ]
    assert episode.podcast_transcript["url"] == f"{site}transkrip.vtt"
    assert episode.podcast_chapters["url"] == f"{site}bab.json"
    assert episode.published == "Wed, 25 Nov 2026 13:30:00 +0700"


def test_a_feed_keeps_the_grammar_of_podcasts(client: Client, tmp_path: Path) -> None:
    for number in (1, 2):
        talk = sample.talk(State.PUBLISHED, title="Data & <ganda>", topics=[f"Topik & <kata> {number}"])
        record.medium(talk)
        record.line(talk)
    content = client.get(FEED).content
    assert content.count(b"<item>") == 2

    assert faults(content, "podcast", tmp_path) == []
    assert client.get(FEED).text.count("Topik &amp;amp; &amp;lt;kata&amp;gt;") == 2
    for wrong in (b'length="0"', b'length=""'):
        broken = re.sub(rb'length="\d+"', wrong, content)
        assert "length" in faults(broken, "podcast", tmp_path)[0]


def test_a_feed_without_an_episode_keeps_it_too(client: Client, tmp_path: Path) -> None:
    sample.programme(purpose="")

    assert faults(client.get(FEED).content, "podcast", tmp_path) == []


def test_what_an_episode_names_is_there(client: Client) -> None:
    talk = sample.talk(State.PUBLISHED)
    record.medium(talk)
    record.line(talk)
    feed = feedparser.parse(client.get(FEED).content)
    (episode,) = feed.entries

    for address in (
        episode.link,
        episode.enclosures[0].href,
        episode.podcast_transcript["url"],
        episode.podcast_chapters["url"],
    ):
        assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_a_voice_that_is_withheld_leaves_the_feed(client: Client) -> None:
    talk = sample.talk(State.PUBLISHED)
    record.medium(talk)
    record.medium(sample.talk(State.PUBLISHED), state=MediumState.WAITING)
    record.withheld(talk, sample.speaker("Contoh Satu"), Scope.RECORDING)

    assert feedparser.parse(client.get(FEED).content).entries == []


def test_the_cover_is_a_square_that_players_take(client: Client) -> None:
    sample.programme()

    with Image.open(BytesIO(client.get("/acara/bincang-contoh/siniar.png").content)) as picture:
        assert picture.size == (1400, 1400)
    assert client.get("/acara/lain/siniar.xml").status_code == 404
