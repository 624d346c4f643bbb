"""The documents say what is so: their commands run, their output is the program's, their recipes work as printed.

`python tests/write_anew.py docs` writes the tables of the format's pages and the schema anew from the model, and below
each command of the documents what it prints now.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import definitions_page
import layouts_page
import pytest
import tomli
from format_page import PAGES, format_page
from pages import DOCUMENTS, PAIRS, READMES, anchor, commands, excerpts, fences, headings, in_english, links
from places import ROOT

from licreport.cases.layout import schema as layout_schema
from licreport.rules import RULES
from licreport.words.language import Lang
from licreport.writing import schema

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LONGEST_README = 200


def shown() -> dict[str, dict[str, str]]:
    """Return the commands of the documents; for each, where it stands, and the output that is shown there."""
    found: dict[str, dict[str, str]] = {}
    for document, text in DOCUMENTS.items():
        for command, output in commands(text):
            found.setdefault(command, {})[document] = output
    return found


def written_by(command: str) -> str:
    """Return the file that a command writes, or nothing."""
    words = shlex.split(command)
    return words[words.index("-o") + 1] if "-o" in words else ""


SHOWN = shown()
WRITERS = {written_by(command): command for command in reversed(SHOWN)}
"""The files that commands of the documents write, and for each the first that does."""

each_pair = pytest.mark.parametrize("pair", PAIRS.items(), ids=PAIRS.keys())
each_document = pytest.mark.parametrize("document", DOCUMENTS)


def run(command: str, folder: Path, source: Path = ROOT / "src") -> subprocess.CompletedProcess[str]:
    """Run a command of the documents in a folder, at 80 columns, in English unless it says otherwise."""
    program, *arguments = shlex.split(command)
    assert program == "licreport"
    environ = os.environ | {
        "PYTHONPATH": str(source),
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "licreport", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environ,
        check=False,
    )


def checked_out(folder: Path) -> Path:
    """Copy what the documents' commands work on into a folder."""
    for name in ("data", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what the documents' commands work on."""
    return checked_out(tmp_path)


@cache
def ran(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the documents in a copy of what it works on, after those that write the files that it reads."""
    with tempfile.TemporaryDirectory() as name:
        folder = checked_out(Path(name))
        for file in shlex.split(command):
            if file in WRITERS and file != written_by(command):
                run(WRITERS[file], folder)
        return run(command, folder)


@pytest.mark.parametrize("command", SHOWN, ids=str)
def test_a_command_of_the_documents_prints_what_is_shown(command: str) -> None:
    done = ran(command)
    outputs = {document: output.strip() for document, output in SHOWN[command].items() if output}
    tells = command.startswith(("licreport read ", "licreport tabulate ")) or any(
        each in command for each in ("--documents", " --all ", " --forms ", "-o out", "--draft", " --cases ")
    )
    assert done.stderr == "" or tells  # what was not read, what was written, and that there are warnings
    assert done.returncode in {0, 1}
    finds = any("error" in output or "错误" in output for output in outputs.values())
    assert (done.returncode == 1) == finds or "explain" in command or "--draft" in command
    assert outputs == dict.fromkeys(outputs, done.stdout.strip())
    assert done.stdout or written_by(command)


@each_document
def test_an_excerpt_stands_in_the_file_that_a_command_of_its_document_writes(document: str, checkout: Path) -> None:
    for file, excerpt in excerpts(DOCUMENTS[document]):
        (writer,) = (each for each in SHOWN if document in SHOWN[each] and written_by(each) == file)
        run(writer, checkout)
        assert excerpt in (checkout / file).read_text(encoding="utf-8")


def without_language(command: str) -> str:
    """Return a command as it is in either language."""
    return re.sub(r" --lang (en|zh)\b", "", command)


@each_pair
def test_both_languages_have_the_same_sections_commands_and_examples_in_the_same_order(pair: tuple[str, str]) -> None:
    texts = [DOCUMENTS[document] for document in pair]
    english, chinese = ([*re.findall(r"^(#+|```\w+)", text, re.MULTILINE)] for text in texts)
    assert english == chinese
    english, chinese = (
        [(without_language(command), bool(output)) for command, output in commands(text)] for text in texts
    )
    assert english == chinese
    english, chinese = (fences("sh", text) for text in texts)
    assert english == chinese
    english, chinese = ([tomli.loads(block) for block in fences(r"toml[^\n]*", text)] for text in texts)
    assert english == chinese


@each_pair
def test_both_languages_link_to_the_same_places_in_the_same_order(pair: tuple[str, str]) -> None:
    english, chinese = ([place(*link) for link in links(document)] for document in pair)
    assert english == chinese


def place(path: str, name: str) -> tuple[str, int]:
    """Return where a link leads, whichever of the languages it leads to: the document, and which of its headings."""
    if not name:
        return in_english(path), 0
    return in_english(path), [anchor(heading) for heading in headings(DOCUMENTS[path])].index(name)


@each_document
def test_a_document_links_to_its_own_language_the_readme_and_its_counterpart(document: str) -> None:
    other = {**PAIRS, **{chinese: english for english, chinese in PAIRS.items()}}
    is_chinese = document in PAIRS.values()
    linked = {path for path, _ in links(document)}
    foreign = {path for path in linked if path in other and (path in PAIRS.values()) is not is_chinese}
    assert foreign == ({other[document]} if document in other else set())
    assert document in READMES or READMES[is_chinese] in linked


def test_the_readmes_link_to_every_page() -> None:
    assert {path for readme in READMES for path, _ in links(readme)} >= DOCUMENTS.keys()


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_is_short(readme: str) -> None:
    assert len(DOCUMENTS[readme].splitlines()) <= LONGEST_README


@each_document
def test_a_whole_report_in_a_document_is_clean(document: str, tmp_path: Path) -> None:
    for example in (block for block in fences("toml", DOCUMENTS[document]) if "format = 1" in block):
        (tmp_path / "example.toml").write_text(example, encoding="utf-8")
        done = run("licreport check example.toml", tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert " 0 broken" in done.stdout


@pytest.mark.parametrize(
    "document",
    [*DOCUMENTS, "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md", "examples/fictional/MISTAKES.md"],
)
def test_links_lead_to_files_and_to_headings_in_them(document: str) -> None:
    for path, name in links(document):
        assert (ROOT / path).exists(), path
        assert not name or name in map(anchor, headings((ROOT / path).read_text(encoding="utf-8"))), (path, name)


def test_the_changelog_names_every_rule_by_its_family() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"{len(RULES)} rules" in changelog
    spans = [(first, last or first) for first, last in re.findall(r"(LR\d{3})(?: to (LR\d{3}))?", changelog)]
    assert [code for code in RULES if not any(first <= code <= last for first, last in spans)] == []


@pytest.mark.parametrize("lang", PAGES)
def test_the_page_of_the_format_lists_the_model(lang: Lang) -> None:
    assert format_page(lang) == PAGES[lang].read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", definitions_page.PAGES)
def test_the_page_on_case_records_lists_the_definitions(lang: Lang) -> None:
    page = definitions_page.PAGES[lang].read_text(encoding="utf-8")
    assert definitions_page.definitions_page(lang) == page


@pytest.mark.parametrize("lang", layouts_page.PAGES)
def test_the_page_of_layouts_lists_the_facts(lang: Lang) -> None:
    assert layouts_page.layouts_page(lang) == layouts_page.PAGES[lang].read_text(encoding="utf-8")


def recipe(name: str) -> str:
    """Return the code of a recipe of CONTRIBUTING.md."""
    (code,) = re.findall(rf"^```python recipe={name}\n(.*?)^```$", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    return str(code)


@pytest.fixture
def copy_of_source(tmp_path: Path) -> Path:
    """Return a copy of the source that a recipe may change."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "src"


def test_the_recipe_for_a_figure_makes_it_read_summed_shown_and_exported(copy_of_source: Path, tmp_path: Path) -> None:
    model = copy_of_source / "licreport" / "report" / "tables" / "handling.py"
    text = model.read_text(encoding="utf-8")
    start = text.index("    online: Count", text.index("class Handling"))
    model.write_text(text[:start] + recipe("figure") + text[start:], encoding="utf-8")
    report = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[handling]\nby_mail = 12_345\n'
    items = "".join(f'[[item]]\nname = "{name}"\nby_mail = {count}\n' for name, count in (("甲", 12_000), ("乙", 346)))
    (tmp_path / "new.toml").write_text(report + items, encoding="utf-8")
    checked = run("licreport check new.toml", tmp_path, copy_of_source).stdout
    assert "new.toml:6:11: LR106 error: by mail 12,345 is 1 less than 甲 (by mail) 12,000 + 乙 (by mail) 346" in checked
    assert re.search(
        r"邮寄送达 +12,345 件", run("licreport summary new.toml --lang zh", tmp_path, copy_of_source).stdout
    )
    assert '"address": "handling.by_mail"' in run("licreport export new.toml --json", tmp_path, copy_of_source).stdout
    (tmp_path / "bad.toml").write_text(report.replace("12_345", "-1"), encoding="utf-8")
    assert "bad.toml:6:11: LR004" in run("licreport check bad.toml", tmp_path, copy_of_source).stdout


def test_the_recipe_for_a_rule_gives_it_a_page_tests_and_findings(copy_of_source: Path, tmp_path: Path) -> None:
    with (copy_of_source / "licreport" / "rules" / "bounds.py").open("a", encoding="utf-8") as family:
        family.write(f"\n\n{recipe('rule')}")
    assert "LR299" in run("licreport rules", tmp_path, copy_of_source).stdout
    assert "撤销许可不超过批准" in run("licreport explain LR299 --lang zh", tmp_path, copy_of_source).stdout
    tests = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "LR299",
        str(ROOT / "tests" / "rules" / "test_rules.py"),
    ]
    environ = os.environ | {"PYTHONPATH": str(copy_of_source)}
    done = subprocess.run(tests, cwd=tmp_path, capture_output=True, text=True, env=environ, check=False)
    assert "5 passed" in done.stdout, done.stdout


def test_the_recipe_for_a_format_makes_it_a_choice_of_export(copy_of_source: Path, checkout: Path) -> None:
    (copy_of_source / "licreport" / "render" / "outline.py").write_text(recipe("format"), encoding="utf-8")
    assert "--outline" in run("licreport export --help", checkout, copy_of_source).stdout
    shown = run("licreport export --outline --lang en", checkout, copy_of_source).stdout
    assert "上海市普陀区, 2024: Annual Report on Administrative Licensing\n1. Overview\n" in shown
    assert run("licreport export -o report.txt --lang en", checkout, copy_of_source).returncode == 0
    assert (checkout / "report.txt").read_text(encoding="utf-8") == shown


def test_the_recipe_for_a_chart_puts_it_into_its_section(copy_of_source: Path, checkout: Path) -> None:
    pictures = copy_of_source / "licreport" / "compose" / "pictures.py"
    before, mark, after = pictures.read_text(encoding="utf-8").partition("PICTURES = ")
    pictures.write_text(f"{before}{recipe('chart')}\n\n{mark}{after}", encoding="utf-8")
    shown = run("licreport export --markdown --lang zh", checkout, copy_of_source).stdout
    section = shown.partition("三、")[2].partition("四、")[0]
    assert "投诉" in section
    assert "有效投诉 5012、查实 283" in section


def test_the_recipe_for_a_section_gives_it_a_heading_and_its_figures(copy_of_source: Path, tmp_path: Path) -> None:
    model = copy_of_source / "licreport" / "report" / "tables" / "narrative.py"
    last = '    problems: Text = section("存在的主要问题及改进措施", "problems", "Problems and next steps")\n'
    text = model.read_text(encoding="utf-8")
    assert last in text
    model.write_text(text.replace(last, f"{last}{recipe('section')}\n"), encoding="utf-8")
    (tmp_path / "a.toml").write_text(
        'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
        '[[figure]]\nsection = "training"\nname = "培训"\nvalue = 12\nunit = "次"\n',
        encoding="utf-8",
    )
    assert run("licreport check a.toml", tmp_path, copy_of_source).returncode == 0
    shown = run("licreport export a.toml --markdown --lang zh", tmp_path, copy_of_source).stdout
    assert "一、队伍建设情况\n\n培训12次。\n" in shown


def test_the_recipe_for_a_form_of_listing_makes_it_a_choice_of_check(copy_of_source: Path, checkout: Path) -> None:
    (copy_of_source / "licreport" / "listing" / "forms" / "tabs.py").write_text(recipe("form"), encoding="utf-8")
    done = run("licreport check --no-waivers --format tabs", checkout, copy_of_source)
    assert done.returncode == 1
    assert [line.split("\t")[1:4] for line in done.stdout.splitlines()] == [["9", "13", "LR401"], ["29", "16", "LR203"]]


SAID = "虚构区2024年度行政许可实施情况年度报告\n2024年，全区收文120件，受理118件，不予受理2件。\n"


def test_the_recipe_for_a_word_makes_documents_be_read_by_it(copy_of_source: Path, tmp_path: Path) -> None:
    tables = copy_of_source / "licreport" / "report" / "tables" / "applications.py"
    text = tables.read_text(encoding="utf-8")
    (declared,) = re.findall(r"^        also=\(.*收到行政许可申请.*\),\n", text, re.MULTILINE)
    tables.write_text(text.replace(declared, f"        {recipe('word').strip()},\n"), encoding="utf-8")
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    read = tomli.loads(run("licreport read a.txt", tmp_path, copy_of_source).stdout)
    assert read["applications"] == {"received": 120, "accepted": 118, "rejected": 2}


def test_the_recipe_for_a_kind_of_document_makes_it_read(copy_of_source: Path, tmp_path: Path) -> None:
    kinds = copy_of_source / "licreport" / "reading" / "kinds"
    (kinds / "letter.py").write_text(recipe("kind"), encoding="utf-8")
    known = (kinds / "__init__.py").read_text(encoding="utf-8")
    mark = '    (b"PK\\x03\\x04", _packed),\n'
    assert mark in known
    (kinds / "__init__.py").write_text(known.replace(mark, mark + '    (b"Subject:", "letter"),\n'), encoding="utf-8")
    letter = f"Subject: 报告\nContent-Type: text/plain; charset=utf-8\n\n{SAID.replace('收文', '收到申请')}"
    (tmp_path / "a.eml").write_text(letter, encoding="utf-8")
    read = tomli.loads(run("licreport read a.eml", tmp_path, copy_of_source).stdout)
    assert read["applications"] == {"received": 120, "accepted": 118, "rejected": 2}


def test_a_third_language_is_one_field_after_which_every_phrase_that_lacks_it_is_named(
    copy_of_source: Path, tmp_path: Path
) -> None:
    language = copy_of_source / "licreport" / "words" / "language.py"
    text = language.read_text(encoding="utf-8")
    language.write_text(text.replace("    zh: str\n", "    zh: str\n    de: str\n", 1), encoding="utf-8")
    types = [sys.executable, "-m", "mypy", "--cache-dir", os.devnull, "--no-error-summary", str(copy_of_source)]
    done = subprocess.run(types, cwd=tmp_path, capture_output=True, text=True, check=False)
    named = [line for line in done.stdout.splitlines() if 'Missing positional argument "de" in call to "Words"' in line]
    assert len(named) > 150
    assert len({line.partition(":")[0] for line in named}) > 20


def with_outputs(text: str) -> str:
    """Return a document with what its commands print now, where it shows anything."""
    for command, output in commands(text):
        if output:
            text = text.replace(f"$ {command}\n{output}", f"$ {command}\n{ran(command).stdout.rstrip()}\n")
    return text


def with_address(text: str) -> str:
    """Return a document with the address of the repository as the project names it."""
    address = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Repository"]
    return re.sub(r"https://[\w./-]+/licreport\b", address, text)


def write_anew() -> None:
    """Write what the tests compare with."""
    for name, text in DOCUMENTS.items():
        (ROOT / name).write_text(with_address(with_outputs(text)), encoding="utf-8", newline="\n")
    for made in (schema, layout_schema):
        (ROOT / "schemas" / made.NAME).write_text(made.render(), encoding="utf-8", newline="\n")
    for lang, page in PAGES.items():
        page.write_text(format_page(lang), encoding="utf-8", newline="\n")
    for lang, page in layouts_page.PAGES.items():
        page.write_text(layouts_page.layouts_page(lang), encoding="utf-8", newline="\n")
    for lang, page in definitions_page.PAGES.items():
        page.write_text(definitions_page.definitions_page(lang), encoding="utf-8", newline="\n")
