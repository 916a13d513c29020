"""Rows for maps: GeoJSON, KML, GeoParquet."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

_ARROW = {str: "string", float: "float64", int: "int64"}


def geojson(columns: Mapping[str, type], rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write rows with points as a GeoJSON FeatureCollection (RFC 7946)."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for number, row in enumerate(rows):
            properties = {k: row[k] for k in columns if k not in ("latitude", "longitude")}
            point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
            feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}
            file.write(("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False))
        file.write("\n]}\n")


def kml(rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write rows with points as KML 2.2, a placemark an event, with its days as a time span."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
        file.write("<name>Events told, by Dateline</name>\n")
        for row in rows:
            file.write(_placemark(row))
        file.write("</Document></kml>\n")


def _placemark(row: Mapping[str, Any]) -> str:
    data = "".join(
        f'<Data name="{escape(name)}"><value>{_xml(value)}</value></Data>'
        for name, value in row.items()
        if value is not None
    )
    begin = f"<begin>{_xml(row['date_start'])}</begin>" if row["date_start"] else ""
    end = f"<end>{_xml(row['date_end'])}</end>" if row["date_end"] else ""
    span = f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""
    point = f"<Point><coordinates>{row['longitude']},{row['latitude']}</coordinates></Point>"
    return (
        f'<Placemark id="{_xml(row["id"])}"><name>{_xml(row["title"])}</name>{span}'
        f"<ExtendedData>{data}</ExtendedData>{point}</Placemark>\n"
    )


def _xml(value: Any) -> str:
    """Return a value as XML text; characters that XML 1.0 forbids are left out."""
    return escape("".join(c for c in str(value) if c in "\t\n\r" or c >= " "))


def geoparquet(columns: Mapping[str, type], rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write rows as GeoParquet 1.1: the points as WKB in `geometry`, empty where a row has none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [pa.field(name, getattr(pa, _ARROW[kind])()) for name, kind in columns.items()]
    metadata = {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
    }
    schema = pa.schema([*fields, pa.field("geometry", pa.binary())], {"geo": json.dumps(metadata)})
    with pq.ParquetWriter(path, schema) as writer:
        for part in batched(rows):
            told = {name: [_typed(row[name], kind) for row in part] for name, kind in columns.items()}
            writer.write_table(pa.table(told | {"geometry": [_wkb(row) for row in part]}, schema=schema))


def batched(rows: Iterable[Mapping[str, Any]], size: int = 10_000) -> Iterator[list[Mapping[str, Any]]]:
    """Yield rows by so many, and one empty batch where there are none."""
    left = iter(rows)
    part = list(islice(left, size))
    yield part
    while part := list(islice(left, size)):
        yield part


def _typed(value: Any, kind: type) -> Any:
    """Return a value as its column's type: SQLite gives whole numbers as integers."""
    return None if value is None else kind(value)


def _wkb(row: Mapping[str, Any]) -> bytes | None:
    if row["latitude"] is None or row["longitude"] is None:
        return None
    return struct.pack("<BIdd", 1, 1, row["longitude"], row["latitude"])
