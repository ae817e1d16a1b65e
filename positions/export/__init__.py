"""Handing over: statements, records and matrices as JSON, CSV and Markdown."""
