"""Names of outlets: which spellings mean one, which name a host has."""
