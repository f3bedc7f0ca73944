import pytest

from annotating_texts import document
from pourparler.annotations.annotating import annotate
from pourparler.annotations.gazetteer import countries_of_cities

MET = [
    ("Russian and Ukrainian negotiators met in Antalya.", "Antalya TUR"),
    ("Envoys of Chad and Sudan held talks in Geneva, Switzerland.", "Geneva CHE"),
    ("The French and Egyptian ministers met in Paris.", "Paris FRA"),
    ("American and Israeli envoys met at Camp David.", "Camp David USA"),
    ("The Greek minister will visit Ankara.", "Ankara TUR"),
]


@pytest.mark.parametrize(("text", "expected"), MET)
def test_a_place_is_a_city_or_country_where_a_contact_may_be(text, expected):
    places = [place for sentence in annotate(document(text)).sentences for place in sentence.places]
    assert expected in [f"{text[place.start : place.end]} {place.country}" for place in places]


def test_a_person_named_like_a_city_is_no_place():
    text = "The Russian minister met U.S. Foreign Secretary Jack Paris."
    assert [place for sentence in annotate(document(text)).sentences for place in sentence.places] == []


@pytest.mark.parametrize(("city", "country"), [("Sochi", "RUS"), ("Paris", "FRA"), ("Camp David", "USA")])
def test_of_several_cities_of_one_name_the_largest_counts(city, country):
    assert countries_of_cities()[city] == country
