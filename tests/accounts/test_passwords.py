"""A forgotten password, a changed one."""

import re
import socket
import threading
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from tests.accounts.people import (
    HOME,
    LOGIN,
    PASSWORD,
    code_of,
    is_in,
    log_in,
    logged_in,
    member,
    with_factor,
)
from tests.accounts.smtp import mail_server
from tests.conftest import FROZEN_NOW

# What is sent is sent by a thread, which sees what is committed.
pytestmark = [pytest.mark.usefixtures("database_kept"), pytest.mark.django_db(transaction=True)]
RESET = "/admin/password-reset/"
NEW = "ten bakers of Thiès"


@pytest.fixture
def awa():
    return member()


def use_mail_server(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port


@pytest.fixture
def received(settings):
    with mail_server() as (port, received):
        use_mail_server(settings, port)
        yield received


def ask(email="awa@example.org", client=None, **extra):
    answer = (client or Client()).post(RESET, {"email": email}, **extra)
    finish()
    return answer


def finish():
    """What is being sent, is."""
    for thread in threading.enumerate():
        if thread.name.startswith("mail-"):
            thread.join(10)


def link_in(received):
    _, message = received.get(timeout=10)
    return re.search(r"http://testserver(/admin/password-reset/\S+)", message.get_content())[1]


def choose(link, password=NEW, client=None):
    client = client or Client()
    form = client.get(link, follow=True)
    path = form.redirect_chain[-1][0] if form.redirect_chain else link
    return client.post(path, {"new_password1": password, "new_password2": password})


# -- Forgotten -----------------------------------------------------------------------------------


def test_a_link_in_a_mail_leads_to_a_new_password(awa, received):
    client = Client()
    assert 'href="/admin/password-reset/"' in client.get(LOGIN).text
    assert ask(client=client).url == LOGIN
    assert "a link is on its way" in client.get(LOGIN).text
    recipients, message = received.get(timeout=10)
    assert recipients == ["rcpt TO:<awa@example.org>"]
    assert message["Subject"] == "A new password at SSE Portal"
    assert message["From"] == "noreply@localhost"
    text = message.get_content()
    assert "Your username is awa." in text and "for 60 minutes" in text
    link = re.search(r"http://testserver(\S+)", text)[1]
    assert choose(link).url == LOGIN
    assert log_in(password=PASSWORD).status_code == 200
    assert log_in(password=NEW).status_code == 302


def test_nothing_tells_whether_there_is_an_account(awa, received):
    member("gone", is_active=False)
    told = set()
    for email in ("awa@example.org", "nobody@example.org", "gone@example.org"):
        client = Client()
        answer = ask(email, client)
        page = re.sub(r'value="\w{64}"', "", client.get(LOGIN).text)
        told.add((answer.status_code, answer.url, page))
    assert len(told) == 1
    assert received.qsize() == 1


def test_the_answer_does_not_wait_for_the_mail(awa, settings):
    """A server that says nothing would tell, by the time, who is written to."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        use_mail_server(settings, silent.getsockname()[1])
        settings.EMAIL_TIMEOUT = 1
        answer = Client().post(RESET, {"email": "awa@example.org"})
        assert answer.status_code == 302
        assert [thread for thread in threading.enumerate() if thread.name.startswith("mail-")]
        finish()


def test_a_mail_server_that_is_away_breaks_nothing(awa, settings, caplog):
    use_mail_server(settings, 1)
    assert ask().status_code == 302
    assert "Failed to send password reset email" in caplog.text


def test_a_link_works_once(awa, received):
    ask()
    link = link_in(received)
    choose(link)
    answer = Client().get(link)
    assert (
        "has been used, or is too old" in answer.text and 'name="new_password1"' not in answer.text
    )


def test_a_link_works_for_an_hour(awa, received):
    ask()
    link = link_in(received)
    with time_machine.travel(FROZEN_NOW + timedelta(seconds=3601), tick=False):
        assert "too old" in Client().get(link).text


@pytest.mark.parametrize(
    "link", ["x/y/", "MQ/x-y/", "MQ/set-password/", "%00/%00/", "OTk5OTk5/a-b/"]
)
def test_a_link_of_one_s_own_making_does_not_work(awa, link, received):
    assert "too old" in Client().get(f"{RESET}{link}").text
    assert "too old" in Client().post(f"{RESET}{link}", {"new_password1": NEW}).text


def test_a_password_that_is_too_weak_is_refused(awa, received):
    ask()
    answer = choose(link_in(received), "12345")
    assert answer.status_code == 200 and "too short" in answer.text
    assert log_in().status_code == 302


def test_the_form_names_the_account_for_password_managers(awa, received):
    ask()
    page = Client().get(link_in(received), follow=True).text
    assert 'value="awa"' in page and 'autocomplete="username"' in page
    assert page.count('autocomplete="new-password"') == 2


def test_a_new_password_is_no_way_around_the_second_factor(awa, received):
    with_factor(awa)
    ask()
    client = Client()
    choose(link_in(received), client=client)
    assert not is_in(client)
    assert log_in(password=NEW).status_code == 200
    assert log_in(password=NEW, code=code_of(awa)).status_code == 302


def test_a_new_password_ends_the_wait(awa, received):
    for _ in range(6):
        answer = log_in(password="wrong")
    assert answer.status_code == 429
    ask()
    choose(link_in(received))
    assert log_in(password=NEW).status_code == 302


def test_a_new_password_ends_all_sessions(awa, received):
    client = logged_in(awa)
    ask()
    choose(link_in(received))
    assert not is_in(client)


def test_the_link_is_of_the_site_whatever_the_request_says(awa, received, settings):
    settings.SITE_URL = "https://news.example.org"
    settings.ALLOWED_HOSTS = ["*"]
    ask(headers={"host": "evil.example.com"})
    _, message = received.get(timeout=10)
    assert "https://news.example.org/admin/password-reset/" in message.get_content()
    assert "evil" not in message.as_string()


def test_asking_is_slowed_down(awa, received):
    answers = [ask() for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert answers[-1].headers["Retry-After"] == "15"
    assert 'value="awa@example.org"' in answers[-1].text
    unknown = [ask("nobody@example.org") for _ in range(4)]
    assert [answer.status_code for answer in unknown] == [302, 302, 302, 429]


def test_nobody_is_flooded_with_mail_from_many_addresses(awa, received):
    for n in range(7):
        assert ask(REMOTE_ADDR=f"203.0.113.{n}").status_code == 302
    assert received.qsize() == 5


@pytest.mark.parametrize("email", ["", "x", "a\0@example.org", "a@b.c\nBcc: d@e.f", "x" * 300])
def test_what_is_no_address_is_named(email, received):
    answer = ask(email)
    assert answer.status_code == 200 and answer.context["form"].errors["email"]


def test_without_a_mail_server_nothing_is_offered(awa, settings):
    settings.EMAIL_HOST = ""
    assert "password-reset" not in Client().get(LOGIN).text
    assert Client().get(RESET).status_code == Client().post(RESET).status_code == 404


# -- Changed -------------------------------------------------------------------------------------


def test_a_changed_password_ends_the_other_sessions(awa):
    here, elsewhere = logged_in(awa), logged_in(awa)
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert here.post("/admin/password_change/", sent).url == "/admin/password_change/done/"
    assert is_in(here) and not is_in(elsewhere)
    assert here.get(HOME).status_code == 200 and User.objects.get().check_password(NEW)


def test_with_a_second_factor_too(awa):
    with_factor(awa)
    here = logged_in(awa, code_of(awa))
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    here.post("/admin/password_change/", sent)
    assert is_in(here)
