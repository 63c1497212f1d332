"""The rapporteur: who presents the matter to the council.

Named by a label ("Rapporteur : Mme X"), by the verb of the opening sentence ("Monsieur Y
rapporte :", "Mme Z, adjointe, expose…") or by the visas ("Sur le rapport de M. W").
"""

from __future__ import annotations

import re

_TITRE = (
    r"(?:M\.|MM\.|Mr\.?|Mme\.?|Mlle|Monsieur|Madame|Mademoiselle|MONSIEUR|MADAME|monsieur|madame"
    r"|M(?=\s[A-Z])|MME|Me|Dr|Docteur)"
)
_MOT = r"(?:[A-ZÉ]\.(?:-?[A-ZÉ]\.)?|[A-ZÉÈÊËÀÂÎÏÔÖÛÜÇŒ][\w'’‑-]*)"
_PARTICULE = r"(?:de|du|des|la|le|les|d['’]|van|von|da|dos|el|ben|De|Du|La|Le)"
_NOM = rf"{_MOT}(?:[ \xa0]+(?:{_PARTICULE}[ \xa0]*)*{_MOT}){{0,4}}"
_FONCTION = (
    r"(?:[Ll][ae]\s+|[Ll]['’]\s?)?(?:[Mm]aire(?:[ -]adjointe?)?|MAIRE|[Pp]résidente?|PR[ÉE]SIDENTE?"
    r"|[Vv]ice-[Pp]résidente?|"
    r"[Aa]djointe?(?:\s+au\s+[Mm]aire)?|[Dd]irecteur|[Dd]irectrice)(?:\s+(?:délégué|déléguée"
    r"|honoraire))?"
)
_TITRE_NOM = rf"{_TITRE}\s+(?:{_FONCTION}(?:,?[ \xa0]+{_NOM})?|{_NOM})"
_QUI = (
    rf"(?P<qui>{_TITRE_NOM}|[Ll][ae]\s+(?:Maire|maire|MAIRE|Pr[ée]sidente?|pr[ée]sidente?)|{_NOM})"
)
_QUI_TITRE = rf"(?P<qui>{_TITRE_NOM}|(?:^|(?<=\n)|(?<=\.\s))L[ea]\s+(?:[Mm]aire|[Pp]résidente?))"
_APPOSITION = (
    r"(?:\s*,\s*[^,.;:\n]{2,120}(?:\n[^,.;:\n]{2,60})?,?|\s*\([^()\n]{2,80}\)"
    r"|\s+[-–]\s+[^\n:]{2,80})?"
)

_LABEL = re.compile(
    rf"(?:(?:Rapporteure?s?|RAPPORTEURE?S?|rapporteure?|Rapporteur\(e\)|Rapporteur\.e|Rapporteur·e"
    rf"|RAPPORTEUR\(E\))\s*(?:général\w*\s*)?(?:\s*[:=\t–-]\s*|\s+(?={_TITRE}))"
    rf"|(?:Rapport|RAPPORT|Exposé|EXPOS[ÉE])\s+(?:présenté\s+par|PRÉSENTÉ\s+PAR|PRESENTE\s+PAR"
    rf"|de)\s*:?\s*|(?:Présenté|Rapporté|PRÉSENTÉ|PRESENTE|Présentée|Présentation|Exposé)\s+(?:par"
    rf"|PAR)\s*:?\s*|Intervenant\s*:\s*){_QUI}"
)
_RAPPORTE = re.compile(
    rf"{_QUI_TITRE}{_APPOSITION}\s*,?\s*(?:rapporte|fait\s+(?:le\s+)?rapport|est\s+rapporteu\w+"
    rf"|rapporteure?)\b"
)
_RAPPORTE_NU = re.compile(rf"(?m:^)[ \t]*(?P<qui>{_MOT}(?:[ \xa0-]+{_MOT}){{1,3}})\s+rapporte\b")
_SUR_RAPPORT = re.compile(
    rf"(?i:(?:sur|vu|entendu|ou[iï]e?|après\s+(?:avoir\s+)?(?:entendu|ou[iï]))\s+(?:le\s+|l['’]\s?"
    rf"|cet\s+)?(?:rapport|exposé|présentation)(?:\s+présentée?)?\s*(?:par|de|d['’]|du)\s*){_QUI}"
)
_PRESENTE_PAR = re.compile(
    rf"(?i:\b(?:présentée?|exposée?|rapportée?)\s+(?:au\s+conseil\s+)?par\s+){_QUI_TITRE}"
)
_EN_SON = re.compile(
    rf"(?i:entendu|ou[iï]e?|écouté)\s+{_QUI}{_APPOSITION}\s*,?\s*(?:en\s+(?:son|ses)\s+(?:rapport"
    rf"|exposé|explication)|rapporteur)"
)
_PAROLE = re.compile(
    rf"(?i:donne|passe|cède|laisse)\s+(?:ensuite\s+|alors\s+)?la\s+parole\s+à\s+{_QUI}"
)
_VERBE = (
    r"(?:expose|présente|rappelle|informe|indique|propose|explique|précise|donne\s+lecture|soumet"
    r"|fait\s+part|fait\s+savoir|rend\s+compte|signale|demande|annonce|évoque|souligne"
    r"|porte\s+à\s+la\s+connaissance)"
)
_EXPOSE = re.compile(rf"{_QUI_TITRE}{_APPOSITION}\s*,?\s*(?:,\s*)?{_VERBE}\b")
_PROPOSITION = re.compile(rf"(?i:sur\s+(?:la\s+)?proposition\s+(?:de|d['’])\s*){_QUI_TITRE}")

# Each pattern with words one of which it needs: without them it is not searched (it is slow).
_ORDRE: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_LABEL, ("apport", "résent", "xpos", "present", "intervenant")),
    (_RAPPORTE, ("rapport",)),
    (_RAPPORTE_NU, ("rapporte",)),
    (_SUR_RAPPORT, ("rapport", "expos", "présentation")),
    (_EN_SON, ("entendu", "oui", "ouï", "écouté")),
    (_PRESENTE_PAR, ("présenté", "exposé", "rapporté")),
    (_PAROLE, ("parole",)),
    (_EXPOSE, ("",)),
    (_PROPOSITION, ("proposition",)),
)
_FAUX = re.compile(
    r"(?i)^(?:le conseil|la commission|vu|objet|monsieur|madame|m\.|mme|rapport|considérant"
    r"|délibération|néant|sans)$|préfet|trésorier|receveur|percepteur|comptable"
)


def rapporteur(texte: str) -> str | None:
    """Return the person who reports, as written ("Monsieur LEVITA", "Mme X"), or None.

    A label or the verb "rapporter" wins over "sur le rapport de", the given floor ("donne la
    parole à Mme X"), then over the verb of the exposé ("Monsieur le Maire expose…"); functions
    after the name are left out.
    """
    lowered = texte.lower()
    for pattern, needed in _ORDRE:
        if not any(word in lowered for word in needed):
            continue
        for match in pattern.finditer(texte):
            name = _clean(match.group("qui"))
            if name and not _FAUX.search(name):
                return name
    return None


def _clean(name: str) -> str | None:
    name = " ".join(name.split()).strip(" ,.;:-")
    # a function that follows the name without a comma ("Mme Dupont Adjointe")
    name = re.sub(
        r"(?<!\b[Ll]e)(?<!\b[Ll]a)\s+(?:Maire|Adjoint\w*|Président\w*|Conseill\w+|Vice-\w+|Le|La"
        r"|Il|Elle|Vu|Objet)$",
        "",
        name,
    )
    return name if len(name) > 2 else None
