"""The command line: it reads options, asks `db` and `positions`, and prints; it decides nothing else."""
