"""The documentation says what the program does."""

import re
import runpy
from pathlib import Path

import pytest

from dateline.cli import cli
from dateline.cli.reference import reference
from dateline.codebook import CodebookError, load_codebook
from dateline.codebook.loader import FILES

ROOT = Path(__file__).parent.parent


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_reference_of_commands_is_the_programs() -> None:
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == reference(), "write it anew: ./dev docs"


@pytest.mark.parametrize("page", ["README.md"])
def test_the_python_examples_run(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    for code in blocks(page, "python"):
        exec(compile(code, page, "exec"), {})
    out = capsys.readouterr().out
    assert "capture 2024-03-18 ['Rebels'] Example News > local doctor" in out


@pytest.mark.parametrize("page", ["README.md"])
def test_the_commands_named_exist_with_their_options(page: str) -> None:
    lines = [line for block in blocks(page, "sh") for line in block.splitlines() if line.startswith("dateline ")]
    assert lines
    for line in lines:
        words = line.split("#")[0].split()
        command = cli.commands[words[1]]
        known = {o for p in command.params for o in p.opts}
        assert {w for w in words if w.startswith("--")} <= known, line


def test_the_ways_to_attribute_are_those_of_the_tests() -> None:
    made = runpy.run_path(str(ROOT / "docs/make_attribution.py"))["page"]()
    assert (ROOT / "docs/attribution.md").read_text(encoding="utf-8") == made, "write it anew: ./dev docs"


def test_the_example_of_own_additions_is_read(tmp_path: Path) -> None:
    (example,) = blocks("docs/codebook.md", "yaml")
    (tmp_path / "actors.yaml").write_text(example, encoding="utf-8")
    assert load_codebook(tmp_path).actors["river-brigade"].inter == 2
    wrong = tmp_path / "my-additions"
    wrong.mkdir()
    (wrong / "actors.yaml").write_text(example.replace("inter:", "intre:"), encoding="utf-8")
    with pytest.raises(CodebookError) as raised:
        load_codebook(wrong)
    said = (ROOT / "docs/codebook.md").read_text(encoding="utf-8")
    assert str(raised.value).removeprefix(f"{tmp_path}/") in said


def test_every_file_of_the_codebook_has_a_class_that_says_what_its_entries_hold() -> None:
    for name, entry in FILES.items():
        assert entry.__doc__, name


def test_links_between_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
