"""The wheel: whoever installs it has all that the checkout has, and needs no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from places import DATA, ROOT

SOURCE = ROOT / "src"
BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
RUN = """
import sys
source, wheel = sys.argv[1:3]
sys.path[:] = [wheel, *(path for path in sys.path if path != source)]
sys.argv[1:3] = []
import licreport
assert licreport.__file__.startswith(wheel), licreport.__file__
from licreport.cli import main
main()
"""
"""Runs the program from where a wheel was unpacked, and from nowhere else."""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel of the checkout, and unpack it as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("licreport-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_file_of_the_package(unpacked: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = {path.relative_to(folder) for path in (folder / "licreport").rglob("*") if path.is_file()}
        return {path.as_posix() for path in found if "__pycache__" not in path.parts}

    assert {"licreport/render/web/page.css", "licreport/render/typeset/official.typ"} <= files(unpacked)
    assert files(unpacked) == files(SOURCE)


def test_what_is_installed_exports_without_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    environ = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "SOURCE_DATE_EPOCH"}}
    export = ["export", str(DATA), "--lang", "zh", "--html", "--pdf", "-o"]

    def run(*command: str) -> None:
        subprocess.run([sys.executable, *command], cwd=tmp_path, env=environ, check=True)

    run("-c", RUN, str(SOURCE), str(unpacked), *export, "installed")
    run("-m", "licreport", *export, "checkout")
    for name in ("2024.html", "2024.pdf"):
        assert (tmp_path / "installed" / name).read_bytes() == (tmp_path / "checkout" / name).read_bytes()
