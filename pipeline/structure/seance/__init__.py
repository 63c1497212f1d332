"""The header of a document: what it says about the meeting of the council."""
