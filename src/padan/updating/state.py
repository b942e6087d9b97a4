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
from numpy.typing import NDArray

from padan.blocking.keys import NAMES, keys
from padan.blocking.pairs import Places
from padan.columns import Columns, columns
from padan.comparing.families import Families
from padan.errors import BadInput
from padan.hashing import Hashes
from padan.learning import saved
from padan.learning.saved import Learned
from padan.register import Register

TEXTS = ("text", "birthplace_text")


@dataclass(frozen=True)
class Index:
    """One key of the register's rows: its values sorted, and the place of the row that each belongs to."""

    values: Hashes
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
    for field in fields(rows):
        values = getattr(rows, field.name)
        if field.name in TEXTS:
            with pa.OSFile(str(draft / f"{field.name}.arrow"), "wb") as out:
                table = pa.table({field.name: values})
                with pa.ipc.new_file(out, table.schema) as writer:
                    writer.write_table(table)
        else:
            np.save(draft / f"{field.name}.npy", values)
    for key in keys(rows):
        for kind in ("coarse", "fine"):
            values = getattr(key, kind)
            order = np.argsort(values, kind="stable")
            np.save(draft / f"{key.name}.{kind}.npy", values[order])
            np.save(draft / f"{key.name}.{kind}.places.npy", order)
    families = Families.of(rows)
    np.save(draft / "families.cards.npy", families.cards)
    np.save(draft / "families.members.npy", families.members)
    with (draft / "model.npz").open("wb") as out:
        saved.save(learned, out)


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
        rows = {field.name: _opened(folder, field.name) for field in fields(Columns)}
        indexes = {
            kind: tuple(
                Index(_array(folder, f"{name}.{kind}"), _array(folder, f"{name}.{kind}.places"))
                for name in NAMES
            )
            for kind in ("coarse", "fine")
        }
        families = Families(_array(folder, "families.cards"), _array(folder, "families.members"))
    except (OSError, ValueError, EOFError, pa.ArrowInvalid) as problem:
        raise BadInput(f"{folder.name}: the state is damaged; make it again") from problem
    return State(Columns(**rows), indexes["coarse"], indexes["fine"], families, learned)


def _opened(folder: Path, name: str) -> Any:  # noqa: ANN401 - an array of NumPy or of Arrow
    if name in TEXTS:
        with pa.memory_map(str(folder / f"{name}.arrow")) as file:
            return pa.ipc.open_file(file).read_all()[name].combine_chunks()
    return _array(folder, name)


def _array(folder: Path, name: str) -> NDArray[Any]:
    made: NDArray[Any] = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    return made
