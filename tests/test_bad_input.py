"""What can be wrong with an input or a database: each is told with its remedy, and the rest is coded."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.collect.items import LONGEST
from dateline.store import open_store
from tests.test_cli import SPANISH, call

GOOD = "Rebels seized the town of Homs on Monday, killing at least 12 soldiers, the defence ministry said."

FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": ("\ufeff\u00a0\u2028 \r\n".encode(), "no text"),
    "binary.txt": (b"%PDF-1.7\0\xff\xfe\x00", "a PDF"),
    "program": (b"\x7fELF\0\0\0", "binary"),
    "latin.txt": ("Le préfet a dit".encode("latin-1"), "not UTF-8 at byte 6"),
    "long.txt": (b"Troops shelled the town. " * (20 * 1024 * 1024 // 25), "split it"),
    "line.txt": (b"shelled " * (5 * 1024 * 1024 // 8), "split it"),
    "bare.html": (b"<html><head><script>var a = 1</script></head><body></body></html>", "no main text"),
    "broken.jsonl": (b'{"text": "Troops left', "no valid JSON"),
    "textless.jsonl": (b'{"id": "x", "title": "No text"}', "no 'text'"),
    "textless.csv": (b"id,body\n1,x\n", "no column 'text'"),
    "dates.csv": (b"id,published,text\n1,2024-13-45,Troops left the town.\n", "no date of the calendar"),
    "words.jsonl": (b'{"published": "last week", "text": "Troops left."}', "'last week' is no date"),
    "latin.csv": (b"id,text\n1,caf\xe9\n", "not UTF-8"),
}
"""Files that hold no report, and words of what is to be said of them."""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    return folder


@pytest.fixture(scope="module")
def told(bad: Path) -> tuple[list[str], Path]:
    database = bad.parent / "bad.db"
    result = call("code", bad, bad / "gone.txt", "--into", database)
    assert result.exit_code == 1
    return result.stderr.splitlines(), database


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_told_by_its_name_with_a_remedy(told: tuple[list[str], Path], name: str) -> None:
    (line,) = [line for line in told[0] if f"/{name}" in line]
    assert FILES[name][1] in line


def test_the_rest_is_coded_and_nothing_half_written(told: tuple[list[str], Path]) -> None:
    said, database = told
    assert any("gone.txt: no such file" in line for line in said)
    assert f"{len(FILES) + 1} failed" in said[-1]
    with open_store(database, create=False) as store:
        assert [row["id"] for row in store.reports()] == ["good"]
        assert store.verify() == []


def test_only_good_reports_come_out_and_the_status_says_that_others_failed(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "Troops left the town."}', "{broken", '{"id": "c", "text": "Troops left."}']
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    result = call("code", tmp_path / "r.jsonl", "--to", "jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert result.exit_code == 1
    assert "r.jsonl, line 2" in result.stderr


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    real = Path.open

    def refusing(path: Path, *args: object, **settings: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refusing)
    result = call("code", tmp_path / "a.txt", "--to", "jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Permission denied" in result.stderr


def test_one_id_with_two_texts_is_told_within_a_run_and_over_runs(tmp_path: Path) -> None:
    for number, text in enumerate((GOOD, "Troops left the town of Homs.", "Troops left Aden.")):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"id": "same", "text": text}))
    database = tmp_path / "x.db"
    first = call("code", tmp_path / "0.jsonl", tmp_path / "1.jsonl", "--into", database)
    second = call("code", tmp_path / "2.jsonl", "--into", database)
    for result in (first, second):
        assert result.exit_code == 1
        assert "'same'" in result.stderr
        assert "another" in result.stderr
    with open_store(database) as store:
        assert [row["text"] for row in store.reports()] == [GOOD]


def test_a_language_that_cannot_be_coded_is_told_and_the_report_kept(tmp_path: Path) -> None:
    (tmp_path / "es.txt").write_text(SPANISH)
    (tmp_path / "good.txt").write_text(GOOD)
    result = call("code", tmp_path / "es.txt", tmp_path / "good.txt", "--into", tmp_path / "x.db")
    assert result.exit_code == 1
    assert "es: the text is in the language 'es'" in result.stderr
    assert "1 kept but not coded" in result.stderr
    with open_store(tmp_path / "x.db") as store:
        assert {row["id"]: row["claims"] > 0 for row in store.reports()} == {"es": False, "good": True}


ODD: dict[str, str] = {
    "mojibake": "Rebels seized the town of Deir al-Zor on Monday, the â€œObservatoryâ€\x9d said.",
    "old Mac line ends": "Rebels seized the town of Homs on Monday.\rThe army denied it.\r",
    "mixed line ends": "Rebels seized the town\r\nof Homs on Monday.\n\r\n\u2028The army\x0b denied it.\x85",
    "zero width": "Rebels\u200b seized the \u200dtown of Homs\u2060 on Monday\ufeff.",
    "right to left": "\u202bRebels seized \u200fHoms\u202c on Monday, \u2067المرصد\u2069 said.",
    "combining": "Rebels seized Zuwa\u0304rah on Monday, Général Haftar’s men said.",
    "controls": "Rebels\x00 seized\x07 Homs\x1b on Monday.",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters_are_kept_and_coded(tmp_path: Path, name: str) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "r", "text": ODD[name]}))
    result = call("code", tmp_path / "r.jsonl", "--to", "json")
    coded = json.loads(result.stdout)
    assert result.exit_code == 0
    assert coded["text"] == ODD[name]
    assert coded["claims"]


def _locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def _no_dateline_file(path: Path) -> Iterator[None]:
    path.write_text("This is a text, and no database. " * 99)
    yield


def _damaged(path: Path) -> Iterator[None]:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xaa" * 8000)
    yield


def _newer(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("UPDATE alembic_version SET version_num = '0999'")
    yield


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_locked, "another program is writing"),
        (_no_dateline_file, "no Dateline database"),
        (_damaged, "damaged"),
        (_newer, "newer"),
    ],
)
def test_a_database_that_cannot_be_used_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], Iterator[None]], words: str
) -> None:
    database, report = tmp_path / "x.db", tmp_path / "r.txt"
    open_store(database).close()
    report.write_text(GOOD)
    monkeypatch.setattr("dateline.store.store.WAIT", 0.05)
    for _ in spoil(database):
        result = call("code", report, "--into", database)
        assert result.exit_code == 1
        assert str(database) in result.stderr
        assert words in result.stderr


READ_ONLY = """
import importlib.readers, os, sys
from dateline.cli import main
import dateline.engine, dateline.store
dateline.engine._coder(dateline.engine.Settings())  # only now: that user may not see where Python lies
os.setuid(65534)
sys.argv = ["dateline", "code", sys.argv[1], "--into", sys.argv[2]]
main()
"""


def _run(*command: object, program: str = "from dateline.cli import main; main()") -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-c", program, *map(str, command)]
    return subprocess.run(words, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to become another user")
def test_a_read_only_database_is_told(tmp_path: Path) -> None:
    database, report = tmp_path / "x.db", tmp_path / "r.txt"
    open_store(database).close()
    report.write_text(GOOD)
    for folder in (tmp_path, *tmp_path.parents):
        if str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    result = _run(report, database, program=READ_ONLY)
    assert result.returncode == 1
    assert "allow writing" in result.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for a database but not for much in it."""
    mount = shutil.which("mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_what_was_stored_stays(small_disk: Path, tmp_path: Path) -> None:
    with (tmp_path / "r.jsonl").open("w") as file:
        file.writelines(json.dumps({"id": f"r{n}", "text": f"{GOOD} Day {n}. " * 40}) + "\n" for n in range(60))
    database = small_disk / "x.db"
    result = call("code", tmp_path / "r.jsonl", "--into", database)
    assert result.exit_code == 1
    assert "the disk is full" in result.stderr
    with open_store(database, create=False, read_only=True) as store:
        assert {row["claims"] > 0 for row in store.reports()} <= {True}


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="has no full device")
@pytest.mark.parametrize("out", [(), ("--out", "/dev/full")])
def test_a_full_disk_behind_the_output_is_told(tmp_path: Path, out: tuple[str, ...]) -> None:
    (tmp_path / "r.txt").write_text(GOOD)
    command = [sys.executable, "-m", "dateline", "code", str(tmp_path / "r.txt"), "--to", "jsonl", *out]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be written: No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert Path("/dev/full").is_char_device()


def test_the_longest_text_is_told_of_by_its_length(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "r", "text": "x" * (LONGEST + 1)}))
    assert "300,001 characters" in call("code", tmp_path / "r.jsonl").stderr
