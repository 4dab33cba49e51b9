"""Trains the encoder that finds voices: `make train`."""
