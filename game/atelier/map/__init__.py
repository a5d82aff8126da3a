"""A scenario drawn as a map: as lines, in Mermaid’s language, as SVG."""
