"""Headings of minutes: candidates, their scores, and the sequence that explains a document."""
