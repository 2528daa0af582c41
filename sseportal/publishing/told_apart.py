"""Items of which somebody said that they are no duplicates of each other."""

from django.db import models
from django.db.models import Q


class ToldApart(models.Model):
    """Two names of items, as `name_of` has them, the lesser one first."""

    one = models.CharField(max_length=80)
    other = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint("one", "other", name="publishing_toldapart_once")]
        indexes = [models.Index(fields=["other"], name="publishing_toldapart_other")]

    def __str__(self):
        return f"{self.one}, {self.other}"


def name_of(item):
    """`news.newsitem.12`"""
    return f"{item._meta.label_lower}.{item.pk}"


def tell_apart(item, other):
    one, other = sorted([name_of(item), name_of(other)])
    ToldApart.objects.get_or_create(one=one, other=other)


def told_apart_from(name):
    """{the name of each item that is no duplicate of that one}"""
    pairs = ToldApart.objects.filter(Q(one=name) | Q(other=name)).values_list("one", "other")
    return {each for pair in pairs for each in pair} - {name}
