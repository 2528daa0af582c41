"""Readable addresses that no other row has."""

from collections import Counter

from anyascii import anyascii
from django.utils.text import slugify

SLUG_LENGTH = 90
AT_ONCE = 900


def whole_words(slug):
    """Its first words, at most SLUG_LENGTH characters; a longer single word is cut."""
    end = len(slug) if len(slug) <= SLUG_LENGTH else slug.rfind("-", 0, SLUG_LENGTH + 1)
    return slug[:end] if end > 0 else slug[:SLUG_LENGTH]


def slug_of(text):
    """`Kadıköy Co-op` -> `kadikoy-co-op`, `Кооперативы` -> `kooperativy`; "" where nothing of it
    can stand in an address."""
    slug = slugify(text.replace("ı", "i")) or slugify(anyascii(text))
    return whole_words(slug.strip("-_"))


def free_slugs(model, texts, *others, reserved=()):
    """One for each new row of `model`, in their order; free in `others`, models, as well.

    What is `reserved` is no row's, whether a row has it or not.
    """
    bases = [slug_of(text) or model._meta.model_name for text in texts]
    taken = _taken([model, *others], Counter(bases), reserved)
    slugs = []
    for base in bases:
        slug, number = base, taken.get(base, 1)
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken[base], taken[slug] = number, taken.get(slug, 1)
        slugs.append(slug)
    return slugs


def _taken(models, bases, reserved):
    """{an address that is taken: 1}: these, and the numbered ones of those that need a number."""
    slugs = [model._default_manager.values_list("slug", flat=True) for model in models]
    ordered = sorted(bases)
    chunks = [ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)]
    taken = bases.keys() & set(reserved)
    taken = taken.union(*(rows.filter(slug__in=some) for rows in slugs for some in chunks))
    several = taken | {base for base, times in bases.items() if times > 1}
    numbered = (rows.filter(slug__startswith=f"{base}-") for rows in slugs for base in several)
    return dict.fromkeys(taken.union(*numbered), 1)
