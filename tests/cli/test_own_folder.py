"""The folder that one stands in holds reports and is looked for no module, not even by processes that share work."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_module_in_the_folder_that_one_stands_in_is_not_run(tmp_path: Path) -> None:
    here, program = tmp_path / "here", tmp_path / "program" / "started.py"
    here.mkdir()
    program.parent.mkdir()
    program.write_text("from licreport.__main__ import main\nif __name__ == '__main__':\n    main()\n")  # as installed
    for name in ("re", "random"):
        (here / f"{name}.py").write_text("open('run', 'w').close()\nraise SystemExit(1)\n")
    reports = ROOT / "examples" / "fictional" / "clean"
    command = [sys.executable, str(program), "site", str(reports), "-o", "public", "--jobs", "2", "--anew"]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (here / "run").exists()
