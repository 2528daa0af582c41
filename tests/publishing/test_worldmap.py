"""The map shows every country that has items, as many as it says, in little space."""

import hashlib
import io
import json
import re
import tarfile
from base64 import b64encode
from itertools import combinations
from math import dist

import pytest
from django.core.management.base import CommandError

from sseportal.publishing.management.commands.build_map import as_lines, member
from sseportal.publishing.selections import tag_counts
from sseportal.publishing.topics import COUNTRIES
from sseportal.publishing.worldmap.drawing import WORLD, draw, marks_of, step_of, steps_to, world
from sseportal.publishing.worldmap.making import make_world
from sseportal.publishing.worldmap.marks import CLEAR, RADIUS
from sseportal.publishing.worldmap.outlines import area, as_path, centroid, merged
from sseportal.publishing.worldmap.projection import HEIGHT, WIDTH, project
from sseportal.publishing.worldmap.simplify import simplified
from sseportal.publishing.worldmap.topojson import read_arcs, unwrapped
from sseportal.taxonomy.models import Country
from tests.factories import NewsItemFactory
from tests.publishing.pages import links

SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
FRAME_AT_DESKTOP = 1104  # CSS pixels


# -- The page -------------------------------------------------------------------------------------


def said(response):
    """[(country, number)] by the names that the map's links have."""
    found = re.findall(r"<title>([^<]*): (\d+) items?</title>", response.content.decode())
    return sorted((name, int(n)) for name, n in found)


def table(response):
    rows = r'<th scope="row"><a [^>]*>([^<]*)</a></th><td>(\d+)</td>'
    return sorted((name, int(n)) for name, n in re.findall(rows, response.content.decode()))


def test_map_and_table_have_every_country_with_its_number(client, seeded):
    expected = sorted((country.name, n) for country, n in tag_counts(COUNTRIES))
    response = client.get("/map/")
    assert expected and said(response) == table(response) == expected


def test_a_country_leads_to_as_many_items_as_it_says(client, seeded):
    response = client.get("/map/")
    for place in response.context["drawing"].places:
        assert links(response).count(place.url) == 2  # on the map, in the table
        assert client.get(place.url).context["total"] == place.count


def test_the_map_is_found_from_the_countries_and_from_every_page(client, seeded):
    assert links(client.get("/countries/")).count("/map/") == 2
    assert "/map/" in links(client.get("/"))


def test_an_empty_map_is_a_map(client, db):
    response = client.get("/map/")
    assert said(response) == table(response) == []
    assert 'class="land"' in response.content.decode()


def test_even_with_items_on_every_country_the_map_keeps_its_weight(client, db):
    slugs = list(Country.objects.values_list("slug", flat=True))
    NewsItemFactory(countries=slugs)
    response = client.get("/map/")
    assert len(said(response)) == 249
    assert len(response.content) < 100_000


# -- Its drawing ----------------------------------------------------------------------------------


def test_every_country_of_ours_has_a_shape_or_a_mark(db):
    shapes = world()["countries"]
    codes = set(Country.objects.values_list("code", flat=True))
    assert len(codes) == 249 and shapes.keys() == codes
    assert [code for code, shape in shapes.items() if not (shape["d"] or shape["small"])] == []


@pytest.mark.parametrize(
    ("code", "east", "north"),
    [("KE", 37.8, 0.5), ("BR", -53, -10.8), ("FJ", 178, -17.8), ("WS", -172.4, -13.6),
     ("GF", -53.1, 4), ("UA", 31.3, 49), ("SO", 46, 6), ("RE", 55.5, -21.1), ("US", -99, 39.5)],
)  # fmt: skip
def test_a_country_is_where_it_is(code, east, north):
    x, y = project(east + 360 if east < -169 else east, north)
    assert dist((x, y), world()["countries"][code]["at"]) < 20


def test_no_shape_leaves_the_picture():
    for code, shape in world()["countries"].items():
        assert 0 <= shape["at"][0] <= WIDTH and 0 <= shape["at"][1] <= HEIGHT, code


def test_all_marks_can_be_hit_and_none_covers_another():
    marks = marks_of(frozenset(world()["countries"]))
    pixels = FRAME_AT_DESKTOP / WIDTH
    distances = [dist(*pair) for pair in combinations(marks.values(), 2)]
    assert len(marks) > 80
    assert 2 * RADIUS * pixels >= 24
    assert min(distances) * pixels >= 24
    for x, y in marks.values():
        assert RADIUS <= x <= WIDTH - RADIUS and RADIUS <= y <= HEIGHT - RADIUS


@pytest.mark.parametrize("others", [["LU"], ["GM"], ["LI", "MC", "SM", "SI"], None])
def test_no_mark_covers_the_middle_of_a_country_without_one(others):
    shapes = world()["countries"]
    large = [code for code, shape in shapes.items() if not shape["small"]]
    marks = marks_of(frozenset([*large, *(others or shapes)]))
    for code in large:
        middle = shapes[code]["at"]
        assert all(dist(mark, middle) >= RADIUS + CLEAR for mark in marks.values()), code


def test_a_mark_that_is_alone_stays_at_home(db):
    (place,) = draw([(Country.objects.get(code="MT"), 3)], str).places
    assert place.mark == place.home and not place.is_away


def test_the_template_draws_what_can_be_hit_as_large_as_the_marks_were_moved(client, db):
    NewsItemFactory(countries=["malta"])
    assert 'class="hit" cx="' in (text := client.get("/map/").content.decode())
    assert f'r="{RADIUS}"/></a>' in text


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 5, 6, 7, 14, 99, 12_345, 10**9])
def test_five_steps_hold_every_number_once(most):
    steps = steps_to(most)
    assert len(steps) == min(most, 5)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    edges = [(step.first, step.last) for step in steps]
    assert all(first <= last for first, last in edges)
    assert [first for first, _ in edges][1:] == [last + 1 for _, last in edges][:-1]
    if most:
        assert (edges[0][0], edges[-1][1]) == (1, most)
        assert [step_of(n, steps) for n in (1, most)] == [1, len(steps)]


# -- Its making -----------------------------------------------------------------------------------


def test_arcs_are_read_from_their_steps_and_go_on_past_the_edge_of_the_world():
    topology = {
        "arcs": [[[0, 0], [10, 5], [-3, 1]]],
        "transform": {"scale": [0.5, 2], "translate": [100, -10]},
    }
    assert read_arcs(topology) == [[(100, -10), (105, 0), (103.5, 2)]]
    assert unwrapped([(179, 0), (-179, 1), (-178, 2)]) == [(179, 0), (181, 1), (182, 2)]
    assert unwrapped([(-179, 0), (179, 1)]) == [(-179, 0), (-181, 1)]


def test_simplifying_keeps_the_ends_and_what_stands_out():
    line = [(0, 0), (1, 0.1), (2, 0), (3, 9), (4, 0), (5, 0.1), (6, 0)]
    assert simplified(line, 1) == [0, 2, 3, 4, 6]
    assert simplified(line, 1_000) == [0, 6]
    assert simplified(line[:2], 1_000) == [0, 1]


def test_neighbours_of_one_country_are_one_shape_without_the_border_between():
    beside = [(10, 0), (20, 0), (20, 10), (10, 10)]
    (ring,) = merged([SQUARE, beside])
    assert abs(area(ring)) == 200
    assert set(ring) == {*SQUARE, *beside}
    assert len(merged([SQUARE, [(30, 0), (40, 0), (40, 10)]])) == 2


def test_a_path_goes_in_steps_and_comes_back():
    assert as_path([SQUARE]) == "M0 0l10 0 0 10-10 0z"
    assert centroid(SQUARE) == (5, 5)
    assert centroid([(1, 1), (3, 1)]) == (2, 1)


def test_areas_keep_their_proportions():
    """A degree by a degree is as large by its cosine anywhere on the map."""

    def size(longitude, latitude):
        corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
        return abs(area([project(longitude + x, latitude + y) for x, y in corners]))

    assert size(11, 0) == pytest.approx(size(150, 0), rel=0.001)
    assert size(100, 59.5) == pytest.approx(size(11, 0) / 2, rel=0.01)


def test_parts_with_a_code_of_their_own_are_taken_from_the_whole():
    """Of two squares of one country, that in Guiana is French Guiana."""

    def square(west, south):
        steps = [[west * 10, south * 10], [30, 0], [0, 30], [-30, 0], [0, -30]]
        return [steps]

    topology = {
        "arcs": [*square(0, 45), *square(-54, 2)],
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "objects": {"countries": {"geometries": [
            {"type": "MultiPolygon", "arcs": [[[0]], [[1]]], "id": "250",
             "properties": {"name": "France"}},
            {"type": "Polygon", "arcs": [[~0]], "properties": {"name": "Nowhere"}},
        ]}},
    }  # fmt: skip
    made = make_world(topology, {"250": "FR"})
    assert made["countries"].keys() == {"FR", "GF", "AQ"}
    assert made["rest"]
    assert made["countries"]["GF"]["at"][1] > made["countries"]["FR"]["at"][1]
    assert json.loads(as_lines(made)) == json.loads(json.dumps(made))


def test_the_shapes_that_are_kept_are_as_the_command_writes_them():
    assert as_lines(world()) == WORLD.read_text("utf-8")


def test_only_the_very_package_that_was_looked_at_is_read(tmp_path):
    path = tmp_path / "package.tgz"
    with tarfile.open(path, "w:gz") as package:
        info = tarfile.TarInfo("package/codes.json")
        info.size = 2
        package.addfile(info, io.BytesIO(b"[]"))
    digest = b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    assert member(path.as_uri(), digest, "package/codes.json") == []
    with pytest.raises(CommandError):
        member(path.as_uri(), "another", "package/codes.json")
