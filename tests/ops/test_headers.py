import pytest

PATHS = ["/", "/news/", "/admin/login/", "/no-such-page/"]


@pytest.fixture(params=PATHS)
def response(request, client, db):
    return client.get(request.param)


def test_the_policy_allows_nothing_unsafe_and_no_other_host(response):
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_the_other_security_headers(response):
    headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_djangos_own_error_pages_keep_their_styles(client, db, settings):
    settings.DEBUG = True
    assert "Content-Security-Policy" not in client.get("/no-such-page/").headers
    assert "Content-Security-Policy" in client.get("/").headers
