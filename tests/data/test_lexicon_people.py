"""The lexicon of groups, offices, office-holders and publishers: complete, well formed, naming known parties only."""

import re
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import pytest

DATA = resources.files("pourparler.data")
FOLDER = DATA / "lexicon" / "en"
LEVELS = {"leader", "minister", "official"}
GROUP_KINDS = {"armed group", "movement", "opposition", "authority", "humanitarian"}
PUBLISHER_KINDS = {
    *("presidency", "government", "foreign ministry", "organisation", "party organ", "state media", "agency"),
    *("press", "reference"),
}
HOLDER_KEYS = {"name", "party", "office", "level", "from"}
HOLDER_FILES = sorted(
    file.name for file in FOLDER.iterdir() if file.name.startswith("holders") and file.name.endswith(".toml")
)
MONTH_OR_YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def _read(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def _table(file: str, table: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = _read(FOLDER / file)[table]
    return entries


GROUPS = _table("groups.toml", "group")
OFFICES = _read(FOLDER / "offices.toml")
HOLDERS = [(file, holder) for file in HOLDER_FILES for holder in _table(file, "holder")]
PUBLISHERS: list[dict[str, Any]] = _read(DATA / "publishers.toml")["publisher"]
STATE_CODES = {entry["code"] for entry in _table("states.toml", "state")}
WESTERN_SAHARA = "ESH"  # where the Polisario speaks, though no state of states.toml
PARTY_CODES = {
    entry["code"] for entry in [*_table("states.toml", "state"), *_table("organisations.toml", "organisation"), *GROUPS]
}


def test_there_are_enough_entries() -> None:
    assert len(GROUPS) >= 300
    assert len(OFFICES["office"]) >= 10
    assert len(PUBLISHERS) >= 300
    assert len(_table("holders.toml", "holder")) >= 330


@pytest.mark.parametrize("file", ["groups.toml", "offices.toml", *HOLDER_FILES])
def test_source_and_licence_stand_at_the_top(file: str) -> None:
    head = (FOLDER / file).read_text("utf-8").split("\n[[", 1)[0]
    assert "Source" in head
    assert "Apache-2.0" in head


def test_groups_are_well_formed() -> None:
    for group in GROUPS:
        assert {"code", "kind"} <= group.keys(), group
        assert group["kind"] in GROUP_KINDS, group["code"]
        assert set(group.get("states", [])) <= STATE_CODES | {WESTERN_SAHARA}, group["code"]


def test_group_codes_are_unique() -> None:
    codes = [group["code"] for group in GROUPS]
    assert sorted(set(codes)) == sorted(codes)


def test_offices_have_lower_case_titles_and_known_levels() -> None:
    for office in OFFICES["office"]:
        assert office["titles"]
        assert office["level"] in LEVELS, office["titles"][0]
        assert office["acts_for"] in {"state", "organisation", "either"}, office["titles"][0]
    for delegation in OFFICES["delegation"]:
        assert delegation["nouns"]
        assert delegation["level"] in {*LEVELS, "unspecified"}, delegation["nouns"][0]


def test_holders_are_well_formed() -> None:
    for file, holder in HOLDERS:
        where = f"{file}: {holder}"
        assert holder.keys() >= HOLDER_KEYS, where
        assert holder.keys() <= HOLDER_KEYS | {"names", "until"}, where
        assert holder["level"] in LEVELS, where
        assert holder["party"] in PARTY_CODES, where
        assert MONTH_OR_YEAR.fullmatch(holder["from"]), where
        assert MONTH_OR_YEAR.fullmatch(holder.get("until", "9999")), where


def test_nobody_leaves_an_office_before_taking_it() -> None:
    for file, holder in HOLDERS:
        until = holder.get("until", "9999")
        assert holder["from"][: len(until)] <= until, f"{file}: {holder}"


@pytest.mark.parametrize("file", HOLDER_FILES)
def test_an_office_is_taken_once_on_a_day(file: str) -> None:
    taken = [(h["name"], h["party"], h["office"], h["from"]) for h in _table(file, "holder")]
    assert sorted(set(taken)) == sorted(taken)


def test_publishers_are_well_formed() -> None:
    for publisher in PUBLISHERS:
        assert publisher["name"]
        assert publisher["kind"] in PUBLISHER_KINDS, publisher["name"]
        assert publisher.get("party", "USA") in PARTY_CODES, publisher["name"]
        assert publisher.get("state", "USA") in STATE_CODES, publisher["name"]
