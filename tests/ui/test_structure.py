from rembuk.ui.structure import breadcrumbs


def test_a_way_is_numbered_from_its_start() -> None:
    told = breadcrumbs([("Kabar", "https://contoh.id/berita/"), ("Satu", "https://contoh.id/berita/satu/")])

    assert told == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Kabar", "item": "https://contoh.id/berita/"},
            {"@type": "ListItem", "position": 2, "name": "Satu", "item": "https://contoh.id/berita/satu/"},
        ],
    }
