"""Outgoing links are asked as visitors would go there: politely, and never within our network."""

import shutil
import ssl
import subprocess
import threading
import time
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from news.models import NewsItem
from sseportal.publishing.outgoing.addresses import Door, NotAsked, is_public
from sseportal.publishing.outgoing.checking import collect, due
from sseportal.publishing.outgoing.finding import links_of
from sseportal.publishing.outgoing.models import OutgoingLink
from tests.admin.newsroom import address, news
from tests.conftest import FROZEN_NOW
from tests.factories import HIDDEN_STATES, NewsItemFactory, ProfileFactory, QuestionFactory
from tests.newsroom.staff import client_of, somebody
from tests.publishing.links_server import asker, serving

DAY = timedelta(days=1)


@pytest.fixture
def server():
    with serving() as server:
        yield server


def url(server, path, host="good.test"):
    return f"http://{host}:{server.server_port}{path}"


# -- Which addresses are asked --------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.9.9"),
        *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1"),
        *("198.51.100.1", "203.0.113.9", "192.88.99.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
        *("255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8"),
        *("fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "100::1"),
        *("64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1", "2001:db8::1", "2002:7f00:1::1"),
        *("2002:a00:1::1", "3fff::1", "4000::1"),
    ],
)  # fmt: skip
def test_what_is_not_public_is_not_asked(address):
    assert not is_public(address)
    with pytest.raises(NotAsked):
        Door(lambda host, port: [address]).target("http://site.test/")


@pytest.mark.parametrize("address", ["8.8.8.8", "193.134.194.1", "2a00:1450:4001:81b::200e"])
def test_what_is_public_is_asked_by_its_number(address):
    target = Door(lambda host, port: [address]).target("https://site.test/a?b=c#d")
    assert (target.address, target.host, target.port) == (address, "site.test", 443)
    assert target.path == "/a?b=c"


def test_one_address_within_is_enough_to_refuse_a_name():
    with pytest.raises(NotAsked):
        Door(lambda host, port: ["8.8.8.8", "10.0.0.1"]).target("http://site.test/")


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "127.1", "0177.0.0.1", "0x7f.1", "2130706433", "[::1]", "[::ffff:7f00:1]"),
        *("0", "[::]", "127.0.0.1.", "LOCALHOST"),
    ],
)
def test_no_spelling_of_this_machine_gets_through(host):
    with pytest.raises(NotAsked):
        Door().target(f"http://{host}/")


@pytest.mark.parametrize(
    "odd",
    [
        *("ftp://site.test/", "file:///etc/passwd", "gopher://site.test/", "//site.test/", "x"),
        *("http://site.test:22/", "http://site.test:8000/", "https://site.test:80/", "http://"),
        *("http://site.test:99999/", "http://[oops/", "http://a..b/", "http://me:pw@site.test/"),
        *(f"http://{'a' * 300}.test/", "http://\udcff/"),
    ],
)
def test_other_schemes_and_ports_are_not_asked(odd):
    with pytest.raises(NotAsked):
        Door(lambda host, port: ["8.8.8.8"]).target(odd)


def test_a_name_is_resolved_once_and_that_very_address_is_asked(server):
    """What it answers a moment later makes no difference: no name of this kind exists."""
    told = iter([["127.0.0.1"], ["10.0.0.7"]])
    asking = asker(server)
    asking.door.resolve = lambda host, port: next(told)
    assert asking.ask(url(server, "/here", "rebinding.test")).status == 200
    assert server.seen == [("HEAD", f"rebinding.test:{server.server_port}", "/here")]


@pytest.mark.parametrize("path", ["/within", "/other-port", "/file", "/bad"])
def test_each_step_of_a_redirect_is_judged(server, path):
    assert asker(server).ask(url(server, path)).status is None
    assert {seen[2] for seen in server.seen} == {path}


# -- Asking ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status", "problem", "is_failure"),
    [
        ("/here", 200, "", False),
        ("/here?q=é ü", 200, "", False),
        ("/moved", 200, "", False),
        ("/no-head", 200, "", False),
        ("/lost", 404, "404 Not Found", True),
        ("/gone", 410, "410 Gone", True),
        ("/moved-to-gone", 410, "410 Gone", True),
        ("/ill", 500, "500 Internal Server Error", True),
        ("/odd", 799, "799", True),
        ("/closed", 403, "403 Forbidden", False),  # to programs: people may well get in
        ("/circle", None, "Too many redirects", True),
        ("/nowhere", None, "A redirect to nowhere", True),
        ("/garbage", None, "No answer", True),
    ],
)
def test_what_a_link_answers_is_told(server, path, status, problem, is_failure):
    answer = asker(server).ask(url(server, path))
    assert (answer.status, answer.problem, answer.is_failure) == (status, problem, is_failure)


def test_head_is_tried_before_get(server):
    asker(server).ask(url(server, "/here")), asker(server).ask(url(server, "/no-head"))
    assert [seen[0] for seen in server.seen] == ["HEAD", "HEAD", "GET"]


@pytest.mark.parametrize("path", ["/slow", "/drips"])
def test_a_slow_answer_is_not_waited_for(server, path):
    began = time.monotonic()
    answer = asker(server, patience=0.4, whole=0.4).ask(url(server, path))
    assert answer.problem == "No answer in time" and time.monotonic() - began < 1.4


def test_what_a_page_holds_is_not_read(server):
    assert asker(server).ask(url(server, "/pours")).status == 200
    time.sleep(0.1)
    assert server.poured < 10_000_000  # what lay in the buffers of the connection


def test_a_name_that_is_not_known_is_a_failure(server):
    answer = asker(server).ask(url(server, "/", "nobody.test"))
    assert (answer.problem, answer.is_failure) == ("The name of the site is not known", True)


def test_a_port_that_answers_nothing_is_a_failure(server):
    closed = asker(server)
    server.shutdown(), server.server_close()
    assert closed.ask(url(server, "/here")).problem == "No answer"


def test_a_host_is_asked_one_thing_at_a_time_and_after_a_pause(server):
    asking = asker(server, pause=0.02)
    began = time.monotonic()
    threads = [threading.Thread(target=asking.ask, args=[url(server, "/pause")]) for _ in range(4)]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert server.most == 1 and len(server.seen) == 4
    assert time.monotonic() - began > 4 * 0.05 + 3 * 0.02


@pytest.fixture
def certificate(tmp_path):
    """For good.test, by nobody whom the system trusts."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    files = [tmp_path / "key.pem", tmp_path / "certificate.pem"]
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650"
    options = ["-subj", "/CN=good.test", "-addext", "subjectAltName=DNS:good.test"]
    paths = ["-keyout", files[0], "-out", files[1]]
    subprocess.run([*command.split(), *options, *paths], check=True, capture_output=True)
    return files


def test_a_secure_site_is_asked_by_its_name_and_must_prove_it(certificate):
    key, public = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, key)
    trusting = ssl.create_default_context(cafile=public)
    invalid = "No secure connection: its certificate is not valid"
    with serving(context) as server:
        secure = url(server, "/here").replace("http:", "https:")
        other = secure.replace("good.test", "also.test")
        assert asker(server, "https", context=trusting).ask(secure).status == 200
        assert asker(server, "https", context=trusting).ask(other).problem == invalid
        assert asker(server, "https").ask(secure).problem == invalid


# -- Finding --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("(http://example.org/a_(b)), and", ["http://example.org/a_(b)"]),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', ["https://example.org/?a=1&b=2"]),
        ("“https://example.org/é”", ["https://example.org/é"]),
        ("https://example.org/a#b https://example.org/a#c", ["https://example.org/a"]),
        ("www.example.org, mailto:a@example.org, javascript:alert(1)", []),
        ("https://example.org/" + "x" * 2000, []),
        ("https://", []),
        ("HTTPS://Example.org", ["HTTPS://Example.org"]),
    ],
)
def test_links_are_found_in_texts(text, found):
    assert links_of(NewsItem(body=text)) == found


def test_our_own_pages_are_no_links_to_others(settings):
    """Within our own network their name may well stand for an address that is not public."""
    settings.SITE_URL = "https://ours.test"
    body = "https://ours.test https://ours.test/news/ https://ours.test.example/"
    assert links_of(NewsItem(body=body)) == ["https://ours.test.example/"]


def test_links_are_found_wherever_an_item_has_texts(db):
    item = ProfileFactory(
        external_url="https://a.test/", summary="http://b.test/ x", body="http://c.test/"
    )
    QuestionFactory(
        profile=item, question="http://d.test/?", answer="http://e.test/ and http://c.test/"
    )
    collect()
    hosts = sorted(OutgoingLink.objects.values_list("url", flat=True))
    assert hosts == [
        "http://b.test/",
        "http://c.test/",
        "http://d.test/",
        "http://e.test/",
        "https://a.test/",
    ]


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_nobody_is_asked_for_links_of_hidden_items(db, state):
    """A site's log would tell of a draft."""
    NewsItemFactory(external_url="https://a.test/", **{state: True})
    collect()
    assert due() == []


def test_links_are_forgotten_with_the_texts_that_had_them(db):
    item = NewsItemFactory(body="http://a.test/ http://b.test/")
    collect()
    NewsItem.objects.filter(pk=item.pk).update(body="http://b.test/ http://c.test/")
    collect()
    assert sorted(due()) == ["http://b.test/", "http://c.test/"]
    item.delete()
    collect()
    assert not OutgoingLink.objects.exists()


# -- The command, and what editors are told -------------------------------------------------------


def run(server, **options):
    told = StringIO()
    call_command("check_links", asker=asker(server), stdout=told, **options)
    return told.getvalue()


def at(moment):
    return time_machine.travel(moment, tick=False)


def test_a_link_is_broken_after_two_failures(db, server):
    NewsItemFactory(body=url(server, "/gone"))
    assert "1 links asked, 1 failed; 0 are broken." in run(server)
    assert "0 links asked" in run(server)  # a minute later it would say nothing new
    with at(FROZEN_NOW + DAY):
        assert "410 Gone" in run(server)
    link = OutgoingLink.objects.get()
    assert (link.status, link.failures, link.problem) == (410, 2, "410 Gone")
    assert (link.failing_since, link.checked_at) == (FROZEN_NOW, FROZEN_NOW + DAY)


def test_a_link_that_answers_again_is_well(db, server):
    NewsItemFactory(body=url(server, "/here"))
    collect()
    OutgoingLink.objects.update(failures=3, failing_since=FROZEN_NOW, problem="404 Not Found")
    run(server)
    link = OutgoingLink.objects.get()
    assert (link.status, link.failures, link.failing_since, link.problem) == (200, 0, None, "")


def test_what_is_well_is_asked_once_a_week(db, server):
    NewsItemFactory(body=url(server, "/here"))
    run(server)
    asked = []
    for day in range(1, 9):
        with at(FROZEN_NOW + day * DAY):
            asked.append("1 links asked" in run(server))
    assert asked == [False] * 6 + [True, False]
    assert "1 links asked" in run(server, all=True)


def test_what_several_items_lead_to_is_asked_once(db, server):
    NewsItemFactory.create_batch(3, body=url(server, "/gone"))
    run(server)
    assert len(server.seen) == 2  # HEAD and GET
    assert set(OutgoingLink.objects.values_list("failures", flat=True)) == {1}


def broken(**fields):
    """An item with two links, of which one is broken."""
    item = NewsItemFactory(
        body="http://a.test/ http://b.test/", summary="In short.", countries=["kenya"], **fields
    )
    collect()
    links = OutgoingLink.objects.filter(url="http://a.test/")
    links.update(failures=2, failing_since=FROZEN_NOW, problem="404 Not Found", status=404)
    return item


def test_the_first_page_leads_to_just_the_items_with_broken_links(db):
    item = broken()
    NewsItemFactory(body="http://b.test/")
    client = client_of(somebody("Editor"))
    listed = f"{address(NewsItem)}?attention=links"
    assert f'<a href="{listed}">1 ' in client.get("/admin/").text
    assert list(client.get(listed).context["cl"].result_list) == [item]


def test_the_form_says_which_link_is_broken_and_since_when(db):
    item = broken()
    page = client_of(somebody("Editor")).get(address(NewsItem, "change", item.pk)).text
    section = page.partition("Broken links")[2].partition("</ul>")[0]
    assert "http://a.test/" in section and "404 Not Found, since 15 June 2026" in section
    assert "http://b.test/" not in section


def test_a_corrected_item_leaves_the_list_at_once(db):
    item, client = broken(), client_of(somebody("Editor"))
    client.post(address(NewsItem, "change", item.pk), news(title=item.title, body="http://b.test/"))
    assert client.get(f"{address(NewsItem)}?attention=links").context["cl"].result_count == 0
    assert OutgoingLink.objects.get().url == "http://b.test/"


def test_what_is_archived_needs_no_attention(db):
    item = broken()
    NewsItem.objects.filter(pk=item.pk).update(status=NewsItem.Status.ARCHIVED)
    client = client_of(somebody("Editor"))
    assert client.get(f"{address(NewsItem)}?attention=links").context["cl"].result_count == 0


def test_a_writer_is_told_of_their_own_items_alone(db):
    broken()
    assert "attention=links" not in client_of(somebody("Writer")).get("/admin/").text
