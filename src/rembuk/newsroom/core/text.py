"""The text of an article line by line, as its revision holds it."""

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

_PLAIN = ("title", "dateline", "date", "byline", "lead")
_AFTER = ("credit", "photo_alt", "photo_caption", "photo_credit")
# Words of these elements stand apart although nothing stands between them.
_APART = {"p", "br", "li", "h2", "h3", "h4", "ul", "ol"}


def lines(content: Mapping[str, object]) -> list[str]:
    """Return everything that readers see of an article in words: headline, text, captions, corrections.

    :param content: a revision as Wagtail stores it; `body` and `corrections` stand in it as JSON.
    """
    told = [_text(content.get(name)) for name in _PLAIN]
    told += [line for block in _blocks(content.get("body")) for line in _block(block)]
    told += [_text(content.get(name)) for name in _AFTER]
    told += [
        f"{block['value'].get('on')}: {block['value'].get('text')}"
        for block in _blocks(content.get("corrections"))
    ]
    return [line for line in told if line]


def plain(html: str) -> str:
    """Return HTML as plain text, paragraphs parted by a space."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the library's signature
        if tag in _APART:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, None)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _text(value: object) -> str:
    return " ".join(str(value or "").split())


def _blocks(value: object) -> list[Mapping[str, dict[str, object]]]:
    found: list[Mapping[str, dict[str, object]]] = json.loads(value) if isinstance(value, str) and value else []
    return found


def _block(block: Mapping[str, object]) -> Iterator[str]:
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        yield plain(str(value))
    elif kind == "points" and isinstance(value, list):
        yield from (_text(each["value"] if isinstance(each, dict) else each) for each in value)
    elif kind == "quote" and isinstance(value, dict):
        said = ", ".join(filter(None, (_text(value.get("name")), _text(value.get("title")))))
        yield f"“{_text(value.get('text'))}” {said}".strip()
    elif kind == "picture" and isinstance(value, dict):
        yield " ".join(filter(None, (_text(value.get(name)) for name in ("alt", "caption", "credit"))))
    else:
        yield _text(value)
