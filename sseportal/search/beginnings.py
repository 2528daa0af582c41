"""What is found while its words are still being typed: titles, and names that stand in items.

The index has the plain words of both beside the tokens of the title. A mark that no token of a
text has, for folding takes it away, tells which: so a beginning finds whole words alone.
"""

from django.db import connections

from sseportal.search.analysis import compounds, joined, parts, plain

TITLE, NAME = "ø", "ł"
MAX_TYPED = 8


def words(text):
    """The plain words of a text, each once; of a compound its parts and the whole."""
    found = {}
    for match in compounds(text.replace("\xad", "")):
        found |= dict.fromkeys(map(plain, [*parts(match[0]), joined(match[0])]))
    found.pop("", None)
    return list(found)


def typed(text):
    """The beginnings of words that were typed: `Co-op Ken` -> coop, ken."""
    pieces = (piece for match in compounds(text) for piece in parts(joined(match[0])))
    return [word for word in map(plain, pieces) if word][:MAX_TYPED]


def begin(beginnings, words):
    """Whether each of the beginnings begins one of the words."""
    return all(any(word.startswith(each) for word in words) for each in beginnings)


def marked(title, names):
    """The further tokens of a document."""
    of_names = (word for name in names for word in words(name))
    tokens = [TITLE + word for word in words(title)] + [NAME + word for word in of_names]
    return " ".join(dict.fromkeys(tokens))


def beginning(snapshot, beginnings, mark):
    """The set of the slots in whose title, or names, each of the beginnings begins a word."""
    connection = connections[snapshot.using]
    sql, written, conjunction = EXPRESSIONS[connection.vendor]
    expression = conjunction.join(written.format(mark + each) for each in beginnings)
    with connection.cursor() as cursor:
        cursor.execute(sql, [expression])
        return snapshot.numbered(number for (number,) in cursor.fetchall())


# Beginnings have letters and digits alone, so nothing in them is an operator.
EXPRESSIONS = {
    "sqlite": (
        "SELECT rowid FROM search_fts_title WHERE search_fts_title MATCH %s",
        '"{}"*',
        " AND ",
    ),
    "postgresql": (
        "SELECT document_id FROM search_text WHERE title_words @@ %s::tsquery",
        "'{}':*",
        " & ",
    ),
}
