"""The editor of the site in a browser."""

from playwright.sync_api import expect

_sessions = {}


def log_in(page, site):
    page.goto("/admin/")
    page.fill("[name=username]", site.username)
    page.fill("[name=password]", site.password)
    page.click("[type=submit]")
    expect(page).to_have_url(f"{site.url}/admin/")


def be_logged_in(page, site):
    """In the session that the first who asked has begun; who logs out needs one of their own."""
    if site not in _sessions:
        log_in(page, site)
        _sessions[site] = page.context.cookies(f"{site.url}/admin/")
    page.context.add_cookies(_sessions[site])
