from pathlib import Path

import pytest

from dateline.codebook import CodebookError, load_codebook
from dateline.codebook.schema import WordList
from dateline.codebook.yamlfile import read_entries


def write(tmp_path: Path, text: str, name: str = "words.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_entries_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "b:\n  definition: second letter\n  words: [x]\na:\n  definition: first\n  words: [y, z]\n")
    entries = read_entries(path, WordList)
    assert list(entries) == ["b", "a"]
    assert entries["a"].words == ("y", "z")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a:\n  definition: d\n  words: [x]\n  wrods: [y]\n", 4, "wrods"),
        ("a:\n  definition: d\n", 1, "words"),
        (
            "a:\n  definition: d\n  words: [x]\nb:\n  definition: d\n  words:\n    - x\n    - [y]\n",
            8,
            "b.words.1",
        ),
        ("a:\n  definition: d\n  words: [x]\na:\n  definition: e\n  words: []\n", 4, "line 1"),
        ("a:\n  definition: 'open\n", 3, "YAML"),
        ("- a\n- b\n", 1, "mapping"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CodebookError) as raised:
        read_entries(path, WordList)
    assert str(raised.value).startswith(f"{path}:{line}: ")
    assert says in str(raised.value)


def test_an_unreadable_file_is_an_error_of_the_codebook(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_bytes(b"a: \xff\n")
    with pytest.raises(CodebookError, match="cannot be read"):
        read_entries(path, WordList)


def test_a_users_folder_adds_and_replaces(tmp_path: Path) -> None:
    write(tmp_path, "loaded:\n  definition: mine\n  words: [freedom]\n", "wording.yaml")
    own, default = load_codebook(tmp_path), load_codebook()
    assert own.word_set("loaded") == {"freedom"}
    assert own.word_set("means") == default.word_set("means")
    assert own.digest != default.digest


def test_a_users_mistake_is_named_in_the_users_file(tmp_path: Path) -> None:
    write(tmp_path, "riot:\n  label: Riot\n", "events.yaml")
    with pytest.raises(CodebookError, match=r"events\.yaml:1: riot\.definition"):
        load_codebook(tmp_path)


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no such folder"):
        load_codebook(tmp_path / "absent")


def test_a_class_of_words_that_is_none_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_codebook().word_set("no such class")


def test_words_that_other_yaml_takes_for_truth_values_stay_words(tmp_path: Path) -> None:
    path = write(tmp_path, "a:\n  definition: d\n  words: [on, off, yes, NO]\n")
    assert read_entries(path, WordList)["a"].words == ("on", "off", "yes", "NO")
