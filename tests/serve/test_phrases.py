"""Every word that the page says is there in both languages, and none is there that it does not say."""

import re
from importlib.resources import files

from licreport.serve.phrases import phrases

MODULES = {
    path.name: path.read_text(encoding="utf-8")
    for path in files("licreport.serve").joinpath("assets").iterdir()
    if path.name.endswith(".js")
}
BEGUN = {"manner_", "state_", "severity_", "relations_", "tab_"}
"""What the page puts names together of."""
IN_LISTS = {"authority", "year", "file", "outcome", "gone", "stays", "comes"}


def said() -> set[str]:
    text = "\n".join(MODULES.values())
    return {name for names in re.findall(r"say\(([^()]*)", text) for name in re.findall(r'"([a-z_-]+)"', names)}


def test_the_page_says_no_word_that_is_not_there() -> None:
    assert said() - phrases().keys() - {""} == set()


def test_no_word_is_there_that_the_page_does_not_say() -> None:
    unsaid = phrases().keys() - said() - IN_LISTS
    assert {name for name in unsaid if not name.startswith(tuple(BEGUN))} == set()


def test_each_is_said_in_both_languages_with_the_same_facts() -> None:
    for name, words in phrases().items():
        assert re.findall(r"\{\w+\}", words["en"]).sort() == re.findall(r"\{\w+\}", words["zh"]).sort(), name
