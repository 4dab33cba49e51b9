"""Training of the models that Tocsin ships; needs the extra `train`."""
