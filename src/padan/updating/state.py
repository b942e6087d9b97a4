"""The register made ready for updates: a folder of sorted arrays that are looked into and never read whole.

The folder holds voter rows, as the register does: it stays in the office, readable by its owner only.
"""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from padan.blocking.keys import NAMES, keys
from padan.columns import Columns, columns
from padan.comparing.families import Families
from padan.errors import BadInput
from padan.learning import saved
from padan.learning.saved import Learned
from padan.register import Register
from padan.updating.index import Index


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
    _save(draft / "rows.arrow", [rows])
    # The coarse keys first, then the fine ones, each as `NAMES` has them.
    made = keys(rows)
    _save(draft / "keys.arrow", map(Index.of, [key.coarse for key in made] + [key.fine for key in made]))
    _save(draft / "families.arrow", [Families.of(rows)])
    with (draft / "model.npz").open("wb") as out:
        saved.save(learned, out)


def _save(path: Path, parts: Iterable[Columns | Index | Families]) -> None:
    """Write parts with columns of any lengths as Arrow does, to be opened as they lie on the disk."""
    batches = (
        pa.record_batch({field.name: _flat(getattr(part, field.name)) for field in fields(part)})
        for part in parts
    )
    first = next(batches)
    with pa.OSFile(str(path), "wb") as out, pa.ipc.new_file(out, first.schema) as writer:
        for batch in chain([first], batches):
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
        rows = Columns(**_opened(folder / "rows.arrow")[0])
        indexes = [Index(**part) for part in _opened(folder / "keys.arrow")]
        families = Families(**_opened(folder / "families.arrow")[0])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise BadInput(
            f"{folder.name}: the state is damaged or of another version of padan; make it again"
        ) from problem
    return State(rows, tuple(indexes[: len(NAMES)]), tuple(indexes[len(NAMES) :]), families, learned)


def _opened(path: Path) -> list[dict[str, Any]]:
    """Return the columns of each part by name, of NumPy but for texts; what nobody looks at is never read."""
    with pa.memory_map(str(path)) as file:
        reader = pa.ipc.open_file(file)
        batches = [reader.get_batch(number) for number in range(reader.num_record_batches)]
    return [
        {name: _deep(column.values) for name, column in zip(batch.schema.names, batch.columns, strict=True)}
        for batch in batches
    ]


def _deep(column: Any) -> Any:  # noqa: ANN401 - an array of NumPy or of Arrow
    if pa.types.is_dictionary(column.type):
        return column
    if pa.types.is_fixed_size_list(column.type):
        return column.flatten().to_numpy().reshape(len(column), -1)
    return column.to_numpy()
