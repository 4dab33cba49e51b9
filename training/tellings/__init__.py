"""The likeness of two tellings, learned from pairs of mentions."""
