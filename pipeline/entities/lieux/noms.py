"""How places are named: words, links, proper names, quotations; what the grammars share.

Patterns read the flat text (see `pipeline.entities.flat`): a space is a space or a soft line break,
the apostrophe is always `'`.
"""

from __future__ import annotations

import re

from pipeline.entities.flat import LOWER, UPPER, Span

_NO = (
    r"(?!(?:ET|A|À|PAR|POUR|DANS|AVEC|EN|DE|DU|DES|OU|LA|LE|LES|SUR|SOUS|AU|AUX|RUE|AVENUE|PLACE|"
    r"CHEMIN|ROUTE|IMPASSE|PARCELLES?|COMMUNES?|VILLE|N|Une?|Le|La|Les|Il|Elle|Ce|Cette|Dans|"
    r"Pour|Monsieur|"
    r"Madame|Par|En|Sont|Après|Vu|Considérant|Rue|Avenue|Place|Chemin|Route|Impasse)(?![\w'-]))"
)
WORD = (
    rf"{_NO}(?:(?:Dr|Gal|Mal|St|Ste|Pdt|Cdt|Cne|Pr|Me|Gén)\.|"
    rf"[{UPPER}][{UPPER}{LOWER}0-9]*(?:['\-][{UPPER}{LOWER}0-9]+)*)"
)
"""A word with a capital: Gare, GARE, Saint-Jean, D'Arc, Dr."""
LINK = r"(?:de la |de l'|de |du |des |d'|la |le |les |l'|aux? |sur |sous |lès |lez |en )"
"""What links the words of a name; "et" and "à" are left out: they begin something else."""
CAPLINK = r"(?:DE LA |DE L'|DE |DU |DES |D'|LA |LE |LES |L'|AUX? |SUR |SOUS |Les |Le |La |L')"
PROPER = (
    rf"(?:{WORD} et (?=[A-Z][a-z]+ [A-Z]))?{WORD}(?: +(?:{LINK}{{0,2}}|{CAPLINK}){WORD}){{0,4}}"
)
"""A proper name: Jean Moulin, Croix des Granges, Saint-Aubin-sur-Loire."""
OPENED = rf"(?:{LINK}{{1,2}}(?:(?:haut|bas|grand|petit|vieux) )?|{CAPLINK}{{1,2}})?"
QUOTED = r"« ?[^»\n\t]{2,60}? ?»|\"[^\"\n\t]{2,60}\""


CAPITAL = re.compile(rf"[{UPPER}]")
_TRAILING = re.compile(
    r"(?: (?:et|de|du|des|la|le|les|en|sur|à|au|aux|d|l|ET|DE|DU|DES|LA|LE|LES|EN|SUR|AU|AUX)|"
    r"[ ,.;:'-])+$"
)


def ci(words: str) -> str:
    """Match `words` with any case (scoped flag: the rest of the pattern keeps its case)."""
    return rf"(?i:{words})"


def bounded(flat: str, debut: int, fin: int, nature: str, regle: str, poids: float) -> Span:
    """Make a place without trailing links and punctuation."""
    trailing = _TRAILING.search(flat, debut, fin)
    if trailing and trailing.end() == fin:
        fin = trailing.start()
    return Span(debut, fin, "LIEU", nature, regle, poids)
