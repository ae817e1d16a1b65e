"""positions: who said what, when, on which issue and with which stance."""

__version__ = "0.1.0"
