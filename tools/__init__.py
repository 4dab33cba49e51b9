"""Programs that make packaged data from public sources; none runs with the product."""
