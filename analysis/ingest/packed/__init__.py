"""Archives and folders: what is in them, within the limits."""
