"""The vocabulary of a single délibération: header, numbers, beginning of the exposé."""

from __future__ import annotations

import re

from ..vocabulary import any_of, opening

# Where the act begins to speak, after its title.
START = opening(
    r".{0,60}\brapport(?:e|eur|ent)\b.{0,40}$",
    r".{0,50}\b"
    + any_of("expose, presente, rappelle, informe, indique, explique, propose, donne lecture")
    + r"\b",
    any_of(
        r"""vu\b, vus\b, considerant, le conseil, l'assemblee, le comite, le bureau,
    sur proposition, sur le rapport, sur rapport, il est, (?:monsieur|madame|mme|m\.) l[ea]\b,
    expose\b, par deliberation, dans le cadre, conformement, en application, aux termes, ayant\s,
    attendu, apres\s, suite a, decide\b, delibere\b, le maire, la maire, le president,
    la presidente, article 1, article premier, article l"""
    ),
)
PRESENCE = re.compile(
    r"\b"
    + any_of(
        r"""etaient? presents?, presents?\b, absents?\b, excuses?\b, pouvoirs?\b, procurations?\b,
    secretaire\b, quorum, en exercice, convoqu, convocation,
    sous la presidence(?!.*\b(?:quitte|retire|sorti)), l'an deux,
    representes?\b, votants?\b, president de seance, s'est reuni, etant reunis?,
    donn[ae]\w* pouvoir, donn[ae]\w* procuration, nombre de, date d"""
    )
)
VISA = re.compile(r"^\W*(?:vu (?:l[ae]s?\b|l')|considerant\b|apres en avoir delibere)")
"""What no presence list follows: the visas of the act, its decision."""
TAKES_FLOOR = re.compile(
    r"^\W*(?:(?:monsieur|madame|mme|m\.) )?(?:[a-z' -]{2,50} )?"
    r"(?:rapporte|expose|rappelle|explique|informe)"
    r"(?: (?:que|ce qui suit|a l'assemblee|le conseil))?\s*:\s*$"
)
"""The line that opens the exposé ("Monsieur le Maire rapporte :"); no presence list follows it."""
# Letterhead, stamps and labels that are no title.
CHROME = opening(
    any_of(
        r"""republique, departement, arrondissement, canton, commune d, ville d, mairie,
    communaute d, region\b, pole d'equilibre, parc naturel, syndicat mixte, syndicat inter,
    metropole, direction, service, pole\b, extrait,
    registre, deliberations?\s*(?:$|n\s?[°o\d]|du\b|de\sl|:|\d), seance, conseil municipal,
    conseil communautaire, conseil departemental, conseil regional, conseil syndical,
    comite syndical, bureau\s, accuse de, acte\s, envoi, envoye, recu\b, reception, publie,
    affiche, id\s*:, n\s?[°o]\b, page, feuillet, transmi, notifi, certifi, annee, session,
    \d[\d\s/.-]*$, liberte, du \d, le \d, lundi, mardi, mercredi, jeudi, vendredi, samedi,
    dimanche, de la commune, de la ville, matiere, nomenclature, classification, domaine,
    rapporteur, annexe, convocation, nombre"""
    )
)
_KEY = r"[a-z]{0,6}[-_ ./]?\d[\w]*(?:\s?[-_./]\s?\w*\d\w*)*"
_NAMED = any_of(r"deliberation, delib\.?, acte, affaire, rapport, d\.?c\.?m\.?")
_OF = r"(?:(?:de\s+(?:la\s+)?)?deliberation|d'ordre|de\s+l'acte|d'enregistrement)?"
NUMBER = re.compile(
    rf"\b{_NAMED}\s*(?:n\s?[°*]|no\b|numero|num\.?|:)?\s*[:.]?\s*(?P<a>{_KEY})"
    rf"|^\W*(?:n\s?[°*]|no\b|numero)(?!\s*(?:seance|page|feuillet|folio))\s*{_OF}\s*[:.]?\s*(?P<b>{_KEY})"
    r"|^\W*(?P<c>(?:19|20)\d\d\s?[-_./]\s?(?:[a-z]{1,5}[-_./])?\d{1,4}(?:[-_./]\d{1,4})?"
    r"|(?:del|dcm|delib|d|cm|cc|dl)[-_. ]?\d{2,4}[-_./ ]\d+(?:[-_./]\d+)*)\s*$"
)
LEADING_NUMBER = re.compile(
    r"^\W*(?:(?:deliberation|point|question|affaire|rapport|dossier)\s*)?(?:n\s?[°o]\s*)?"
    r"(?P<n>[a-z]{0,5}[-_ ]?\d[\w]*(?:[-_/][a-z]{1,5}(?=[-_/]\d))?(?:\s?[-_./]\s?\w*\d+)*)"
    r"(?:\s*[-:–—.)]\s+|(?<=\d-\d)\s+)(?=\D)"
    r"|^\W*deliberation\s*:?\s*(?:n\s?[°o]\s*)?"
    r"(?P<m>[a-z]{0,5}[-_ ]?\d+(?:[-_./]\d+)+)\s+(?=[a-z]{4})"
)
SMALL_WORDS = re.compile(
    r"\b"
    + any_of(
        """de, du, des, d', l', la, le, les, et, a, au, aux, en, par, pour, sur, dans, avec, ou,
    un, une, son, sa, ses, n°"""
    )
    + r"\s*$"
)
