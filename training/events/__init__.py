"""Training of the pair model: which event happens between two marked parties of a sentence."""
