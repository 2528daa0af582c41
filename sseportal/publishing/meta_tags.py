"""What an item's page says in meta elements: to those who share a link, to reference managers."""

# Facebook's names of the languages that it knows.
LOCALES = {
    "ar": "ar_AR",
    "zh": "zh_CN",
    "en": "en_GB",
    "fr": "fr_FR",
    "pt": "pt_PT",
    "ru": "ru_RU",
    "es": "es_ES",
    "tr": "tr_TR",
}


def article_tags(item):
    """[(property, content)] of Open Graph's articles."""
    topics = [*item.public_countries, *item.public_organisations]
    return [
        ("article:published_time", item.date_for_machines),
        ("article:modified_time", item.changed_at.isoformat()),
        *(("article:tag", one.name) for one in topics),
    ]


def citation_tags(item, url):
    """[(name, content)] as Highwire Press named them, and what kind of thing it is to Zotero."""
    record = item.as_record()
    topics = [one["name"] for one in (*record["countries"], *record["organisations"])]
    tags = [
        ("z:itemType", item.reference_type),
        ("citation_title", item.title),
        ("citation_publication_date", item.date_for_machines.replace("-", "/")),
        *(("citation_author", person["name"]) for person in record.get("people", [])),
        ("citation_language", item.language),
        ("citation_keywords", "; ".join(topics)),
        ("citation_public_url", url),
    ]
    return [(name, content) for name, content in tags if content.strip()]
