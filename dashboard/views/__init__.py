"""One page a file: `render(context)` chooses, computes (through the context) and shows."""
