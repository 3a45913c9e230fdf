"""What is told of articles that are kept: cut, twice, no article, translated by a machine."""
