"""Answers are what the schema promises, whatever is asked: of what it allows and of what not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.models import Profile
from news.models import NewsItem
from tests.api.calls import BASE, LISTS, call, faults, operation, parameters, schema
from tests.factories import QuestionFactory

WORDS = ["cooperative", '"social economy"', "Kenya -ILO", "coopératives", "合作社", "x"]
DATES = ["2024", "2023-03", "March 2023", "21.3.2023", "2019-02-28"]
# What the schema can't list, for it changes with the content.
EXAMPLES = {
    "q": WORDS,
    "since": DATES,
    "until": DATES,
    "country": ["kenya", "turkiye", "africa", "fiji"],
    "organisation": ["ilo", "un", "copac"],
    "series": ["coop-champions"],
}
PATHS = [f"/{name}/" for name in LISTS]
AT_RANDOM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
each_path = pytest.mark.parametrize("path", PATHS)


def values(name, shape):
    """Values of a parameter that its schema allows and that name something."""
    if name in EXAMPLES:
        return st.sampled_from(EXAMPLES[name])
    if "enum" in shape:
        return st.sampled_from(shape["enum"])
    if "pattern" in shape:
        return st.from_regex(shape["pattern"].replace("$", r"\Z"))
    return st.integers(shape["minimum"], shape["maximum"]).map(str)


def valid(name, parameter):
    """[(name, value)] of one parameter, several where it may have several."""
    shape = parameter["schema"]
    if shape["type"] != "array":
        return values(name, shape).map(lambda value: [(name, value)])
    several = st.lists(values(name, shape["items"]), min_size=1, max_size=4)
    if not parameter["explode"]:
        return several.map(lambda found: [(name, ",".join(found))])
    return several.map(lambda found: [(name, value) for value in found])


def queries(path):
    """{parameter: [values]} of some of those that the schema names."""
    known = {name: one for name, one in parameters(path).items() if name != "cursor"}
    chosen = st.lists(st.sampled_from(sorted(known)), unique=True)
    return chosen.flatmap(
        lambda names: st.tuples(*(valid(name, known[name]) for name in names))
    ).map(lambda pairs: as_query(pair for several in pairs for pair in several))


def as_query(pairs):
    query = {}
    for name, value in pairs:
        query.setdefault(name, []).append(value)
    if query.get("sort") == ["relevance"]:  # it is an order of words found
        query["q"] = [WORDS[0]]
    return query


@each_path
def test_what_the_schema_allows_gets_what_it_promises(client, seeded, path):
    @AT_RANDOM
    @given(queries(path))
    def check(query):
        response = client.get(BASE + path, query)
        assert response.status_code == 200, response.content
        assert faults(path, response) == []

    check()


TEXT = st.text(max_size=60) | st.text(min_size=201, max_size=300) | st.integers().map(str)


@each_path
def test_whatever_is_asked_is_answered_or_refused_as_promised(client, seeded, path):
    names = st.sampled_from(sorted(parameters(path))) | st.text(max_size=20)

    @AT_RANDOM
    @given(st.dictionaries(names, st.lists(TEXT, min_size=1, max_size=3), max_size=4))
    def check(query):
        response = client.get(BASE + path, query)
        assert response.status_code in {200, 400}, response.content
        assert faults(path, response) == []
        if query.keys() - parameters(path).keys():
            assert response.status_code == 400

    check()


def beyond(parameter):
    """A value that its schema forbids."""
    shape = parameter["schema"].get("items", parameter["schema"])
    return str(shape["maximum"] + 1) if "maximum" in shape else "no-such-thing " + "x" * 200


@pytest.mark.parametrize(("path", "name"), [(p, name) for p in PATHS for name in parameters(p)])
def test_what_the_schema_forbids_is_refused_with_its_name(client, seeded, path, name):
    response = client.get(BASE + path, {name: beyond(parameters(path)[name])})
    assert response.status_code == 400
    assert faults(path, response) == []
    assert {one["parameter"] for one in response.json()["invalid"]} == {name}


@each_path
def test_each_field_that_comes_is_in_the_schema(client, seeded, path):
    response = client.get(BASE + path, {"page_size": 100})
    assert faults(path, response) == []
    for item in response.json()["items"]:
        assert item.keys() == fields_of(path, item.get("type"))


def fields_of(path, kind):
    components = schema()["components"]["schemas"]
    page = components[_last(operation(path)["responses"]["200"]["content"])]
    name = page["properties"]["items"]["items"]["$ref"].rpartition("/")[2]
    mapping = components[name].get("discriminator", {}).get("mapping", {})
    return components[mapping.get(kind, name).rpartition("/")[2]]["properties"].keys()


def _last(content):
    return content["application/json"]["schema"]["$ref"].rpartition("/")[2]


@pytest.mark.parametrize(("app", "model"), [("news", NewsItem), ("interviews", Profile)])
def test_an_item_alone_is_as_the_schema_says(client, seeded, app, model):
    path = f"/{app}/{{id}}/"
    if app == "interviews":
        QuestionFactory(profile=Profile.objects.first())
    shape = schema()["components"]["schemas"][_last(operation(path)["responses"]["200"]["content"])]
    for number in [*model.objects.values_list("pk", flat=True), 0]:
        response = client.get(f"{BASE}/{app}/{number}/")
        assert faults(path, response) == []
        assert response.status_code == (200 if number else 404)
        if number:
            assert response.json().keys() == shape["properties"].keys()


def test_the_schema_is_served_as_it_is_tested(client, db):
    served = client.get(f"{BASE}/openapi.json", headers={"host": "localhost"}).json()
    assert served | {"servers": []} == schema() | {"servers": []}
    assert served["servers"] == [{"url": "http://localhost/api/v1"}]


def test_a_too_large_page_is_not_made_smaller(client, db):
    assert call(client, "news", 400, page_size=101)["invalid"][0]["parameter"] == "page_size"
