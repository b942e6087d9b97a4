"""The whole room at work: votes on the disk, votes under a crowd, kills, and an hour."""

import contextlib
import json
import os
import random
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.hall import servers
from rembuk.hall.core.tokens import Purpose, issue, key_of

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME = "kpu-bawaslu-talk"
BOTH = "0,1"


@dataclass(frozen=True)
class Votes:
    """What became of votes: so many taken and refused within so many seconds, and how long each waited, in ms."""

    taken: int
    refused: int
    p50: float
    p99: float
    most: float
    seconds: float

    @property
    def rate(self) -> float:
        """Votes acknowledged a second."""
        return self.taken / self.seconds


@dataclass(frozen=True)
class Hall:
    """A site with a rehearsal on, in a folder of its own."""

    folder: Path
    programs: Path
    talk: int
    room: int
    question: int

    @property
    def support(self) -> str:
        """Where a vote for the first question goes."""
        return f"/api/v1/talks/{PROGRAMME}/{self.talk}/questions/{self.question}/support"

    @property
    def stream(self) -> str:
        """Where its stream is."""
        return f"/acara/{PROGRAMME}/{self.talk}/ruang/arus"

    @property
    def stamps(self) -> Path:
        """The file that says when each vote was sent."""
        return self.folder / "stamps"

    @property
    def supported(self) -> int:
        """How often the first question is supported."""
        return int(self.asked("SELECT supported FROM hall_question WHERE id = ?")[0][0])

    def asked(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database something about the first question."""
        with contextlib.closing(sqlite3.connect(self.folder / "rembuk.sqlite3")) as database:
            return database.execute(query, [self.question]).fetchall()

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its site."""
        return {"REMBUK_DATA": str(self.folder), "REMBUK_DATABASE_URL": ""}

    @contextmanager
    def serving(self, *, cores: str = BOTH) -> Iterator[tuple[int, int]]:
        """Serve the rooms; give process id and port."""
        port = servers.free_port()
        command = [sys.executable, "-m", "rembuk.web", "rooms", "--port", str(port), "--pages", "/nowhere"]
        with servers.running(command, port, environment=self.environment, cores=cores) as server:
            yield server.pid, port

    def vote(
        self, port: int, *, phones: int, seconds: float, rate: float = 0, most: int = 400_000, cores: str = BOTH
    ) -> Votes:
        """Have new phones vote, each once, over so many connections; with `most` 0 those whose tokens were written."""
        tokens = self.tokens(most) if most else self.folder / "tokens"
        words = (port, self.support, tokens, self.folder / "answered", self.stamps, phones, seconds, rate)
        with servers.load(self.programs / "votes", *words, cores=cores) as voters:
            # Without a word it met no server: one that was killed before.
            told = servers.line(voters) or ["0"] * 6
        return Votes(int(told[0]), int(told[1]), *map(float, told[2:]))

    def tokens(self, most: int) -> Path:
        """Write the tokens of so many new phones into a file."""
        secret = (self.folder / "secret-key").read_text().encode()
        keys = (key_of(secrets.token_bytes(16)) for _ in range(most))
        lines = [issue(secret, Purpose.PARTICIPANT, room=self.room, key=key) for key in keys]
        (self.folder / "tokens").write_text("\n".join(lines) + "\n")
        return self.folder / "tokens"


def founded(folder: Path, programs: Path) -> Hall:
    """Load the first talk and begin a rehearsal."""
    environment = {**os.environ, "REMBUK_DATA": str(folder), "REMBUK_DATABASE_URL": ""}
    for words in (["load", str(ROOT / "data" / "first-talk.toml")], ["rehearse", PROGRAMME, "--json"]):
        command = [sys.executable, "-m", "rembuk.web", *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    with sqlite3.connect(folder / "rembuk.sqlite3") as database:
        room = database.execute("SELECT id FROM hall_room WHERE rehearsal").fetchone()[0]
        question = database.execute("SELECT min(id) FROM hall_question WHERE room_id = ?", [room]).fetchone()[0]
    return Hall(folder, programs, json.loads(done.stdout)["number"], room, question)


@contextmanager
def listening(
    hall: Hall, port: int, listeners: int, seconds: float, *, nice: int = 0
) -> Iterator["subprocess.Popen[str]"]:
    """Have a crowd listen for so long; its last line says what it got."""
    # The file has to be there before the crowd reads it.
    with hall.stamps.open("wb") as stamps:
        stamps.truncate(2_000_000 * 8)
    counts = (hall.stamps, hall.question, hall.supported)
    with servers.load(
        hall.programs / "crowd", port, hall.stream, listeners, seconds, *counts, nice=nice
    ) as crowd:
        servers.opened(crowd)
        servers.go(crowd)
        yield crowd
        crowd.kill()


@dataclass(frozen=True)
class Storm:
    """What became of very many votes, and after how many ms (p50, p99) each was on the screens of those who listen."""

    votes: Votes
    delay: tuple[float, float]


def throughput(
    hall: Hall, *, listeners: int = 5_000, phones: int = 1_000, seconds: float = 6
) -> tuple[Storm, Storm]:
    """Return how many votes are taken as fast as they are answered, and how 8,000 a second fare."""
    with hall.serving() as (_pid, port):

        def voted(phones: int, rate: float, most: int) -> Storm:
            # Writing the tokens and connecting take their time, and the last votes are told after the end.
            with listening(hall, port, listeners, seconds + 15) as crowd:
                votes = hall.vote(port, phones=phones, seconds=seconds, rate=rate, most=most)
                heard = servers.line(crowd)
            return Storm(votes, (float(heard[1]), float(heard[2])))

        return voted(phones, 0, 150_000), voted(2 * phones, 8_000, 100_000)


@dataclass(frozen=True)
class Sweeps:
    """Votes with nobody and with a crowd listening; us of CPU for each then; and ms from vote to screen (p50, p99)."""

    alone: Votes
    among: Votes
    tick_us: float
    delay: tuple[float, float]
    lone_delay: tuple[float, float]


def during_sweeps(hall: Hall, *, listeners: int = 10_000, seconds: float = 8) -> Sweeps:
    """Return how 200 votes a second fare with nobody and with a crowd listening, and how late they and lone votes are seen."""
    with hall.serving(cores=servers.SERVER_CORE) as (pid, port):

        def voted(rate: float) -> Votes:
            phones = 200 if rate > 10 else 2
            return hall.vote(
                port, phones=phones, seconds=seconds, rate=rate, most=5_000, cores=servers.LOAD_CORE
            )

        alone = voted(200)
        # Who votes does not wait for ten thousand phones to read, though here they share a core.
        with listening(hall, port, listeners, seconds + 3, nice=10) as crowd:
            time.sleep(1)
            used = servers.cpu(pid)
            among = voted(200)
            tick_us = (servers.cpu(pid) - used) * 1e6 / max(1, among.taken)
            delay = servers.line(crowd)
        # Out of step with the ticks.
        with listening(hall, port, listeners, seconds + 3) as crowd:
            voted(1.3)
            lone = servers.line(crowd)
    return Sweeps(alone, among, tick_us, (float(delay[1]), float(delay[2])), (float(lone[1]), float(lone[2])))


def bare_disk(folder: Path, *, at_once: int = 500, seconds: float = 4) -> float:
    """Return the rows of votes a second that SQLite alone puts on this disk, in batches, with nothing before it."""
    database = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    database.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE p (key TEXT PRIMARY KEY);"
        "CREATE TABLE s (id INTEGER PRIMARY KEY, q INTEGER, p TEXT, UNIQUE (q, p));"
    )
    began, kept = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        keys = [(key_of(secrets.token_bytes(16)),) for _ in range(at_once)]
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO p VALUES (?)", keys)
        database.executemany("INSERT INTO s (q, p) VALUES (1, ?)", keys)
        database.execute("COMMIT")
        kept += at_once
    database.close()
    return kept / (time.perf_counter() - began)


def killed(hall: Hall, *, rounds: int) -> tuple[int, int, int]:
    """Kill the server in the middle of votes so often; return the votes acknowledged, lost, and counted twice.

    Each is a process of its own, with its own connections to the database, forked from one that has imported it.
    """
    acknowledged: set[str] = set()
    command = [sys.executable, str(Path(__file__).with_name("spawn.py"))]
    environment = {**os.environ, **hall.environment}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as spawner:
        for seed in range(rounds):
            acknowledged |= _one_kill(hall, spawner, random.Random(seed).uniform(0.12, 0.6))
        spawner.terminate()
    kept = {key for (key,) in hall.asked("SELECT participant_id FROM hall_support WHERE question_id = ?")}
    return len(acknowledged), len(acknowledged - kept), hall.supported - len(kept)


def _one_kill(hall: Hall, spawner: "subprocess.Popen[str]", after: float) -> set[str]:
    assert spawner.stdin is not None
    port = servers.free_port()
    hall.tokens(4_000)
    spawner.stdin.write(f"{port}\n")
    spawner.stdin.flush()
    pid = int(servers.line(spawner)[0])
    servers.wait_for(port)
    moment = threading.Timer(after, os.kill, (pid, signal.SIGKILL))
    moment.start()
    hall.vote(port, phones=100, seconds=30, most=0)
    moment.join()
    tokens = (hall.folder / "tokens").read_text().split()
    numbers = map(int, (hall.folder / "answered").read_text().split())
    return {tokens[number].partition(".")[0] for number in numbers}


def flatness(hall: Hall, *, listeners: int, seconds: float, samples: int = 360) -> tuple[list[float], int]:
    """Return the server's memory in MiB, so often over the while, and how many listeners were lost.

    Two votes a second change what everyone is told, and someone comes, reads and goes again and again.
    """
    with hall.serving() as (pid, port), listening(hall, port, listeners, seconds + 5) as crowd:
        votes = {"phones": 20, "seconds": seconds, "rate": 2, "most": int(2 * seconds) + 10}
        voting = threading.Thread(target=hall.vote, args=(port,), kwargs=votes)
        voting.start()
        held, began = [], time.monotonic()
        for sample in range(1, samples + 1):
            while time.monotonic() - began < seconds * sample / samples:
                _come_and_go(hall, port)
                time.sleep(min(1.0, seconds / samples))
            held.append(servers.memory(pid) / 1024)
        voting.join()
        return held, int(servers.line(crowd)[4])


def _come_and_go(hall: Hall, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 20) as guest:
        guest.sendall(f"GET {hall.stream} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        guest.recv(65_536)
