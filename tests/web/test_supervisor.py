import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

from tests.waiting import wait_until

# A supervisor sets signal handlers and so lives in a process of its own.
PROGRAM = textwrap.dedent("""
    import sys
    from rembuk.web.supervisor import GaveUp, Supervisor

    def child():
        exec(sys.argv[1])
    def ready():
        print("ready", flush=True)
        return True
    try:
        Supervisor({"child": child}, say=lambda line: print(line, flush=True)).run(when_ready=ready)
    except GaveUp as problem:
        print(problem)
        sys.exit(1)
""")
NOTE_AND_SLEEP = "import os, time; open({file!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(60)"


def start(child: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", PROGRAM, child], stdout=subprocess.PIPE, text=True)


def pids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().splitlines()] if file.exists() else []


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"


def test_a_signal_stops_the_child_and_ends_well(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with start(NOTE_AND_SLEEP.format(file=str(notes))) as supervisor:
        wait_until(lambda: len(pids(notes)) == 1)

        supervisor.send_signal(signal.SIGTERM)

        assert supervisor.wait(20) == 0
    assert not is_alive(pids(notes)[0])


def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with start(NOTE_AND_SLEEP.format(file=str(notes))) as supervisor:
        wait_until(lambda: len(pids(notes)) == 1)

        os.kill(pids(notes)[0], signal.SIGKILL)

        wait_until(lambda: len(pids(notes)) == 2)
        supervisor.terminate()
        output, _ = supervisor.communicate(timeout=20)
    assert output.splitlines() == ["ready", "the child died; starting it again"]


def test_no_child_outlives_a_supervisor_that_was_killed(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with start(NOTE_AND_SLEEP.format(file=str(notes))) as supervisor:
        wait_until(lambda: len(pids(notes)) == 1)

        supervisor.kill()

    wait_until(lambda: not is_alive(pids(notes)[0]))


def test_a_child_that_keeps_dying_is_given_up_in_one_line() -> None:
    with start("raise SystemExit(3)") as supervisor:
        output, _ = supervisor.communicate(timeout=60)

    assert supervisor.returncode == 1
    assert output.splitlines()[-1].startswith("the child died 5 times within a minute")
