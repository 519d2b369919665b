"""The house's widgets: tokens, theme, icons, controls, charts, and the plumbing every page uses."""
