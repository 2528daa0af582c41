"""The site as it is served, for a benchmark whose kinds have other names."""

from sseportal.wsgi import application as site
from tests.bench.content import KINDS

QUERIES = {f"kind={theirs}": f"kind={ours}" for theirs, ours in KINDS.items()}


def application(environ, start_response):
    query = environ["QUERY_STRING"]
    if "kind=" in query:
        pairs = [QUERIES.get(pair, pair) for pair in query.split("&")]
        environ["QUERY_STRING"] = "&".join(pairs)
    return site(environ, start_response)
