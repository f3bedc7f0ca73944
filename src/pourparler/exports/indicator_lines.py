"""Indicators as plain JSON objects: what `indicators --json` prints, one object to an indicator."""

from typing import Any

from pourparler.views.indicators.indicator import Figure, Indicator


def indicator_record(found: Indicator) -> dict[str, Any]:
    """One indicator: its span, its sentence, and its figures, each with the entries it counts."""
    return {
        "name": found.name,
        "title": found.title,
        "first": found.first.isoformat(),
        "day": found.day.isoformat(),
        "sentence": found.sentence,
        "withheld": found.withheld,
        "figures": [_figure(one) for one in found.figures],
    }


def _figure(found: Figure) -> dict[str, Any]:
    return {
        "name": found.name,
        "unit": found.unit,
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "p": found.p,
        "n": found.n,
        "method": found.method,
        "note": found.note,
        "withheld": found.withheld,
        "counted": [
            {
                "id": one.key,
                "role": one.role,
                "day": one.day.isoformat() if one.day else None,
                "weight": one.weight,
            }
            for one in found.counted
        ],
    }
