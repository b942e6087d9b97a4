"""The register made ready for updates: a folder of sorted arrays that are looked into and never read whole.

The folder holds voter rows, as the register does: it stays in the office, readable by its owner only.
"""

import shutil
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from padan.blocking.keys import NAMES, keys
from padan.blocking.pairs import Places
from padan.columns import Columns, columns
from padan.comparing.families import Families
from padan.errors import BadInput
from padan.hashing import Hashes
from padan.learning import saved
from padan.learning.saved import Learned
from padan.register import Register


@dataclass(frozen=True)
class Index:
    """One key of the register: its distinct values [d] sorted, and the places of the rows that have each.

    Those of value d are `times[d]` of the `places`, from `begins[d]` on. Rows without the key are not there.
    """

    values: Hashes
    begins: Places
    times: Places
    places: Places


@dataclass(frozen=True)
class State:
    """A register ready for updates: rows, indexes of every key (coarse and fine), families, and the model."""

    rows: Columns
    coarse: tuple[Index, ...]
    fine: tuple[Index, ...]
    families: Families
    learned: Learned


def save(register: Register, learned: Learned, folder: Path) -> None:
    """Make the folder; it appears whole or not at all, and takes the place of an older one."""
    rows = columns(register.table)
    try:
        draft = Path(tempfile.mkdtemp(dir=folder.resolve().parent, prefix=".padan-"))
        try:
            _write(rows, learned, draft)
            if folder.exists():
                _must_be_a_state(folder)
                shutil.rmtree(folder)
            draft.replace(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as problem:
        raise BadInput(f"{folder.name}: {problem.strerror or 'cannot be written'}") from problem


def _write(rows: Columns, learned: Learned, draft: Path) -> None:
    _save(draft / "rows.arrow", {field.name: getattr(rows, field.name) for field in fields(rows)})
    for key in keys(rows):
        for kind in ("coarse", "fine"):
            _save(draft / f"{key.name}.{kind}.arrow", _sorted(getattr(key, kind)))
    families = Families.of(rows)
    _save(draft / "families.arrow", {"cards": families.cards, "members": families.members})
    with (draft / "model.npz").open("wb") as out:
        saved.save(learned, out)


def _sorted(values: Hashes) -> dict[str, Any]:
    order = np.argsort(values, kind="stable")
    order = order[values[order] > 0]
    distinct, begins, times = np.unique(values[order], return_index=True, return_counts=True)
    return {"values": distinct, "begins": begins, "times": times, "places": order}


def _save(path: Path, columns: dict[str, Any]) -> None:
    """Write columns of any lengths as Arrow does, to be opened as they lie on the disk, all at once."""
    batch = pa.record_batch({name: _flat(values) for name, values in columns.items()})
    with pa.OSFile(str(path), "wb") as out, pa.ipc.new_file(out, batch.schema) as writer:
        writer.write_batch(batch)


def _flat(values: Any) -> Any:  # noqa: ANN401 - an array of NumPy or of Arrow
    """Return a column as the one cell of a column of lists."""
    if isinstance(values, np.ndarray):
        values = (
            pa.array(values)
            if values.ndim == 1
            else pa.FixedSizeListArray.from_arrays(values.ravel(), values.shape[1])
        )
    return pa.LargeListArray.from_arrays([0, len(values)], values)


def _must_be_a_state(folder: Path) -> None:
    if not (folder / "model.npz").exists():
        raise BadInput(f"{folder.name}: is there and is no state of padan; choose another folder")


def load(folder: Path) -> State:
    """Open a folder; only what is asked for is read later. :raises BadInput.

    If it is no state of this version.
    """
    if not (folder / "model.npz").is_file():
        raise BadInput(f"{folder.name}: no state; make one with padan dedupe FILE --save-state {folder.name}")
    learned = saved.load(folder / "model.npz")
    try:
        rows = Columns(**_opened(folder / "rows.arrow"))
        coarse, fine = (
            tuple(Index(**_opened(folder / f"{name}.{kind}.arrow")) for name in NAMES)
            for kind in ("coarse", "fine")
        )
        families = Families(**_opened(folder / "families.arrow"))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise BadInput(f"{folder.name}: the state is damaged; make it again") from problem
    return State(rows, coarse, fine, families, learned)


def _opened(path: Path) -> dict[str, Any]:
    """Return the columns of a file by name, of NumPy but for texts; what nobody looks at is never read."""
    with pa.memory_map(str(path)) as file:
        batch = pa.ipc.open_file(file).get_batch(0)
    return {name: _deep(column.values) for name, column in zip(batch.schema.names, batch.columns, strict=True)}


def _deep(column: Any) -> Any:  # noqa: ANN401 - an array of NumPy or of Arrow
    if pa.types.is_dictionary(column.type):
        return column
    if pa.types.is_fixed_size_list(column.type):
        return column.flatten().to_numpy().reshape(len(column), -1)
    return column.to_numpy()
