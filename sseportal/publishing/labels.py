"""What fields are called in the newsroom, where their own name says too little beside others."""

from django.utils.translation import gettext_lazy as _

LABELS = {"external_url": _("address of the original")}


def label_of(field):
    return str(LABELS.get(field.name, field.verbose_name))
