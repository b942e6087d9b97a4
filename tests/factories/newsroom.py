"""Sample articles and editors."""

from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags
from PIL import Image as PillowImage
from wagtail.images.models import Image

from rembuk.institutions.models import Account, Institution
from rembuk.institutions.permits import Role
from rembuk.institutions.queries import actor_of
from rembuk.newsroom import actions, queries
from rembuk.newsroom.models import ArticlePage, NewsIndexPage
from rembuk.programme.models import Talk
from rembuk.programme.queries import partners
from tests.factories import institutions

NOW = datetime(2021, 7, 1, 3, 0, tzinfo=UTC)

_number = count(1)


def editor(role: Role, *, at: Institution, language: str = "id") -> Account:
    """Return an account that writes or approves news for a body, in the group that its role gives it."""
    account = institutions.account(role, at=at)
    account.language = language
    account.save(update_fields=["language"])
    account.groups.add(Group.objects.get(name=role))
    return account


def article(
    language: str = "id", *, live: bool = True, tags: tuple[str, ...] = (), **changes: Any
) -> ArticlePage:
    """Return an article under the index of its language; published without a review unless `live` is false."""
    n = next(_number)
    facts: dict[str, Any] = {
        "title": f"Kabar contoh {n}",
        "slug": f"kabar-contoh-{n}",
        "date": date(2021, 6, 30),
        "lead": f"Isi kabar contoh {n}.",
        "body": [("paragraph", "<p>Paragraf contoh.</p>")],
        "live": live,
        "first_published_at": NOW if live else None,
        "last_published_at": NOW if live else None,
    }
    page = ArticlePage(**{**facts, **changes})
    page.tags.add(*tags)
    NewsIndexPage.objects.get(locale__language_code=language).add_child(instance=page)
    page.save_revision()
    made: ArticlePage = ArticlePage.objects.get(pk=page.pk)
    return made


def readers(talk: Talk) -> list[Account]:
    """Return one account of each partner body that may approve, in the order of their agreement."""
    return [editor(Role.SECRETARIAT, at=body) for body in partners(talk.programme)]


def in_review(by: Account, *, talk: Talk, **changes: Any) -> ArticlePage:
    """Return an article that waits for approval, handed in by its writer."""
    page = article(live=False, talk=talk, owner=by, **changes)
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
    made: ArticlePage = ArticlePage.objects.get(pk=page.pk)
    return made


def approve(page: ArticlePage, by: Account, *, now: datetime = NOW) -> bool:
    """Approve what waits now, as someone who has read it."""
    text = queries.waiting(page).fingerprint
    return actions.approve(by=actor_of(by), article=page, read=text, now=now)


def picture_file(size: tuple[int, int] = (1600, 1000), *, description: str = "") -> SimpleUploadedFile:
    """Return an uploaded JPEG of one color, with a description in its metadata if one is given."""
    file = BytesIO()
    exif = PillowImage.Exif()
    if description:
        exif[ExifTags.Base.ImageDescription] = description
    PillowImage.new("RGB", size, "#8f81d6").save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("contoh.jpg", file.getvalue())


def photo(**changes: Any) -> Image:
    """Return a picture in the editors' desk."""
    made: Image = Image.objects.create(title="Gambar contoh", file=picture_file(**changes))
    return made
