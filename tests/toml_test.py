"""The valid documents of toml-test (https://github.com/toml-lang/toml-test, MIT).

They are not kept in this repository. Run as a program, this module fetches them into
`tests/.toml-test`, out of the source distribution of tomlkit, which carries a copy.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

COMMAND = "python tests/toml_test.py"
CORPUS = Path(__file__).with_name(".toml-test")
LISTS = ("files-toml-1.0.0", "files-toml-1.1.0")
PACKAGE = "tomlkit"
VERSION = "0.15.2"
SHA256 = "83e32755ba1d20d9340bd069ee97e9f6232ba2346b63ffcba425de01f7e327a6"


def valid() -> list[Path]:
    """Return every document valid in TOML 1.0 or 1.1, sorted; none if the corpus is not fetched."""
    if not CORPUS.is_dir():
        return []
    tests = CORPUS / "tests"
    names = {name for each in LISTS for name in (tests / each).read_text("utf-8").splitlines()}
    return [tests / name for name in sorted(names) if re.fullmatch(r"valid/.*\.toml", name)]


def fetch() -> None:
    """Put the corpus in its place unless it is there; exit with one line if it cannot be had."""
    if CORPUS.is_dir():
        return
    with tempfile.TemporaryDirectory(prefix=f"{CORPUS.name}-", dir=CORPUS.parent) as directory:
        beside = Path(directory)
        root = _unpack(_download(beside), beside)
        try:
            root.rename(CORPUS)
        except OSError as error:
            if not CORPUS.is_dir():  # or else another run was faster
                sys.exit(f"toml_test: cannot write {CORPUS}: {error.strerror}")


def _download(directory: Path) -> Path:
    """Return the source distribution, downloaded into `directory` and found to be the right one."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    what = ["--no-deps", "--no-binary", ":all:", f"{PACKAGE}=={VERSION}"]
    done = subprocess.run([*pip, *what, "--dest", str(directory)], check=False, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        why = next((line for line in said if line.startswith("ERROR: ")), said[-1])
        sys.exit(f"toml_test: pip cannot download {PACKAGE} {VERSION}: {why.removeprefix('ERROR: ')}")
    archive = directory / f"{PACKAGE}-{VERSION}.tar.gz"
    if not archive.is_file():
        sys.exit(f"toml_test: pip has not downloaded {archive.name}")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != SHA256:
        sys.exit(f"toml_test: {archive.name} is not the file known here: its sha256 is {digest}")
    return archive


def _unpack(archive: Path, directory: Path) -> Path:
    """Unpack the licence, the lists and the valid documents; return where they are."""
    root = f"{PACKAGE}-{VERSION}/tests/toml-test"
    wanted = (f"{root}/LICENSE", f"{root}/tests/files-toml-", f"{root}/tests/valid/")
    with tarfile.open(archive) as tar:
        members = [member for member in tar if member.isfile() and member.name.startswith(wanted)]
        tar.extractall(directory, members, filter="data")
    return directory / root


if __name__ == "__main__":
    fetch()
