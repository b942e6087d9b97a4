"""Which questions ask alike. Only a suggestion: a person decides what belongs together."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

ALIKE = 0.45
"""From this cosine on, two questions are shown as alike."""

# Words that every question holds say nothing about what it asks (Indonesian and everyday Javanese-Indonesian).
_EMPTY = frozenset(
    """
    ada adalah agar akan aku anda apa apakah atau bagaimana bagi bahwa belum berapa bisa boleh bu bukan
    buat dan dapat dari dengan di dong gimana harus ingin ini itu iya jadi jika juga ka kah kak kalau
    kami kan kapan karena ke kenapa kepada kita lagi lah mana masih mau mengapa min mohon nah nya oleh
    pada pak para punya pun saat saja sampai sana sangat saya se sebagai sebuah secara sedang seperti
    setelah siapa sih sudah supaya tadi tapi tentang terima tetap tetapi tidak tolong untuk ya yaitu
    yang
    """.split()  # noqa: SIM905 - words in a text are easier to read and to add to
)
_ENDINGS = re.compile(r"(?:nya|kah|lah|ku|mu)$")
_BEGINNINGS = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|ber|ter|di|ke|se)(?=\w{4})")


def alike(texts: Mapping[int, str], *, threshold: float = ALIKE) -> dict[int, list[int]]:
    """Return for each question the ones that ask alike, the closest first; who stands alone is left out.

    Cosine of word counts, weighted by how rare a word is among these questions. For a few hundred questions.
    """
    bags = {key: Counter(_stems(text)) for key, text in texts.items()}
    spread = Counter(stem for bag in bags.values() for stem in bag)
    weights = {
        key: {stem: (1 + log(n)) * log(1 + len(bags) / spread[stem]) for stem, n in bag.items()}
        for key, bag in bags.items()
    }
    near: dict[int, list[tuple[float, int]]] = {key: [] for key in texts}
    keys = sorted(texts)
    for place, one in enumerate(keys):
        for other in keys[place + 1 :]:
            closeness = _cosine(weights[one], weights[other])
            if closeness >= threshold:
                near[one].append((-closeness, other))
                near[other].append((-closeness, one))
    return {key: [other for _closeness, other in sorted(pairs)] for key, pairs in near.items() if pairs}


def _stems(text: str) -> Sequence[str]:
    words = re.findall(r"\w+", text.casefold())
    return [_stem(word) for word in words if word not in _EMPTY and (len(word) > 2 or word.isdigit())]


def _stem(word: str) -> str:
    """Take off what Indonesian hangs on a word most; crude on purpose, both sides are treated alike."""
    shorter = _ENDINGS.sub("", word)
    shorter = _BEGINNINGS.sub("", shorter if len(shorter) > 3 else word)
    return re.sub(r"(?:kan|an|i)$", "", shorter) if len(shorter) > 5 else shorter


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    dot = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    if not dot:
        return 0.0
    return dot / sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
