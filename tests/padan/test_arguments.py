import pytest

from padan.arguments import Parser
from padan.telling import speaking


def made() -> Parser:
    parser = Parser(prog="padan check", description="Keep a voter list accurate. Nothing leaves this machine.")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def test_help_speaks_the_language() -> None:
    with speaking("id"):
        shown = made().format_help()

    assert shown.startswith("pemakaian: padan check [-h] [--json] FILE\n\nMenjaga akurasi daftar pemilih.")
    assert "--json      cetak JSON\n" in shown
    assert made().format_help().startswith("usage: padan check")


def test_words_that_cannot_be_used_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with speaking("id"), pytest.raises(SystemExit) as end:
        made().parse_args(["--jsom"])

    assert end.value.code == 2
    assert capsys.readouterr().err == "padan check: masih kurang: FILE; lihat --help\n"
