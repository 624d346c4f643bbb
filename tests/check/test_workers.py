"""Processes that share work end with the one that they work for, however that ends."""

import subprocess
import sys
from pathlib import Path

import pytest

BUSY = """
import os, signal, sys, threading
from licreport.check.workers import fresh, shared


def work(number, parent):
    print(number, flush=True)
    if number == 1:
        os.kill(parent, signal.SIGKILL)
    threading.Event().wait()


if __name__ == "__main__":
    tasks = [(number, os.getpid()) for number in range(2)]
    if sys.argv[1] == "shared":
        list(shared(work, tasks, 2))
    with fresh(2) as share:
        list(share(work, tasks))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be killed at once on Windows")
@pytest.mark.parametrize("way", ["shared", "fresh"])
def test_workers_end_where_their_parent_is_killed(way: str, tmp_path: Path) -> None:
    """Their standard output is that of the parent, which is at its end only once all of them have closed it."""
    script = tmp_path / "busy.py"
    script.write_text(BUSY, encoding="utf-8")
    run = subprocess.run([sys.executable, str(script), way], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == -9
    assert set(run.stdout.split()) <= {"0", "1"}
