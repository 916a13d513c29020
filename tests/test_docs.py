"""The documentation says what the program does."""

import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
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


PAGES = ("README.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md"))))


def commands_of(text: str) -> Iterator[str]:
    """Yield the lines of a text that call the program, each without what stands around it in the shell."""
    for line in text.splitlines():
        for part in re.split(r"[|]|(?<!\S)#", line):
            words = re.sub(r"\s[<>].*", "", part).strip().removeprefix("./dev ")
            if words.startswith("dateline "):
                yield words


def parsed(line: str) -> None:
    """Let the program parse a command as it would to run it. Raises click.UsageError."""
    group, words = cli, shlex.split(line)[1:]
    while isinstance(group, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        command = group.get_command(click.Context(group), name)
        assert command, f"{line}: no command {name!r}"
        group = command
    if not isinstance(group, click.Group):
        for parameter in group.params:
            if isinstance(parameter.type, click.Path):
                parameter.type.exists = False  # a file of the reader's own
        group.make_context(line, words)


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_are_the_programs(page: str) -> None:
    for block in blocks(page, "sh"):
        for line in commands_of(block):
            parsed(line)


def test_the_readme_has_commands() -> None:
    assert len([line for block in blocks("README.md", "sh") for line in commands_of(block)]) > 5


def every_command(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from every_command(command)


@pytest.mark.parametrize("command", [cli, *every_command(cli)], ids=lambda c: c.name)
def test_the_examples_of_a_command_are_understood(command: click.Command) -> None:
    lines = list(commands_of(command.examples))
    assert lines
    for line in lines:
        parsed(line)


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    said = (ROOT / "docs/errors.md").read_text(encoding="utf-8")
    read = set(re.findall(r'"(DATELINE_[A-Z_]+)"', source))
    assert read == set(re.findall(r"^\| `(DATELINE_[A-Z_]+)`", said, re.MULTILINE))


def test_the_site_builds_with_every_page(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "docs", project / "docs")
    for page in ("README.md", "BENCHMARKS.md", "CHANGELOG.md", "zensical.toml"):
        shutil.copy(ROOT / page, project)
    steps = ([sys.executable, "docs/make_site.py"], [sys.executable, "-m", "zensical", "build", "--strict"])
    for step in steps:
        done = subprocess.run(step, cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert {p.stem for p in (project / "build/docs").glob("*.md")} <= {
        p.stem for p in (project / "site").glob("*.html")
    }
    assert "docs/cli.md" not in (project / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["status.md", "attribution.md", "times.md"])
def test_the_tables_of_a_page_are_made_of_what_the_tests_try(name: str) -> None:
    made = runpy.run_path(str(ROOT / "docs/make_tables.py"))["page"](name)
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == made, "write it anew: ./dev docs"


def test_the_example_of_status_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("docs/status.md", "python")
    exec(compile(example, "status.md", "exec"), {})
    said = re.findall(r"  # (.+)", example)
    assert capsys.readouterr().out.splitlines() == said


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
