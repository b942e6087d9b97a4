"""A PostgreSQL server for one test run, from the machine's own packages, thrown away afterwards."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cluster:
    """A running server that listens on a socket in its own folder."""

    programs: Path
    folder: Path
    address: str = ""

    @classmethod
    def start(cls, *, address: str = "", network: str = "") -> "Cluster":
        """Make and start a server with an empty database `rembuk`; for a whole network too, if one is named."""
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        folder = Path(tempfile.mkdtemp(prefix="rembuk-postgresql-"))
        if os.getuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        cluster = cls(programs, folder, address)
        cluster._run("initdb", "-D", str(folder / "data"), "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        if network:
            with (folder / "data" / "pg_hba.conf").open("a", encoding="ascii") as rules:
                rules.write(f"host all all {network} trust\n")
        options = f"-k {folder} -c listen_addresses='{address}' -c fsync=off -c full_page_writes=off"
        cluster._run(
            "pg_ctl", "-D", str(folder / "data"), "-w", "-l", str(folder / "log"), "-o", options, "start"
        )
        cluster._run("createdb", "-h", str(folder), "rembuk")
        return cluster

    @property
    def url(self) -> str:
        """The address of the database, for REMBUK_DATABASE_URL."""
        user = "postgres" if os.getuid() == 0 else Path.home().name
        way = "" if self.address else f"?host={self.folder}"
        return f"postgresql://{user}@{self.address}/rembuk{way}"

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str) -> None:
        # PostgreSQL refuses to run as root, so root steps down to the packages' own user.
        step_down = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run(
            [*step_down, str(self.programs / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
        )
