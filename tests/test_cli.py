import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.checks import find_faults
from dateline.cli import cli
from dateline.store import open_store

TEXT = "Rebels seized the town of Homs on Monday, killing at least 12 soldiers, the defence ministry said."
OTHER = "The army shelled the city of Mosul on Tuesday, the monitors said. It denied that it had left Aden."


TOLD = ("--publisher", "Example News", "--published", "2024-03-19")
SPANISH = "Los rebeldes tomaron la ciudad el jueves y mataron a doce soldados del ejército."


def call(*args: object, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(cli, [str(a) for a in args], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "reports"
    path.mkdir()
    (path / "one.txt").write_text(TEXT)
    (path / "two.jsonl").write_text(json.dumps({"id": "two", "text": OTHER, "published": "2024-03-20"}) + "\n")
    return path


@pytest.fixture
def database(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    assert (
        call("code", folder, "--publisher", "Example News", "--published", "2024-03-19", "--into", path).exit_code == 0
    )
    return path


def test_json_holds_the_report_with_spans_that_fit() -> None:
    result = call("code", "-", "--to", "json", "--published", "2024-03-19", "--publisher", "Example News", stdin=TEXT)
    coded = json.loads(result.stdout)
    assert (coded["text"], coded["publisher"], coded["published"]) == (TEXT, "Example News", "2024-03-19")
    assert "capture" in [claim["event"] for claim in coded["claims"]]
    assert find_faults(coded) == []


def test_json_of_several_reports_is_refused_and_names_jsonl(folder: Path) -> None:
    result = call("code", folder, "--to", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "jsonl" in result.stderr


def test_jsonl_has_a_report_a_line_in_order(folder: Path) -> None:
    assert [json.loads(line)["id"] for line in call("code", folder, "--to", "jsonl").stdout.splitlines()] == [
        "one",
        "two",
    ]


def test_the_table_fits_a_hundred_columns_and_shows_the_chain() -> None:
    table = call("code", "-", "--publisher", "Example News", stdin=TEXT).stdout
    assert "Example News › " in table
    assert max(map(len, table.splitlines())) <= 100


def test_the_csv_has_the_database_s_columns_and_ids(folder: Path, database: Path) -> None:
    out = call("code", folder, "--publisher", "Example News", "--published", "2024-03-19", "--to", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    kept = list(csv.DictReader(io.StringIO(call("claims", database, "--to", "csv").stdout)))
    assert rows
    assert [row["id"] for row in rows] == [row["id"] for row in kept]


def test_bad_inputs_are_told_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    result = call("code", folder, tmp_path / "none.txt", "--to", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "bad.txt" in result.stderr
    assert "none.txt" in result.stderr


@pytest.mark.parametrize(
    "args", [("code",), ("code", "-", "--published", "19 March"), ("code", "-", "--to", "pdf"), ("codebook", "captur")]
)
def test_wrong_usage_ends_with_two(args: tuple[str, ...]) -> None:
    assert call(*args, stdin=TEXT).exit_code == 2


def test_a_folder_coded_twice_changes_nothing(folder: Path, database: Path) -> None:
    def rows() -> list[object]:
        with open_store(database, create=False, read_only=True) as store:
            return [[dict(r) for r in store.reports()], [dict(c) for c in store.claims()], list(store.claim_objects())]

    before = rows()
    result = call("code", folder, "--publisher", "Example News", "--published", "2024-03-19", "--into", database)
    assert result.exit_code == 0
    assert "2 unchanged" in result.output
    assert rows() == before


def test_sources_stand_once_with_what_they_are_cited_for(database: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("sources", database, "--to", "csv").output)))
    told = {row["name"]: int(row["claims"]) for row in rows}
    assert told["Example News"] >= told["defence ministry"] >= 1
    assert "defence ministry" in call("sources", database, "--kind", "official").output
    assert "defence ministry" not in call("sources", database, "--kind", "monitor").output


def test_claims_are_found_by_filters(database: Path) -> None:
    found = json.loads(call("claims", database, "--type", "capture", "--to", "json").stdout)
    assert [claim["event"] for claim in found] == ["capture"]
    assert call("claims", database, "--place", "Nowhere", "--to", "jsonl").stdout == ""
    assert "Homs" in call("claims", database, "--text", "seized").stdout


def test_unknown_types_dates_and_files_are_told_with_a_remedy(database: Path, tmp_path: Path) -> None:
    wrong = call("claims", database, "--type", "captur")
    assert wrong.exit_code == 2
    assert "capture" in wrong.stderr
    assert call("claims", database, "--since", "yesterday").exit_code == 2
    missing = call("reports", tmp_path / "none.db")
    assert missing.exit_code == 1
    assert "none.db" in missing.stderr


def test_reports_are_listed_and_the_file_verified(database: Path) -> None:
    rows = [json.loads(line) for line in call("reports", database, "--to", "jsonl").stdout.splitlines()]
    assert [row["id"] for row in rows] == ["one", "two"]
    assert {"lead_event", "copy_of"} <= set(rows[0])
    assert call("verify", database).exit_code == 0


def test_the_listed_actors_are_shown() -> None:
    assert "hezbollah" in call("codebook", "--actors").stdout
    shown = call("codebook", "--actors", "Tamil Tigers").stdout
    assert shown.startswith("ltte: Liberation Tigers of Tamil Eelam")
    assert "2 (rebel group)" in shown
    assert set(json.loads(call("codebook", "--actors", "NP", "--to", "json").stdout)) == {"nepal-maoists", "nepal-army"}
    assert "syria-army < syria" in call("codebook", "--actors", "desert-hawks").stdout


def test_an_actor_that_is_not_listed_is_told_with_its_like() -> None:
    failed = call("codebook", "--actors", "Hezbolah")
    assert failed.exit_code == 2
    assert "hezbollah" in failed.stderr


def test_the_codebook_is_shown() -> None:
    assert "air_strike" in call("codebook").stdout
    shown = call("codebook", "capture").stdout
    assert "retook" in shown
    assert "Government regains territory" in shown
    assert json.loads(call("codebook", "capture", "--to", "json").stdout)["capture"]["triggers"]["verbs"]


@pytest.mark.parametrize("name", [None, *cli.commands])
def test_every_help_has_examples(name: str | None) -> None:
    result = call(*filter(None, (name, "--help")))
    assert result.exit_code == 0
    assert "Examples:" in result.stdout


def test_a_text_in_another_language_is_told() -> None:
    result = call(
        "code",
        "-",
        "--to",
        "json",
        stdin=SPANISH,
    )
    assert json.loads(result.stdout)["claims"] == []
    assert "'es'" in result.stderr


def test_a_real_process_writes_utf8_and_ends_quietly_when_its_reader_leaves(folder: Path) -> None:
    (folder / "three.txt").write_text(TEXT + " Naïve “x” 👍")
    command = [sys.executable, "-m", "dateline", "code", str(folder), "--to", "jsonl"]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=env, timeout=90, check=True)
    assert "👍" in done.stdout.decode()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(90) in (0, 1, 141)


def test_help_and_version_do_not_load_the_language_pipeline() -> None:
    check = "import sys, dateline.cli; sys.exit('spacy' in sys.modules)"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", check], env=env, timeout=60, check=False).returncode == 0


def test_control_stories_and_sources_are_shown(database: Path) -> None:
    shown = call("control", database, "--place", "homs").stdout
    assert "Rebels" in shown
    at = json.loads(call("control", database, "--at", "2024-03-20", "--to", "geojson").stdout)
    assert at["features"][0]["properties"]["holder"] == "Rebels"
    assert json.loads(call("control", database, "--at", "2001-01-01", "--to", "geojson").stdout)["features"] == []
    rows = list(csv.DictReader(io.StringIO(call("sources", database, "--record", "--to", "csv").stdout)))
    assert "Example News" in [row["name"] for row in rows]
    assert call("grade", database, "Example News", "b", "--by", "A. Reader").exit_code == 0
    graded = json.loads(call("sources", database, "--record", "--to", "json").stdout)
    assert {r["name"]: r["grade"] for r in graded}["Example News"] == "B"
    assert call("stories", database).exit_code == 0
    assert call("grade", database, "Example News", "G").exit_code == 2


def test_an_empty_database_is_shown_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_store(path).close()
    for command in ("events", "control", "stories", "sources", "reports"):
        result = call(command, path, "--to", "json")
        assert (result.exit_code, json.loads(result.stdout)) == (0, []), command
        assert call(command, path).exit_code == 0
    assert call("link", path).exit_code == 0


@pytest.mark.parametrize("form", ["csv", "acled", "ucdp", "plover", "geojson", "kml"])
def test_events_are_exported_with_a_word_on_what_was_lost(form: str, database: Path, tmp_path: Path) -> None:
    out = tmp_path / f"events.{form}"
    result = call("events", database, "--to", form, "--out", out)
    assert result.exit_code == 0
    assert out.stat().st_size
    assert json.loads(out.with_name(out.name + ".losses.json").read_text())["format"] == form
    assert "rows" in result.stderr
    assert call("events", database, "--to", form).stdout == out.read_text()


def test_a_workbook_needs_a_file(database: Path, tmp_path: Path) -> None:
    wrong = call("events", database, "--to", "xlsx")
    assert wrong.exit_code == 2
    assert "--out" in wrong.stderr
    assert call("events", database, "--to", "parquet", "--out", tmp_path / "e.parquet").exit_code == 0


def test_a_database_is_compared_with_a_data_set(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "acled.csv"
    assert call("events", database, "--to", "acled", "--out", other).exit_code == 0
    found = [
        json.loads(line) for line in call("compare", database, "--with", other, "--to", "jsonl").stdout.splitlines()
    ]
    assert {"both"} <= {row["found"] for row in found}
    assert "both" in call("compare", database, "--with", other).stdout
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n")
    assert call("compare", database, "--with", wrong).exit_code == 1
    assert "event_id_cnty" in call("compare", database, "--with", wrong).stderr


def test_a_place_is_looked_up_with_its_relation() -> None:
    found = json.loads(call("gazetteer", "find", "10 km west of Goma", "--country", "cd", "--to", "json").output)
    assert (found[0]["name"], found[0]["relation"], found[0]["country"]) == ("Goma", "offset: 10 km west", "CD")
    assert "Goma" in call("gazetteer", "find", "Goma").output


def test_an_unknown_place_and_a_bad_import_are_told(tmp_path: Path) -> None:
    unknown = call("gazetteer", "find", "Xqzvborough")
    (tmp_path / "some.txt").write_text("hello\n")
    bad = call("gazetteer", "import", tmp_path / "some.txt")
    assert (unknown.exit_code, bad.exit_code) == (1, 1)
    assert "some.txt" in bad.output + bad.stderr
