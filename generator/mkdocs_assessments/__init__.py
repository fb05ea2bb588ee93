"""Self-assessments written in YAML, compiled into a static site: checked, scored exactly, and guided."""
