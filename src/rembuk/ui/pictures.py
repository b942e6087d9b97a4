"""What a picture keeps when it is taken in: the picture, and nothing about whoever took it or where."""

from io import BytesIO

from PIL import Image, ImageOps

# Some phones write JPEG as MPO, a JPEG with more pictures behind it.
_FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF"}
_QUALITY, _SMALL_QUALITY = 92, 78
_MOST_PIXELS = 50_000_000


class NotAPicture(Exception):
    """The file holds no picture of a kind that is taken."""


class TooManyPixels(NotAPicture):
    """The picture would fill the memory: it has more than 50 million pixels."""


def without_metadata(content: bytes) -> bytes:
    """Return the same picture upright and without place, time, camera, names and hidden previews.

    Its colors stay what they were: the color profile is kept.

    :param content: a JPEG, PNG, WebP or AVIF file.
    :raises TooManyPixels: before it is unpacked.
    :raises NotAPicture: if it cannot be read as one.
    """
    clean = BytesIO()
    try:
        with Image.open(BytesIO(content)) as picture:
            kind = _FORMATS[picture.format or ""]
            _must_fit(picture)
            upright = ImageOps.exif_transpose(picture)
            profile = picture.info.get("icc_profile")
        upright.info.clear()
        upright.save(clean, kind, quality=_QUALITY, icc_profile=profile, exif=b"")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise TooManyPixels from problem
    except (KeyError, OSError, SyntaxError, ValueError) as problem:
        raise NotAPicture from problem
    return clean.getvalue()


def portrait(content: bytes, *, side: int) -> bytes:
    """Return the middle of a picture, a little above its center where faces are, as a square WebP.

    :param side: in pixels. :raises NotAPicture: if it cannot be read as one.
    """
    square = BytesIO()
    try:
        with Image.open(BytesIO(content)) as picture:
            _must_fit(picture)
            ImageOps.fit(picture.convert("RGB"), (side, side), centering=(0.5, 0.35)).save(
                square, "WEBP", quality=_SMALL_QUALITY
            )
    except (OSError, SyntaxError, ValueError) as problem:
        raise NotAPicture from problem
    return square.getvalue()


def _must_fit(picture: Image.Image) -> None:
    if picture.width * picture.height > _MOST_PIXELS:
        raise TooManyPixels
