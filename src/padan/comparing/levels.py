"""The fields that are compared, and the levels of each. Level 0 always means: cannot be told.

Each level says in words what was seen; these words are the reasons that a person reads.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property


class Number(IntEnum):
    """NIK against NIK."""

    (
        UNKNOWN, SAME, SLIP, NEIGHBOR, SERIAL_SLIP, SAME_HEAD, REGION_SLIP, SAME_TAIL, FOLLOWS_DATE, SAME_DATE,
        OTHER,
    ) = range(11)  # fmt: skip


class Name(IntEnum):
    """Name against name."""

    UNKNOWN, SAME, SAME_SOUND, WORD_LESS, ONE_SLIP, ALIKE, SHARES_WORD, OTHER = range(8)


class Born(IntEnum):
    """Birth date against birth date."""

    (
        UNKNOWN,
        SAME,
        SAME_DEFAULT,
        SWAPPED,
        YEAR_AND_DEFAULT,
        DAY_OR_MONTH,
        YEAR_ONLY_DIFFERS,
        SAME_YEAR,
        OTHER,
    ) = range(9)


class Sex(IntEnum):
    """Sex against sex."""

    UNKNOWN, SAME, OTHER = range(3)


class Card(IntEnum):
    """Family card (NKK) against family card, and who else is on them."""

    UNKNOWN, SAME, SLIP, SAME_KIN, OTHER = range(5)


class Place(IntEnum):
    """Where the two rows live."""

    UNKNOWN, SAME_HOME, SAME_LANE, SAME_VILLAGE, SAME_DISTRICT, SAME_REGENCY, OTHER = range(7)


class Birthplace(IntEnum):
    """Birthplace against birthplace."""

    UNKNOWN, SAME, ALIKE, OTHER = range(4)


class Rarity(IntEnum):
    """How many rows of the list bear a name of this sound (the rarer of the two)."""

    UNKNOWN, RARE, KNOWN, FREQUENT, COMMON = range(5)


class Own(IntEnum):
    """Whether the two NIKs carry the birth date and sex that stand beside them."""

    UNKNOWN, BOTH_AGREE, ONE_DISAGREES, BOTH_DISAGREE = range(4)


@dataclass(frozen=True)
class Field:
    """A field that is compared: its name in files, its levels, and their words in Indonesian and English."""

    name: str
    levels: type[IntEnum]
    title: tuple[str, str]
    words: tuple[tuple[str, str], ...]

    @cached_property
    def size(self) -> int:
        """How many levels there are."""
        return len(self.levels)


NIK = Field("nik", Number, ("NIK", "NIK"), (
    ("salah satu NIK kosong", "a NIK is missing"),
    ("NIK sama", "same NIK"),
    ("NIK beda satu angka: salah, tertukar, atau hilang", "NIK differs by one digit: wrong, swapped or lost"),
    ("nomor urut NIK berdekatan", "serial numbers of the NIKs are neighbors"),
    ("nomor urut NIK beda satu angka", "serial number of the NIK differs by one digit"),
    ("wilayah dan tanggal NIK sama, nomor urut lain", "same region and date in the NIK, other serial"),
    ("wilayah dalam NIK beda satu angka", "region in the NIK differs by one digit"),
    ("tanggal dan nomor urut NIK sama, wilayah lain", "same date and serial in the NIK, other region"),
    ("NIK hanya beda mengikuti tanggal lahir yang berbeda", "NIKs differ only as the birth dates do"),
    ("hanya tanggal NIK yang sama", "only the date in the NIK is the same"),
    ("NIK berbeda", "different NIK"),
))  # fmt: skip
OWN = Field("own", Own, ("NIK dan tanggal lahir", "NIK and birth date"), (
    ("NIK tidak dapat dibandingkan dengan tanggal lahirnya", "a NIK cannot be held against its birth date"),
    ("kedua NIK sesuai tanggal lahirnya", "both NIKs carry their birth date"),
    ("satu NIK tidak sesuai tanggal lahirnya", "one NIK does not carry its birth date"),
    ("kedua NIK tidak sesuai tanggal lahirnya", "neither NIK carries its birth date"),
))  # fmt: skip
NAME = Field("name", Name, ("Nama", "Name"), (
    ("nama kosong", "a name is missing"),
    ("nama sama", "same name"),
    ("nama sama bunyi (ejaan, gelar, atau urutan lain)", "same name in sound (spelling, title or order)"),
    ("nama sama, satu kata tidak ada", "same name but for a missing word"),
    ("nama beda satu huruf", "name differs by one letter"),
    ("nama mirip", "similar names"),
    ("satu kata nama sama", "one word of the name is the same"),
    ("nama berbeda", "different names"),
))  # fmt: skip
RARITY = Field("rarity", Rarity, ("Kelaziman nama", "How common the name is"), (
    ("kelaziman nama tidak diketahui", "not known how common the name is"),
    ("nama jarang di daftar ini", "the name is rare in this list"),
    ("nama cukup dikenal di daftar ini", "the name is known in this list"),
    ("nama sering di daftar ini", "the name is frequent in this list"),
    ("nama sangat umum di daftar ini", "the name is very common in this list"),
))  # fmt: skip
BORN = Field("born", Born, ("Tanggal lahir", "Birth date"), (
    ("tanggal lahir tidak terbaca", "a birth date cannot be read"),
    ("tanggal lahir sama", "same birth date"),
    ("tanggal lahir sama, tetapi tanggal baku (1 Januari, 1 Juli, 31 Desember)",
     "same birth date, but a default one (1 January, 1 July, 31 December)"),
    ("hari dan bulan lahir tertukar", "day and month of birth are swapped"),
    ("tahun lahir sama, satu memakai tanggal baku", "same year of birth, one with a default date"),
    ("hari atau bulan lahir berbeda", "day or month of birth differs"),
    ("hanya tahun lahir berbeda", "only the year of birth differs"),
    ("hanya tahun lahir sama", "only the year of birth is the same"),
    ("tanggal lahir berbeda", "different birth dates"),
))  # fmt: skip
SEX = Field("sex", Sex, ("Jenis kelamin", "Sex"), (
    ("jenis kelamin kosong", "sex is missing"),
    ("jenis kelamin sama", "same sex"),
    ("jenis kelamin berbeda", "different sex"),
))  # fmt: skip
CARD = Field("card", Card, ("Kartu keluarga", "Family card"), (
    ("NKK kosong", "a family card number is missing"),
    ("NKK sama", "same family card"),
    ("NKK beda satu angka", "family card differs by one digit"),
    ("NKK lain, tetapi ada anggota keluarga yang sama", "other family card, but another member is on both"),
    ("NKK berbeda", "different family cards"),
))  # fmt: skip
PLACE = Field("place", Place, ("Tempat tinggal", "Home"), (
    ("wilayah tidak diketahui", "region is not known"),
    ("alamat, RT, RW, dan desa sama", "same address, RT, RW and village"),
    ("RT dan RW, atau alamat, di desa yang sama", "same RT and RW, or address, in one village"),
    ("desa sama", "same village"),
    ("kecamatan sama", "same district"),
    ("kabupaten/kota sama", "same regency"),
    ("kabupaten/kota lain", "other regency"),
))  # fmt: skip
BIRTHPLACE = Field("birthplace", Birthplace, ("Tempat lahir", "Birthplace"), (
    ("tempat lahir kosong", "a birthplace is missing"),
    ("tempat lahir sama", "same birthplace"),
    ("tempat lahir mirip", "similar birthplaces"),
    ("tempat lahir berbeda", "different birthplaces"),
))  # fmt: skip

PERSON = (NAME, RARITY, BORN, SEX, CARD, PLACE, BIRTHPLACE)
"""The fields that speak of the person: the first witness."""
NUMBER = (NIK, OWN)
"""The fields that speak of the number: the second witness."""
FIELDS = (*PERSON, *NUMBER)
