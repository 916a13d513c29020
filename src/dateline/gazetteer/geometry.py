"""Distances and bearings on the WGS 84 ellipsoid."""

from __future__ import annotations

from geographiclib.geodesic import Geodesic


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the length in kilometres of the shortest way between two points in degrees."""
    return float(Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE)["s12"]) / 1000
