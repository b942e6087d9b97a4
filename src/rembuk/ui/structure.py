"""What pages tell search engines in the words of schema.org, where several rooms say the same."""

from collections.abc import Sequence


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Return a way through the site as a BreadcrumbList.

    :param trail: the name and the whole address of each page on the way, the last being the page itself.
    """
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(trail, start=1)
        ],
    }
