"""How rare words are in news at large, and where stories are cut."""
