"""What a run has learned, kept in one file so that the run can be repeated and explained."""

import io
import zipfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import BinaryIO

import numpy as np

from padan.comparing.frequencies import Frequencies
from padan.comparing.levels import FIELDS
from padan.errors import BadInput
from padan.learning.witnesses import Model

FORMAT = "padan model 5"
_SHAPE = ",".join(f"{field.name}:{field.size}" for field in FIELDS)


@dataclass(frozen=True)
class Learned:
    """A model, and how common the names are in the list that it was learned from."""

    model: Model
    frequencies: Frequencies


def save(learned: Learned, out: BinaryIO) -> None:
    """Write a model. It holds hashes of names and no names; it stays in the office all the same."""
    np.savez(
        out,
        format=np.array([FORMAT, _SHAPE]),
        weights=learned.model.weights,
        person=learned.model.person,
        person_odds=learned.model.person_odds,
        number=learned.model.number,
        birthplace=learned.model.birthplace,
        bags=learned.frequencies.bags,
        counts=learned.frequencies.counts,
    )


def load(path: Path) -> Learned:
    """Load a model. :raises BadInput: if the file is none, or was made for other levels."""
    try:
        # Read whole at once: the file may be replaced while it is in use.
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            if file["format"].tolist() != [FORMAT, _SHAPE]:
                raise BadInput(f"{path.name}: a model of another version of padan; learn it again")
            model = Model(**{field.name: file[field.name] for field in fields(Model)})
            return Learned(model, Frequencies(file["bags"], file["counts"]))
    except OSError as problem:
        raise BadInput(f"{path.name}: {problem.strerror or 'not a model'}") from problem
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as problem:
        raise BadInput(f"{path.name}: not a model of padan") from problem
