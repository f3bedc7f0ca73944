import pytest

from annotating_texts import names_of, parties_in

PLAIN = [
    ("Russian and Ukrainian negotiators met in Antalya.", "Russian=RUS Ukrainian=UKR"),
    ("Portugal's envoy met the Dutch ambassador.", "Portugal=PRT Dutch=NLD"),
    ("The Norwegians and the Finns met in Tromso.", "Norwegians=NOR Finns=FIN"),
    ("Warsaw rejected the offer from Minsk.", "Warsaw=POL Minsk=BLR"),
    ("The Kremlin answered the White House.", "Kremlin=RUS White House=USA"),
    ("Talks between Beijing and Taipei broke off.", "Beijing=CHN Taipei=TWN"),
    ("Hamas and Fatah met in Cairo.", "Hamas=Hamas Fatah=Fatah Cairo=EGY"),
    ("U.S. and U.K. officials met.", "U.S.=USA U.K.=GBR"),
    ("Iran’s envoy met Iraq's.", "Iran=IRN Iraq=IRQ"),
    ("The Holy See mediates between Cuba and the United States.", "Holy See=VAT Cuba=CUB United States=USA"),
]
LONGEST_NAME = [
    ("Guinea and Equatorial Guinea and Papua New Guinea signed.", "GIN GNQ PNG"),
    ("The Niger delegation met the Nigerian one.", "NER NGA"),
    ("South Sudan and Sudan resumed talks.", "SSD SDN"),
    ("The South China Sea is wide, the Moscow Times wrote.", ""),
    ("Ireland met the parties of Northern Ireland.", "IRL"),
]
SETTLED_BY_THE_REST = [
    ("Georgia and Armenia signed a border agreement.", "GEO ARM"),
    ("Jordan and Israel reopened their talks.", "JOR ISR"),
    ("Chad and Sudan agreed to talks in N'Djamena.", "TCD SDN TCD"),
    ("Michael Jordan visited the museum.", ""),
    ("Chad Brown visited Paris.", "FRA"),
    ("Congolese officials met the mediator.", ""),
    ("Congolese officials from Kinshasa met the Rwandan envoy.", "COD COD RWA"),
    ("Congolese officials from Brazzaville met the Rwandan envoy.", "COG COG RWA"),
    ("South Korea said the Korean delegation would travel to Hanoi.", "KOR KOR VNM"),
    ("Brussels and Ankara resumed talks on visas.", "EU TUR"),
    ("NATO members met. Brussels wants talks with Moscow.", "NATO NATO RUS"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_party_goes_by_name_adjective_people_capital_or_seat(text, expected):
    assert names_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), LONGEST_NAME)
def test_the_longest_name_at_a_place_counts(text, expected):
    assert parties_in(text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), SETTLED_BY_THE_REST)
def test_a_doubtful_name_is_settled_by_the_rest_of_the_text_or_left_out(text, expected):
    assert parties_in(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUSSIA AND TURKEY HOLD TALKS IN ANKARA ON TUESDAY", "RUS TUR TUR"),
        ("NATO AND SERBIA RESUME CONTACTS", "NATO SRB"),
        ("russia and turkey agreed to meet in ankara next week, officials said", "RUS TUR TUR"),
    ],
)
def test_headlines_that_shout_and_texts_without_capitals_name_parties_too(text, expected):
    assert parties_in(text) == expected.split()


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("1985-03-04", "Moscow rejected the proposal.", "SUN"),
        ("2015-03-04", "Moscow rejected the proposal.", "RUS"),
        ("1995-03-04", "Belgrade agreed.", "YUG"),
        ("2015-03-04", "Belgrade agreed.", "SRB"),
        ("1980-03-04", "Prague sent a note.", "CSK"),
        ("2005-03-04", "Prague sent a note.", "CZE"),
        (None, "Prague sent a note.", "CZE"),
    ],
)
def test_a_capital_stands_for_the_state_of_its_day(published, text, expected):
    assert parties_in(text, published=published) == [expected]


def test_a_collective_goes_by_its_own_words():
    assert names_of("Envoys say the West urged Belarus to talk.") == "the West=the West Belarus=BLR"


@pytest.mark.parametrize("text", ["", " \n\n\t ", "Rain fell all day.", "🤝", "\u200b"])
def test_a_text_without_parties_names_none(text):
    assert parties_in(text) == []


def test_a_line_of_ten_thousand_characters_is_read_to_its_end():
    line = "Delegates spoke at length about tariffs and quotas, " * 200 + "and Peru met Chile."
    assert len(line) > 10_000
    assert parties_in(line) == ["PER", "CHL"]


def test_odd_characters_do_not_shift_what_is_found():
    text = "Iran\u200b met \u202eTurkey\u202c. 🇮🇷🤝🇹🇷 İstanbul: Re\u0301sume\u0301 by Iran."
    assert names_of(text) == "Iran=IRN Turkey=TUR Iran=IRN"
