"""Which documents a query finds, and which of them say it best: the same on either database."""

from math import log

from django.db import connections
from pyroaring import BitMap

# What a word is worth, times its rarity, where a document has it in its title, in its lead.
WEIGHTS = {"title": 4.0, "lead": 1.0}
# Beyond so many documents all are alike, and the newest come first.
MAX_RANKED = 20_000


def matching(snapshot, query):
    """The set of the slots that have every wanted and no unwanted term."""
    return snapshot.remember(("matching", query), _size, lambda: _matching(snapshot, query))


def _size(slots):
    return 2 * len(slots) + 1000  # as much as a sparse set takes


def _matching(snapshot, query):
    found = _find(snapshot, query.wanted) if query.wanted else snapshot.all
    for term in query.unwanted:
        found = found - _find(snapshot, [term])
    return found


def ranked(snapshot, query, among):
    """The slots of a set in the order of what they say of the wanted terms; equal ones newest
    first. Rare words tell more: each counts by the logarithm of how few have it."""
    newest = snapshot.newest(among)
    if not query.wanted or not 1 < len(among) <= MAX_RANKED:
        return newest
    scores = dict.fromkeys(newest, 0.0)
    for term in query.wanted:
        for column, weight in WEIGHTS.items():
            having = _find(snapshot, [term], column)
            rarity = log(1 + len(snapshot.all) / (1 + len(having)))
            for slot in having & among:
                scores[slot] += weight * rarity
    return sorted(newest, key=scores.__getitem__, reverse=True)


def _find(snapshot, terms, column="all"):
    """As it was found before, and what came since."""
    key, known = (tuple(terms), column), len(snapshot.documents)
    found, asked = snapshot.found.get(key) or (BitMap(), 0)
    if asked < known:
        found = found | _ask(snapshot, terms, column, range(asked, known))
        snapshot.found.put(key, (found, known), _size(found))
    return found & snapshot.all


def _ask(snapshot, terms, column, among):
    """The slots of a range that have all terms, and maybe more that have them."""
    connection = connections[snapshot.using]
    sql, expression = EXPRESSIONS[connection.vendor](terms, column)
    asked = [expression]
    if among.start:
        numbers = snapshot.numbers[among.start : among.stop]
        sql += f" AND {NUMBERED[connection.vendor]} BETWEEN %s AND %s"
        asked += [min(numbers), max(numbers)]
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return snapshot.numbered(number for (number,) in cursor.fetchall())


def _on_sqlite(terms, column):
    """FTS5: every token is quoted, so that nothing in it is an operator."""

    def written(term):
        sequences = sorted('"' + " ".join(tokens) + '"' for tokens in term.alternatives)
        return f"({' OR '.join(sequences)})"

    table = "search_fts" if column == "all" else f"search_fts_{column}"
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"
    return sql, " AND ".join(map(written, terms))


def _on_postgresql(terms, column):
    def written(term):
        sequences = sorted(
            " <-> ".join(f"'{token}'" for token in tokens) for tokens in term.alternatives
        )
        return f"({' | '.join(f'({sequence})' for sequence in sequences)})"

    sql = f"SELECT document_id FROM search_text WHERE {column}_words @@ %s::tsquery"
    return sql, " & ".join(map(written, terms))


NUMBERED = {"sqlite": "rowid", "postgresql": "document_id"}
EXPRESSIONS = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}
