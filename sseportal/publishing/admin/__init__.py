"""What the admin of every kind of content has in common, a file for each of its abilities."""

from sseportal.publishing.admin.addresses import KeepsAddress
from sseportal.publishing.admin.attention import AttentionFilter
from sseportal.publishing.admin.base import PartOfItem, PublicationAdmin
from sseportal.publishing.admin.bulk import as_action
from sseportal.publishing.admin.bulk_steps import SetField
from sseportal.publishing.admin.pictures import PictureAdmin

__all__ = [
    "AttentionFilter",
    "KeepsAddress",
    "PartOfItem",
    "PictureAdmin",
    "PublicationAdmin",
    "SetField",
    "as_action",
]
