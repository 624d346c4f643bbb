"""Whether damaged documents are read or refused, and never anything else.

    python bench/fuzz_documents.py
    python bench/fuzz_documents.py --tries 20000 --seed 2

Takes the documents of `examples/returns` and those that `licreport export` makes of `data/2024.toml`, cuts them short,
flips bits, takes pieces out and doubles others, and reads each in a process of its own with limits. A document that is
refused has a reason; one that is read makes a draft, TOML and a report. Anything else is a fault, and is kept.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from licreport.reading.apart import FAILED, Limits, text_apart
from licreport.reading.document import document
from licreport.reading.draft import draft
from licreport.reading.text import UnreadableError
from licreport.reading.toml import toml

ROOT = Path(__file__).resolve().parent.parent
LIMITS = Limits(wall=20)


def main() -> None:
    parser = argparse.ArgumentParser(description="Read damaged documents, and count what comes of it.")
    parser.add_argument("--tries", type=int, default=2000, help="how many damaged documents to read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="", help="a directory for those with which something is wrong")
    options = parser.parse_args()
    documents, chance = [*whole().items()], random.Random(options.seed)  # noqa: S311  # no secret
    came: Counter[tuple[str, str]] = Counter()
    longest = 0.0
    for number in range(options.tries):
        name, data = chance.choice(documents)
        damaged = damage(data, chance)
        start = time.perf_counter()
        became = outcome(name, damaged)
        longest = max(longest, time.perf_counter() - start)
        came[name, became] += 1
        if became not in {"read", "refused"} and options.keep:
            Path(options.keep, f"{number}-{name}").write_bytes(damaged)
    for (name, became), count in sorted(came.items()):
        print(f"{name:28} {became:10} {count:8,}")
    print(f"{options.tries:,} tried, the longest took {longest:.2f} s")
    print(f"\nrepeat: python bench/fuzz_documents.py --tries {options.tries} --seed {options.seed}")
    sys.exit(any(became not in {"read", "refused"} for _, became in came))


def whole() -> Mapping[str, bytes]:
    """Return the documents that are damaged, by their names."""
    found = {path.name: path.read_bytes() for path in (ROOT / "examples" / "returns").iterdir() if path.suffix != ".py"}
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("docx", "html", "pdf", "xlsx", "md"):
            file = Path(folder, f"putuo.{ending}")
            command = [sys.executable, "-m", "licreport", "export", str(ROOT / "data" / "2024.toml"), "-o", str(file)]
            if subprocess.run([*command, "--lang", "zh"], check=False).returncode == 0:
                found[file.name] = file.read_bytes()
    return found


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return a document with one to eight things done to it."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        place, length = chance.randrange(len(made) or 1), chance.randrange(1, 200)
        match chance.randrange(5):
            case 0:
                del made[place:]
            case 1:
                made[place : place + 1] = bytes([made[place] ^ 1 << chance.randrange(8)]) if made else b""
            case 2:
                del made[place : place + length]
            case 3:
                made[place:place] = made[place : place + length]
            case _:
                made[place : place + length] = chance.randbytes(length)
    return bytes(made)


def outcome(name: str, data: bytes) -> str:
    """Read a document by every way there is, and tell what came of it."""
    try:
        text = text_apart(name, data, LIMITS)
        toml(draft(text), name, "zh")
        document(name, data)
    except UnreadableError as error:
        return "gave up" if error.problem == FAILED else "refused"
    except Exception:  # noqa: BLE001  # which is what is looked for
        traceback.print_exc()
        return "fault"
    return "read"


if __name__ == "__main__":
    main()
