"""How long a document takes on the page of `licreport serve`, alone and among fifty at once, and what memory is kept.

    python bench/serving.py
    python bench/serving.py --at-once 200 --rounds 5

The server is the command itself, the clients are connections of this process: each sends one of the documents in
`examples/` of every kind, as the page does, and waits for the findings. Alone, documents are sent one after the other.
At once, as many as asked are begun at the same moment, each in a thread of its own. A document waits for those before
it, so that the 95th percentile may be twice a lone document's time, times those in flight on each core. Memory is the
proportional share (PSS) of the server and all its processes.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
FOLDERS = ("documents", "returns")
GOAL = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the page of `licreport serve` under load.")
    parser.add_argument("--at-once", type=int, default=50, help="how many documents are dropped at the same moment")
    parser.add_argument("--rounds", type=int, default=3, help="how often")
    options = parser.parse_args()
    documents = [
        (path.name, path.read_bytes())
        for folder in FOLDERS
        for path in sorted((EXAMPLES / folder).iterdir())
        if path.suffix in {".txt", ".docx", ".xlsx", ".html", ".pdf"}
    ]
    begun = time.perf_counter()
    command = [sys.executable, "-m", "licreport", "serve", "--no-browser", "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None  # noqa: S101  # as it was asked for
            port, token = told(process.stdout.readline())
            print(f"load before: {os.getloadavg()[0]:.2f}; cores: {os.cpu_count()}")
            print(f"until the page is there: {(time.perf_counter() - begun) * 1000:.0f} ms")
            measure(Client(port, token), documents, options.at_once, options.rounds, process.pid)
        finally:
            process.terminate()


def told(line: str) -> tuple[int, str]:
    address = next(word for word in line.split() if word.startswith("http"))
    port, _, token = address.removeprefix("http://127.0.0.1:").partition("/#")
    return int(port), token


class Client:
    """The page, as far as the server sees it."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token

    def drop(self, name: str, body: bytes) -> float:
        """Send a document, and return how many seconds it took until the findings were there."""
        begun = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {
            "Licreport-Token": self.token,
            "Content-Type": "application/octet-stream",
            "Licreport-Asked": json.dumps({"name": name}),
        }
        connection.request("POST", "/examine", body, headers)
        reply = connection.getresponse()
        found = json.loads(reply.read())
        connection.close()
        if reply.status != 200 or not found["is_report"]:
            raise SystemExit(f"{name}: {reply.status} {found}")
        return time.perf_counter() - begun


def measure(client: Client, documents: Sequence[tuple[str, bytes]], at_once: int, rounds: int, process: int) -> None:
    first = client.drop(*documents[0])
    print(f"the first document: {first * 1000:.0f} ms, the libraries' imports among them")
    for _ in range(2 * (os.cpu_count() or 1)):
        for document in documents:
            client.drop(*document)
    alone = {document[0]: statistics.median(client.drop(*document) for _ in range(9)) for document in documents}
    for name, seconds in alone.items():
        print(f"  alone, {name}: {seconds * 1000:.1f} ms")
    sent = [documents[number % len(documents)] for number in range(at_once)]
    lone = statistics.mean(alone[name] for name, _ in sent)
    allowed = GOAL * lone * at_once / (os.cpu_count() or 1)
    before = memory(process)
    for number in range(1, rounds + 1):
        taken = sorted(all_at_once(client, sent))
        late = taken[round(0.95 * len(taken)) - 1]
        print(
            f"{at_once} at once, round {number}: none failed; median {statistics.median(taken) * 1000:.0f} ms, "
            f"95th percentile {late * 1000:.0f} ms, last {taken[-1] * 1000:.0f} ms; "
            f"allowed {allowed * 1000:.0f} ms: {'met' if late <= allowed else 'MISSED'}"
        )
    after = memory(process)
    print(f"memory: {before / 2**20:.0f} MiB before, {after / 2**20:.0f} MiB after {rounds * at_once} documents")


def all_at_once(client: Client, sent: Sequence[tuple[str, bytes]]) -> list[float]:
    barrier = Barrier(len(sent))

    def drop(document: tuple[str, bytes]) -> float:
        barrier.wait()
        return client.drop(*document)

    with ThreadPoolExecutor(len(sent)) as many:
        return [*many.map(drop, sent)]


def memory(process: int) -> int:
    """Return the bytes that a process and all that it began hold, what is shared counted once."""
    return sum(share(each) for each in (process, *below(process)))


def share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def below(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, Path(task, "children").read_text(encoding="ascii").split()):
            yield child
            yield from below(child)


if __name__ == "__main__":
    main()
