"""Floor 5: stored files that never change, and the machinery that makes accessible PDFs.

Owns stored files. Knows no child: who may have a file is the rule of the room that asked for it.
"""
