"""What the admin of every kind of content has in common, a file for each of its abilities."""

from sseportal.publishing.admin.addresses import KeepsAddress
from sseportal.publishing.admin.attention import AttentionFilter
from sseportal.publishing.admin.base import PartOfItem, PublicationAdmin
from sseportal.publishing.admin.pictures import PictureAdmin

__all__ = ["AttentionFilter", "KeepsAddress", "PartOfItem", "PictureAdmin", "PublicationAdmin"]
