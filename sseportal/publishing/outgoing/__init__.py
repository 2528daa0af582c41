"""Links of visible items to other sites: found in their texts, asked for, and told to editors."""
