"""The encoding of a text file."""

import codecs

from padan.errors import BadInput

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def _windows(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("cp1252", "replace"), problem.end


# Old spreadsheets save in Windows' encoding, and pasted rows bring it into a file that is UTF-8 elsewhere.
codecs.register_error("padan.windows", _windows)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Read text in UTF-8, in UTF-16, or in Windows-1252 where it is not UTF-8; with plain line ends.

    The second value says what was unusual about it.

    :raises BadInput: if it is no text.
    """
    notes: tuple[str, ...] = ()
    if encoding := _wide(data):
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
    else:
        data = data.removeprefix(codecs.BOM_UTF8)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("utf-8", "padan.windows")
            notes = ("not all of it is UTF-8; the rest was read as Windows-1252: look at names with accents",)
    if "\0" in text:
        raise BadInput("this is no text file, no spreadsheet and no Parquet file")
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text), notes


def _wide(data: bytes) -> str | None:
    # Without a mark, headings in ASCII leave every other byte empty.
    if data[1:4:2] == b"\0\0":
        return "utf-16-le"
    if data[0:4:2] == b"\0\0":
        return "utf-16-be"
    return _UTF16.get(data[:2])
