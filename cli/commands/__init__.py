"""The commands, one file a group. Heavy imports stand inside the functions, so that every command starts fast."""
