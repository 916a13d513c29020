"""Import of full gazetteers: the forms that are read, what is superseded, what happens where it fails."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.gazetteer import Gazetteer, GazetteerError, import_file
from dateline.gazetteer import compile as compiling
from dateline.gazetteer.compile import compile_gazetteer
from dateline.gazetteer.dumps import Tally, geonames_rows, kind_of
from dateline.gazetteer.gazetteer import SETTING
from dateline.gazetteer.rows import Row

ROWS = [
    Row(1, ["Talmura", "Talmoura"], 10.0, 20.0, "IQ", "IQ.01", "city", 5_000),
    Row(2, ["Kostrin"], 40.0, 50.0, "UA", "UA.07", "city", 90_000),
]


def geoname(number: int, name: str, lat: float, lon: float, feature: str = "P\tPPL", variants: str = "") -> str:
    fields = [
        str(number),
        name,
        name,
        variants,
        str(lat),
        str(lon),
        feature,
        "IQ",
        "",
        "",
        "",
        "",
        "",
        "0",
        "",
        "",
        "",
        "",
    ]
    return "\t".join(fields) + "\n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiling, "_rows", lambda *_: list(ROWS))
    path = tmp_path / "places.sqlite"
    monkeypatch.setenv(SETTING, str(path))
    compile_gazetteer(path, load_codebook())
    return path


def test_a_dump_is_read_and_used(base: Path, tmp_path: Path) -> None:
    dump = tmp_path / "IQ.txt"
    dump.write_text(
        geoname(7, "Weshra", 10.1, 20.1, variants="Wechra,وشرة") + geoname(8, "Umber Ridge", 11, 21, "T\tRDGE")
    )
    told: list[int] = []
    done = import_file(dump, load_codebook(), lambda lines, _: told.append(lines))
    gazetteer = Gazetteer(base)
    assert (done.form, done.places, done.bad) == ("geonames", 2, 0)
    assert [c.geonameid for c in gazetteer.find("Wechra")] == [7]
    assert [c.kind for c in gazetteer.find("Umber Ridge")] == ["site"]
    assert gazetteer.knows("Kostrin")
    assert gazetteer.imported() == ("IQ.txt",)
    assert told


def test_a_place_without_province_has_that_of_the_nearest_town(base: Path, tmp_path: Path) -> None:
    dump = tmp_path / "IQ.txt"
    dump.write_text(geoname(7, "Weshra", 10.1, 20.1))
    import_file(dump, load_codebook())
    assert [c.admin1 for c in Gazetteer(base).find("Weshra")] == ["IQ.01"]


def test_a_known_place_is_superseded_and_keeps_its_names_and_people(base: Path, tmp_path: Path) -> None:
    dump = tmp_path / "IQ.txt"
    dump.write_text(geoname(1, "Talmura al Jadida", 10.5, 20.5))
    import_file(dump, load_codebook())
    (found,) = Gazetteer(base).find("Talmoura")
    assert (found.name, found.lat, found.population) == ("Talmura al Jadida", 10.5, 5_000)


def test_a_second_import_supersedes_the_first(base: Path, tmp_path: Path) -> None:
    dump = tmp_path / "IQ.txt"
    for lat in (10.1, 10.2):
        dump.write_text(geoname(7, "Weshra", lat, 20.1))
        import_file(dump, load_codebook())
    assert [c.lat for c in Gazetteer(base).find("Weshra")] == [10.2]


def test_a_zip_is_read_and_bad_lines_are_counted(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
        archive.writestr("IQ.txt", geoname(7, "Weshra", 10.1, 20.1) + "no\tplace\n" + geoname(8, "Ochre", 10.2, 20.2))
    done = import_file(path, load_codebook())
    assert (done.places, done.bad, done.first_bad) == (2, 1, 2)


def test_alternate_names_are_added(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "alternateNamesV2.txt"
    lines = ["1\t1\ten\tThalmoora\t\t\t\t\t\t", "2\t1\tlink\thttp://x\t\t\t\t\t\t", "3\t999\ten\tNowhere\t\t\t\t\t\t"]
    path.write_text("\n".join(lines) + "\n")
    done = import_file(path, load_codebook())
    gazetteer = Gazetteer(base)
    assert (done.form, done.names) == ("alternate names", 1)
    assert [(c.geonameid, bool(c.primary)) for c in gazetteer.find("Thalmoora")] == [(1, False)]
    assert not gazetteer.knows("Nowhere")


@pytest.mark.parametrize(
    ("header", "country"),
    [
        ("UFI\tFULL_NAME_RO\tLAT\tLONG\tFC\tDSG\tCC1\tADM1\tNT", "IZ"),
        ("ufi\tfull_name\tlat_dd\tlong_dd\tfc\tdesig_cd\tcc_ft\tadm1\tnt", "IRQ"),
    ],
)
def test_a_gns_file_of_either_edition_is_read(base: Path, tmp_path: Path, header: str, country: str) -> None:
    path = tmp_path / "gns.txt"
    rest = f"10.1\t20.1\tS\tMILB\t{country}\t07"
    path.write_text(f"{header}\n55\tCamp Ochre\t{rest}\tN\n55\tOchre Base\t{rest}\tV\n")
    done = import_file(path, load_codebook())
    (found,) = Gazetteer(base).find("Ochre Base")
    assert (done.form, done.places) == ("gns", 1)
    assert (found.name, found.country, found.admin1, found.kind) == ("Camp Ochre", "IQ", "IQ.01", "site")


def test_imported_places_outlive_a_new_compiling(base: Path, tmp_path: Path) -> None:
    dump, names = tmp_path / "IQ.txt", tmp_path / "names.txt"
    dump.write_text(geoname(7, "Weshra", 10.1, 20.1))
    names.write_text("1\t2\ten\tCostrine\t\t\t\t\t\t\n")
    import_file(dump, load_codebook())
    import_file(names, load_codebook())
    compile_gazetteer(base, load_codebook(), imported=base)
    gazetteer = Gazetteer(base)
    assert [c.geonameid for c in gazetteer.find("Weshra")] == [7]
    assert [c.geonameid for c in gazetteer.find("Costrine")] == [2]
    assert gazetteer.imported() == ("IQ.txt", "names.txt")


def test_an_interrupted_import_changes_nothing(base: Path, tmp_path: Path) -> None:
    dump = tmp_path / "IQ.txt"
    dump.write_text(geoname(7, "Weshra", 10.1, 20.1))
    before = base.read_bytes()

    def interrupt(lines: int, what: str) -> None:
        if what == "reading":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(dump, load_codebook(), interrupt)
    assert base.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"IQ.txt", "places.sqlite"}


@pytest.mark.parametrize("content", ["", "hello\n", "a\tb\tc\n"])
def test_a_file_in_no_known_form_is_named(base: Path, tmp_path: Path, content: str) -> None:
    path = tmp_path / "some.txt"
    path.write_text(content)
    with pytest.raises(GazetteerError, match=r"some\.txt"):
        import_file(path, load_codebook())


@pytest.mark.parametrize(
    ("letter", "code", "kind"),
    [
        ("P", "PPLX", "city"), ("A", "ADM1", "admin1"), ("A", "ADM2", "admin2"), ("A", "PCLI", None),
        ("S", "MILB", "site"), ("T", "MT", "site"), ("T", "VAL", "area"), ("L", "RGN", "region"),
        ("H", "STM", "area"), ("U", "SHLU", None),
    ],
)  # fmt: skip
def test_features_have_kinds(letter: str, code: str, kind: str | None) -> None:
    assert kind_of(letter, code) == kind


def test_lines_are_read_one_by_one() -> None:
    def lines() -> object:
        yield geoname(7, "Weshra", 10.1, 20.1)
        raise AssertionError("read ahead")

    first = next(geonames_rows(lines(), Tally()))  # type: ignore[arg-type]
    assert first.names == ["Weshra"]
