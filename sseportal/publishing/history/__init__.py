"""Every version of an item: kept, told in words, compared, restored and recovered.

`records` says what a version is, `keeping` when one is written, `wording` how it reads, `restoring`
how an item becomes what it was.
"""
