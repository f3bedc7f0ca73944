"""The lexicon of states and organisations: complete, well formed, naming no two parties by accident."""

import re
import tomllib
from collections import Counter, defaultdict
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest

FOLDER = resources.files("pourparler.data") / "lexicon" / "en"
STATE_KEYS = {
    *("code", "name", "names", "adjectives", "people", "capital", "capitals", "capital_names", "seats"),
    *("legislature", "ambiguous", "from", "until"),
}
ORGANISATION_KEYS = {
    *("code", "name", "names", "organs", "seats", "members", "parties", "kind", "ambiguous", "from", "until"),
}
KINDS = {"organisation", "bloc", "court", "agency", "format"}
_UNITED_NATIONS = """
    AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN
    BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM
    ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN
    ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE
    LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL
    NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP
    SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON
    TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE
"""
MEMBERS_OF_THE_UNITED_NATIONS = _UNITED_NATIONS.split()


def _table(file: str, table: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))[table]
    return entries


STATES = _table("states", "state")
ORGANISATIONS = _table("organisations", "organisation")
COLLECTIVES = _table("collectives", "collective")
NOT_PARTIES = [name for entry in _table("not_parties", "not_party") for name in entry["names"]]
STATE_CODES = {state["code"] for state in STATES}


def _capitals(state: dict[str, Any]) -> list[str]:
    return [state["capital"]] if "capital" in state else list(state.get("capitals", []))


def _forms(entry: dict[str, Any]) -> set[str]:
    lists = ("names", "adjectives", "people", "capital_names", "seats", "legislature", "organs")
    return {entry["name"], *_capitals(entry), *(form for key in lists for form in entry.get(key, []))}


def _owners(entries: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    owners: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        for form in _forms(entry):
            owners[form].append(entry)
    return owners


def _years_apart(states: list[dict[str, Any]]) -> bool:
    """True when the years of the states meet at most in a year of change."""
    spans = sorted((state.get("from", 0), state.get("until", 9999)) for state in states)
    return all(before[1] <= after[0] for before, after in pairwise(spans))


def test_every_member_of_the_united_nations_is_there() -> None:
    assert len(MEMBERS_OF_THE_UNITED_NATIONS) == len(set(MEMBERS_OF_THE_UNITED_NATIONS)) == 193
    assert set(MEMBERS_OF_THE_UNITED_NATIONS) <= STATE_CODES


def test_observers_and_former_states_are_there() -> None:
    assert {"VAT", "PSE", "XKX", "TWN", "SUN", "YUG", "CSK", "DDR", "SCG", "ZAR", "VDR"} <= STATE_CODES


@pytest.mark.parametrize("entries", [STATES, ORGANISATIONS], ids=["states", "organisations"])
def test_a_code_stands_for_one_party(entries: list[dict[str, Any]]) -> None:
    assert [code for code, times in Counter(entry["code"] for entry in entries).items() if times > 1] == []


def test_no_organisation_bears_the_code_of_a_state() -> None:
    assert {entry["code"] for entry in ORGANISATIONS} & STATE_CODES == set()


def test_a_code_is_three_capitals_or_the_name() -> None:
    odd = [s["code"] for s in STATES if not re.fullmatch("[A-Z]{3}", s["code"]) and s["code"] != s["name"]]
    assert odd == []


def test_entries_have_only_the_keys_that_the_files_explain() -> None:
    assert {key for state in STATES for key in state} <= STATE_KEYS
    assert {key for entry in ORGANISATIONS for key in entry} <= ORGANISATION_KEYS
    assert {key for entry in COLLECTIVES for key in entry} <= {"name", "names", "members"}


def test_every_member_of_the_united_nations_has_a_capital_and_words_for_its_people() -> None:
    members = [state for state in STATES if state["code"] in MEMBERS_OF_THE_UNITED_NATIONS]
    assert [state["code"] for state in members if not _capitals(state)] == []
    assert [state["code"] for state in members if not state.get("adjectives")] == []


def test_a_form_means_one_state_unless_doubtful_in_each_or_settled_by_years() -> None:
    shared = {form: states for form, states in _owners(STATES).items() if len(states) > 1}
    by_accident = [
        form
        for form, states in shared.items()
        if not all(form in state.get("ambiguous", []) for state in states) and not _years_apart(states)
    ]
    assert by_accident == []


def test_a_form_means_one_organisation_or_state_unless_doubtful_in_each() -> None:
    bodies = [{**entry, "names": [entry["code"], *entry.get("names", [])]} for entry in ORGANISATIONS]
    owners = _owners([*bodies, *STATES])
    organisations = {entry["code"] for entry in ORGANISATIONS}
    by_accident = [
        form
        for form, entries in owners.items()
        if len(entries) > 1
        and any(entry["code"] in organisations for entry in entries)
        and not all(form in entry.get("ambiguous", []) for entry in entries)
    ]
    assert by_accident == []


def test_collective_names_are_not_those_of_a_state_or_an_organisation() -> None:
    taken = set(_owners(STATES)) | set(_owners(ORGANISATIONS)) | {entry["code"] for entry in ORGANISATIONS}
    forms = [form for entry in COLLECTIVES for form in (entry["name"], *entry.get("names", []))]
    assert [form for form in forms if form in taken] == []
    assert [form for form, times in Counter(forms).items() if times > 1] == []


def test_what_is_marked_doubtful_is_a_form_of_the_entry_and_years_run_forward() -> None:
    for entry in [*STATES, *ORGANISATIONS]:
        assert set(entry.get("ambiguous", [])) <= _forms(entry) | {entry["code"]}, entry["code"]
        assert entry.get("from", 0) <= entry.get("until", 9999), entry["code"]


def test_forms_are_clean_text() -> None:
    forms = {form for entry in [*STATES, *ORGANISATIONS, *COLLECTIVES] for form in _forms(entry)}
    assert [form for form in forms if form != form.strip() or "  " in form or "’" in form or not form] == []


def test_there_are_at_least_250_organisations_of_known_kinds() -> None:
    assert len(ORGANISATIONS) >= 250
    assert {entry["kind"] for entry in ORGANISATIONS} == KINDS


def test_members_and_parties_are_known() -> None:
    known = STATE_CODES | {entry["code"] for entry in ORGANISATIONS}
    for entry in [*ORGANISATIONS, *COLLECTIVES]:
        members = entry.get("members", [])
        assert set(members) <= STATE_CODES, entry["name"]
        assert len(members) == len(set(members)), entry["name"]
        assert set(entry.get("parties", [])) <= known, entry["name"]


SIZES = "NATO 32, EU 27, G7 7, G8 8, G20 19, P5 5, OSCE 57, ASEAN 11, Council of Europe 46, Arab League 22, AU 54"


@pytest.mark.parametrize(("code", "size"), [entry.rsplit(maxsplit=1) for entry in SIZES.split(", ")])
def test_a_body_has_as_many_member_states_as_it_has(code: str, size: str) -> None:
    (body,) = [entry for entry in ORGANISATIONS if entry["code"] == code]
    assert len(body["members"]) == int(size)


WORDS = """
    Kremlin RUS, Kiev UKR, Dutch NLD, Filipino PHL, Emirati ARE, Burmese MMR, Ivorian CIV, North Korean PRK,
    DPRK PRK, Türkiye TUR, Czechia CZE, Swaziland SWZ, Macedonia MKD, Byelorussia BLR, Kirghizia KGZ,
    Quai d'Orsay FRA, Knesset ISR, Zairean ZAR, Britons GBR, U.S. USA
"""


@pytest.mark.parametrize(("form", "code"), [entry.strip().rsplit(maxsplit=1) for entry in WORDS.split(",")])
def test_words_that_do_not_follow_from_the_name(form: str, code: str) -> None:
    assert code in {state["code"] for state in _owners(STATES)[form]}


def test_a_name_that_is_no_party_holds_the_name_of_one_and_is_not_one_itself() -> None:
    forms = {*_owners([*STATES, *ORGANISATIONS, *COLLECTIVES]), *(entry["code"] for entry in ORGANISATIONS)}
    holds = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)")
    assert [name for name in NOT_PARTIES if name in forms or not holds.search(name)] == []
    assert len(NOT_PARTIES) == len(set(NOT_PARTIES))
