"""The tags that a text speaks of, each with the words of the text that say so."""

import re
from collections import Counter
from dataclasses import dataclass

from sseportal.taxonomy.models import Country, Organisation, OrganisationName, ReviewState, Term
from sseportal.taxonomy.proposals import propose
from sseportal.taxonomy.vocabulary import from_database

CONTEXT = 70
MOST_UNKNOWN = 50


@dataclass(frozen=True)
class Evidence:
    """`words` as they stand in the text, with what stands around them on their line."""

    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Suggestion:
    """`term` is a Country or an Organisation; the evidence is that of the first of its `times`."""

    term: Term
    evidence: Evidence
    times: int


@dataclass(frozen=True)
class Unknown:
    """What seems to be an organisation that nobody entered yet."""

    name: str
    acronym: str
    evidence: Evidence


def suggest(text):
    """(suggestions, unknown organisations), both in the order of the text.

    Organisations that an editor rejected are in neither; proposed ones are suggested.
    """
    hits = from_database().finder().find(text)
    terms = _Terms()
    found = [(terms.of(hit.target), _evidence(text, hit.start, hit.end)) for hit in hits]
    unknown = []
    for proposal in propose(text, hits):
        known = terms.named(proposal.name)
        if known:
            found.append((known, _quoted(text, proposal.evidence)))
        elif len(unknown) < MOST_UNKNOWN:
            evidence = _quoted(text, proposal.evidence)
            unknown.append(Unknown(proposal.name, proposal.acronym, evidence))
    return _each_once(found), unknown


class _Terms:
    """All that may be suggested, by what the finder and the proposals call it."""

    def __init__(self):
        organisations = {one.pk: one for one in Organisation.objects.all()}
        self.by_target = {("country", one.code): one for one in Country.objects.all()}
        self.by_target |= {("organisation", one.slug): one for one in organisations.values()}
        others = OrganisationName.objects.values_list("text", "organisation")
        self.by_name = {text.casefold(): organisations.get(pk) for text, pk in others}
        self.by_name |= {one.name.casefold(): one for one in organisations.values()}

    def of(self, target):
        """None when it was deleted a moment ago."""
        return self.by_target.get(target)

    def named(self, name):
        return self.by_name.get(name.casefold())


def _each_once(found):
    wanted = [(term, evidence) for term, evidence in found if term and not _is_rejected(term)]
    times = Counter(term for term, _ in wanted)
    first = dict(reversed(wanted))
    return [Suggestion(term, first[term], times[term]) for term in times]


def _is_rejected(term):
    return isinstance(term, Organisation) and term.review_state == ReviewState.REJECTED


def _quoted(text, words):
    """The evidence of words that a proposal gives without their place, blanks made even."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text)
    return _evidence(text, *found.span()) if found else Evidence(words)


def _evidence(text, start, end):
    return Evidence(text[start:end], _before(text, start), _after(text, end))


def _before(text, start):
    near = text[max(0, start - CONTEXT - 1) : start].rpartition("\n")[2]
    return near if len(near) <= CONTEXT else f"…{near.partition(' ')[2] or near}"


def _after(text, end):
    near = text[end : end + CONTEXT + 1].partition("\n")[0]
    return near if len(near) <= CONTEXT else f"{near.rpartition(' ')[0] or near}…"
