"""What kind of news a printed label stands for. The vocabulary of labels is open."""

from functools import lru_cache

INTERVIEW = "interview"
DEFAULT = "news"

# first match wins: the words that, at the beginning of any word of a label, tell the kind
STEMS = (
    ("vacancy", ("vacanc", "job", "recruitment")),
    ("call", ("call", "tender", "terms of reference")),
    ("statement", ("statement", "speech", "declaration", "address", "message")),
    ("project", ("project", "programme")),
    (
        "resource",
        ("presentation", "video", "podcast", "tool", "training", "infographic", "resource",
         "guide", "database", "audio", "photo", "learning"),
    ),
    (
        "publication",
        ("publication", "report", "brief", "factsheet", "fact sheet", "paper", "book", "study",
         "newsletter", "enewsupdate", "brochure", "flyer", "leaflet", "magazine"),
    ),
    (
        "event",
        ("event", "conference", "meeting", "workshop", "webinar", "seminar", "summit", "academy",
         "course", "forum", "symposium", "exhibition"),
    ),
)  # fmt: skip

# labels that a source prints by themselves; only undated entries need the list
KNOWN_LABELS = frozenset(
    " ".join(label.split())
    for label in """
        news | news item | news brief | article | feature | feature story | story | stories |
        event | events | statement | statements | publication | publications | project |
        projects | presentation | presentations | video | videos | press release |
        press releases | comment | analysis | blog | opinion | speech | vacancy | vacancies |
        vacancy notice | job vacancy | call | call for papers | call for proposals |
        call for expression of interest | report | reports | brief | policy brief | issue brief
        | working paper | factsheet | fact sheet | newsletter | brochure | tool | tools |
        training | training material | meeting document | meeting | conference | workshop |
        webinar | seminar | interview | interviews | resource | resources | research |
        case study | infographic | podcast | photo | photo story | announcement |
        international day of cooperatives | our impact, their voices | microinsurance |
        social finance
        """.split("|")
)


def folded(label: str) -> str:
    """The label without case, doubled spaces and closing punctuation."""
    return " ".join(label.casefold().split()).rstrip(".:").strip()


def is_known_label(line: str) -> bool:
    """Whether the whole line is a label that sources are known to print."""
    return len(line) <= 80 and folded(line) in KNOWN_LABELS


def kind_of(label: str) -> str:
    """One of: news, event, publication, statement, vacancy, call, project, resource."""
    return _kind_of(label[:200])


@lru_cache(1000)
def _kind_of(label: str) -> str:
    padded = f" {folded(label)}"
    for kind, stems in STEMS:
        if any(f" {stem}" in padded for stem in stems):
            return kind
    return DEFAULT
