"""What is wrong with a layout is said with its file, the key, and what would be right; in both languages."""

from pathlib import Path

import pytest
from pages import DOCUMENTS, fences

from licreport.cases.layout.load import layout, read
from licreport.words.language import LANGS, Lang, MisuseError

DATED = '[columns]\napplied = "申请时间"\n'

MISTAKES = [
    pytest.param("layout = ", ["Invalid value"], id="no TOML"),
    pytest.param(DATED, ["`layout`", "1"], id="no version"),
    pytest.param(f"layout = 2\n{DATED}", ["`layout`", "1"], id="another version"),
    pytest.param(f'layout = "1"\n{DATED}', ["`layout`", ("a number", "数字")], id="version in quotes"),
    pytest.param("layout = 1\n", ["[columns]", "`applied`", "`accepted`", "`decided`"], id="no date"),
    pytest.param(f'layout = 1\nunits = "day"\n{DATED}', ["`units`", "`unit`"], id="misspelt key"),
    pytest.param(f"layout = 1\nunit = 1\n{DATED}", ["`unit`", ("text", "文字")], id="number for text"),
    pytest.param(f'layout = 1\nunit = "days"\n{DATED}', ["`unit`", "working_day | day"], id="unknown unit"),
    pytest.param(f'layout = 1\norder = "YMD"\n{DATED}', ["`order`", "ymd | mdy | dmy"], id="unknown order"),
    pytest.param(f'layout = 1\nlimits = ["law"]\n{DATED}', ["`limits`", "promised | due | legal"], id="unknown limit"),
    pytest.param(f'layout = 1\nlimits = "due"\n{DATED}', ["`limits`", '["…", "…"]'], id="no list"),
    pytest.param(f'layout = 1\ncounting = "all"\n{DATED}', ["`counting`", "event | cohort"], id="unknown counting"),
    pytest.param(f'layout = 1\nbase = "beijing"\n{DATED}', ["`base`", "general", "guangdong"], id="unknown base"),
    pytest.param(
        f'layout = 1\nfigures = ["approved"]\n{DATED}', ["`figures`", "applications.approved"], id="no address"
    ),
    pytest.param(
        f'layout = 1\n{DATED}outcom = "结果"\n', ["`columns.outcom`", "`columns.outcome`"], id="misspelt field"
    ),
    pytest.param(f"layout = 1\n{DATED}outcome = 3\n", ["`columns.outcome`", '["…", "…"]'], id="no name"),
    pytest.param(f'layout = 1\n{DATED}outcome = ""\n', ["`columns.outcome`", '["…", "…"]'], id="blank name"),
    pytest.param(f"layout = 1\n{DATED}[codes]\nresult = {{}}\n", ["`codes.result`", "codes.outcome"], id="no kind"),
    pytest.param(
        f'layout = 1\n{DATED}[codes.commitment]\n"1" = "approved"\n',
        ['`codes.commitment."1"`', "yes | no"],
        id="no word of a field",
    ),
    pytest.param(
        f'layout = 1\n{DATED}[codes.outcome]\n"1" = "yes"\n', ['`codes.outcome."1"`', "approved | denied"], id="no word"
    ),
    pytest.param(
        f'layout = 1\n{DATED}[codes.outcome]\n"1" = 1\n', ['`codes.outcome."1"`', "approved | denied"], id="no text"
    ),
    pytest.param(
        f'layout = 1\n{DATED}[constants]\nnumber = "1"\n', ["`constants.number`", "constants.outcome"], id="no constant"
    ),
    pytest.param(
        f'layout = 1\n{DATED}[constants]\noutcome = "granted"\n',
        ["`constants.outcome`", "approved | denied"],
        id="constant of no word",
    ),
    pytest.param(
        f'layout = 1\n{DATED}[tables.result]\ncolumns = {{ decided = "办结" }}\n',
        ["`tables.result.known_by`", '["…", "…"]'],
        id="table known by nothing",
    ),
    pytest.param(
        f'layout = 1\n{DATED}[tables.result]\nknown = ["办结"]\n',
        ["`tables.result.known`", "`tables.result.known_by`"],
        id="misspelt key of a table",
    ),
    pytest.param(
        f'layout = 1\n{DATED}[tables."办结"]\nknown_by = ["办结"]\n',
        ["`tables.办结`", "[tables.decision]"],
        id="table of another name",
    ),
    pytest.param(
        f'layout = 1\n{DATED}[tables.order]\nknown_by = ["办结"]\n',
        ["`tables.order`", "[tables.decision]"],
        id="table called as SQL calls something",
    ),
    pytest.param(
        f'layout = 1\n{DATED}[definitions]\n"applications.approved" = "decided"\n',
        ['`definitions."applications.approved"`', "where", "words"],
        id="definition without words",
    ),
    pytest.param(
        f'layout = 1\n{DATED}[definitions]\n"applications.total" = {{ where = "1 = 1", words = "全部" }}\n',
        ['`definitions."applications.total"`', '`definitions."applications.'],
        id="definition of no figure",
    ),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_file_its_key_and_what_is_right(
    text: str, told: list[str | tuple[str, str]], lang: Lang
) -> None:
    with pytest.raises(MisuseError) as error:
        read(text, "own.toml")
    said = error.value.say(lang)
    assert said.startswith("own.toml")
    for each in told:
        assert (each if isinstance(each, str) else each[lang == "zh"]) in said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("file", "told"),
    [
        pytest.param(("beijing", None), ["beijing", "general", "guangdong"], id="no such layout"),
        pytest.param(("own.toml", None), ["own.toml"], id="no such file"),
        pytest.param(("own.toml", b"\xff\xfe"), ["own.toml"], id="no text"),
    ],
)
def test_a_layout_that_cannot_be_found_is_told(
    file: tuple[str, bytes | None], told: list[str], lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, data = file
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    with pytest.raises(MisuseError) as error:
        layout(name)
    assert all(each in error.value.say(lang) for each in told)


def test_a_layout_adds_to_its_base_and_takes_columns_away() -> None:
    own = read('layout = 1\nbase = "up-pro"\n[columns]\nchannel = []\n[codes.outcome]\n"1" = "approved"\n', "own.toml")
    base = layout("up-pro")
    assert own.codes == {**base.codes, **own.codes}
    assert "channel" not in own.tables["cases"].columns
    assert own.tables["cases"].columns["number"] == base.tables["cases"].columns["number"]
    assert own.tables["pauses"] == base.tables["pauses"]
    assert own.limits == base.limits


@pytest.mark.parametrize("block", fences("toml", DOCUMENTS["docs/layouts.md"]))
def test_a_layout_in_the_documents_is_right(block: str) -> None:
    assert read(block, "layouts.md").tables
