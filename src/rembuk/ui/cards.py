"""The pictures that shared links show: drawn once for what they say, and kept."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from PIL import Image

from rembuk.ui import paper

WIDTH, HEIGHT = 1200, 630
_QUALITY = 86
# A new drawing asks for new pictures, although they say the same.
_DRAWING = (Path(paper.__file__).with_name("card.typ"), Path(paper.__file__).with_name("house.typ"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a picture says: whose it is, what kind of thing, its title, when and where, the bodies.

    The bodies stand by the alphabet: the order says nothing of their rank. `day` and `month` fill the box of a
    date; without a day there is no box. What everyone has to read stands in the square in the middle, which is
    all that some messengers show.
    """

    language: str
    brand: str
    kind: str
    title: str
    when: str
    bodies: Sequence[str]
    where: str = ""
    day: str = ""
    month: str = ""

    @property
    def key(self) -> str:
        """Sixteen hexadecimal digits that change whenever the picture would."""
        drawing = "".join(file.read_text(encoding="utf-8") for file in _DRAWING)
        said = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(f"{drawing}{said}".encode()).hexdigest()[:16]


def jpeg(card: Card) -> bytes:
    """Return the picture, 1200 by 630 pixels, from the disk if it was drawn before."""
    file = Path(settings.MEDIA_ROOT) / "cards" / f"{card.key}.jpg"
    try:
        return file.read_bytes()
    except FileNotFoundError:
        content = _draw(card)
    file.parent.mkdir(parents=True, exist_ok=True)
    # Renamed when it is whole: another process may read at any moment.
    draft = file.with_name(f".{file.name}.{id(content)}")
    draft.write_bytes(content)
    draft.rename(file)
    return content


def answer(card: Card) -> HttpResponse:
    """Answer with the picture. Its address carries the key, so whatever asks for it may keep it."""
    response = HttpResponse(jpeg(card), content_type="image/jpeg")
    response["Cache-Control"] = "public, max-age=86400"
    response["ETag"] = f'"{card.key}"'
    return response


def _draw(card: Card) -> bytes:
    drawn = paper.png("ui/card.typ", asdict(card), points_per_inch=72)
    file = BytesIO()
    with Image.open(BytesIO(drawn)) as picture:
        picture.convert("RGB").save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return file.getvalue()
