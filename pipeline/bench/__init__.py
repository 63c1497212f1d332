"""Speed and quality figures of a stage, beside the tools people use today."""
