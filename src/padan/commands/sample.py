"""`padan sample commit|draw FILE`: draw a spot check that both sides can draw again."""

import argparse
import csv
import io
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from padan import codes, options
from padan.errors import BadInput
from padan.privacy import commitment, load_key, mask, whole
from padan.progress import Progress
from padan.register import Register
from padan.sampling import seeds
from padan.sampling.drawing import Unit, allocate, by_remark, changes, draw, frame_of
from padan.sampling.precision import margin, margin_of_strata, most_faults
from padan.telling import said

_COLUMNS = ("village", "station", "nik", "name", "address")
_HEADS = {
    "id": ("nomor", "kelompok", "berkas", "baris", "desa", "tps", "nik", "nama", "alamat", "komitmen", "hasil"),
    "en": ("number", "kind", "list", "row", *_COLUMNS, "commitment", "result"),
}
_KINDS = {
    "id": {"new": "baru", "removed": "TMS", "moved": "pindah TPS", "changed": "ubah", "kept": "tetap"},
    "en": {},
}


def run(argv: Sequence[str]) -> int:
    """Commit to a secret, or draw by the revealed ones."""
    chosen = _parser().parse_args(argv)
    progress = Progress("sample")
    after = options.read(chosen.file, chosen, progress)
    before = options.read(chosen.before, chosen, progress) if chosen.before else None
    table = codes.load(chosen.codes)
    units = changes(before, after, table, kept=chosen.kept) if before else by_remark(after, table)
    if not units:
        raise BadInput("there is no row to draw from: nothing changed between the two lists")
    if chosen.act == "commit":
        return _commit(chosen, units)
    return _draw(chosen, units, before, after)


def _parser() -> argparse.ArgumentParser:
    parser = options.parser(
        "sample",
        "Draw a spot check (uji petik). First each body commits: it keeps a secret and publishes a\n"
        "commitment. When all commitments are out, all reveal, and anyone can draw the same rows.\n"
        "Strata: with --before the kind of change (new, removed, moved, changed), else the remark's code.",
        "padan sample commit dpb-3.xlsx --before dpb-2.xlsx \\\n"
        "             --body KPU --secret kpu.secret -o kpu.json\n"
        "         padan sample draw dpb-3.xlsx --before dpb-2.xlsx --size 400 \\\n"
        "             --secret kpu.secret bawaslu.secret --commitment kpu.json bawaslu.json -o uji-petik.csv",
    )
    acts = parser.add_subparsers(dest="act", metavar="commit|draw", required=True)
    commit = acts.add_parser("commit", help="draw a secret and write its commitment")
    commit.add_argument("--body", required=True, metavar="NAME", help="who commits")
    commit.add_argument("--secret", type=Path, required=True, metavar="OUT", help="the secret, to keep")
    commit.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="what to publish")
    drawing = acts.add_parser("draw", help="draw by the revealed secrets")
    drawing.add_argument("--size", type=int, required=True, metavar="N", help="how many rows in all")
    for name, each in (("--secret", "each body's secret"), ("--commitment", "each body's commitment")):
        drawing.add_argument(name, type=Path, nargs="+", required=True, metavar="FILE", help=each)
    drawing.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the rows, as CSV")
    drawing.add_argument("--clear", action="store_true", help="do not mask persons in the rows")
    drawing.add_argument("--key", type=Path, metavar="FILE", help="name rows by HMAC under this key")
    options.add_language(drawing)
    for part in (commit, drawing):
        part.add_argument("file", type=Path, metavar="FILE")
        part.add_argument("--before", type=Path, metavar="FILE", help="the list of the period before")
        part.add_argument("--kept", action="store_true", help="with --before: also rows that did not change")
        options.add_codes(part)
        options.add_reading(part)
    return parser


def _commit(chosen: argparse.Namespace, units: Sequence[Unit]) -> int:
    if chosen.secret.exists():
        raise BadInput(f"{chosen.secret.name} exists already: a secret is drawn once")
    secret = seeds.fresh(chosen.body, frame_of(units))
    seeds.save(secret, chosen.secret)
    seeds.save(seeds.Commitment(secret.body, secret.frame, secret.commitment()), chosen.output)
    drawn_from = said(f"{len(units)} rows, frame {secret.frame}")
    sys.stdout.write(f"{drawn_from}\n{secret.body}: {secret.commitment()}\n")
    return 0


def _draw(chosen: argparse.Namespace, units: Sequence[Unit], before: Register | None, after: Register) -> int:
    seed = seeds.seed(
        [seeds.load_secret(path) for path in chosen.secret],
        [seeds.load_commitment(path) for path in chosen.commitment],
        frame_of(units),
    )
    sizes = allocate(units, chosen.size)
    drawn = draw(units, sizes, seed)
    key = load_key(chosen.key) if chosen.key else None
    with whole(chosen.output) as out:
        out.write(_rows(drawn, before, after, key=key, clear=chosen.clear, language=chosen.language).encode())
    sys.stdout.write(_summary(units, sizes, chosen.language) + said(f"seed {seed.hex()}") + "\n")
    return 0


def _rows(
    drawn: Sequence[Unit],
    before: Register | None,
    after: Register,
    *,
    key: bytes | None,
    clear: bool,
    language: str,
) -> str:
    into = io.StringIO()
    table = csv.writer(into, lineterminator="\n")
    *heads, named_head, result = _HEADS[language]
    table.writerow([*heads, *([named_head] if key else []), result])
    wanted = {unit.row for unit in drawn}
    found = {register.source: _cells(register, wanted) for register in (before, after) if register}
    for number, unit in enumerate(drawn, 1):
        source = before.source if before and unit.kind == "removed" else after.source
        cells = found[source][unit.row]
        shown = [cell or "" if clear else mask(name, cell) for name, cell in cells.items()]
        named = [commitment(key, [str(unit.row), *(cell or "" for cell in cells.values())])] if key else []
        kind = _KINDS[language].get(unit.kind, unit.kind)
        table.writerow([number, kind, source, unit.row, *shown, *named, ""])
    return into.getvalue()


def _cells(register: Register, wanted: set[int]) -> dict[int, dict[str, str | None]]:
    numbers = register.table["row"].to_pylist()
    places = [place for place, row in enumerate(numbers) if row in wanted]
    cells = register.table.select(list(_COLUMNS)).take(pa.array(places, pa.int64())).to_pylist()
    return {numbers[place]: row for place, row in zip(places, cells, strict=True)}


def _summary(units: Sequence[Unit], sizes: dict[str, int], language: str) -> str:
    words = {
        "id": ("kelompok", "baris", "sampel", "±", "bila tanpa salah, paling banyak"),
        "en": ("stratum", "rows", "sample", "±", "without a fault, at most"),
    }[language]
    populations = Counter(unit.kind for unit in units)
    lines = ["{:<10}{:>10}{:>9}{:>9}   {}".format(*words)]
    for kind, size in sorted(sizes.items()):
        rows = populations[kind]
        name = _KINDS[language].get(kind, kind)
        sure = _percent(margin(rows, size), language)
        lines.append(f"{name:<10}{rows:>10}{size:>9}{sure:>9}   {most_faults(rows, size)}")
    of_all = margin_of_strata({kind: (populations[kind], size) for kind, size in sizes.items()})
    lines.append(f"{'':<10}{len(units):>10}{sum(sizes.values()):>9}{_percent(of_all, language):>9}")
    return "\n".join(lines) + "\n"


def _percent(share: float, language: str) -> str:
    return f"{share:.1%}".replace(".", "," if language == "id" else ".")
