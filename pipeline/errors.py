"""Every error a user can meet: a code, a sentence, the next step, all in French.

An error that concerns one document is a `DocumentError`: it is written in `documents.jsonl` and
the run goes on. The others stop the command with their `exit_code`. Codes never change meaning:
they are what users search for and what the tests check.
"""

from __future__ import annotations

from .francais import reason


class DatadelibError(Exception):
    """Base class. Subclasses set `code`, `phrase` (a format template) and `suite` (next step).

    The keyword arguments of the constructor fill the template; what the system or a library said
    in English is told in French.
    """

    code = "E000"
    phrase = "Erreur inattendue : {details}."
    suite = "Signalez-la avec le fichier et le journal."
    exit_code = 1
    transitoire = False
    """True for what may work at the next attempt (network, locked database)."""

    def __init__(self, **values: object) -> None:
        self.values = {name: reason(value) for name, value in values.items()}
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The sentence, without code nor next step."""
        return self.phrase.format_map(_Missing(self.values))

    def __str__(self) -> str:
        return f"[{self.code}] {self.message} {self.suite}"

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process boundaries with their values."""
        return (_rebuild, (type(self), self.values))


def _rebuild(kind: type[DatadelibError], values: dict[str, object]) -> DatadelibError:
    return kind(**values)


class _Missing(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


class DocumentError(DatadelibError):
    """An error that concerns one document only."""

    code = "D000"


class EmptyFile(DocumentError):
    code = "D001"
    phrase = "Le fichier est vide (0 octet)."
    suite = "Redemandez le document à son producteur."


class CorruptFile(DocumentError):
    code = "D002"
    phrase = "Le fichier est illisible ou tronqué ({details})."
    suite = "Rouvrez-le et réenregistrez-le, ou redemandez-le à son producteur."


class EncryptedFile(DocumentError):
    code = "D003"
    phrase = "Le document est protégé par un mot de passe."
    suite = "Enregistrez-en une copie sans mot de passe."


class UnsupportedFormat(DocumentError):
    code = "D004"
    phrase = "Le format du fichier n'est pas pris en charge ({details})."
    suite = "Convertissez-le en PDF, DOCX, ODT, HTML, texte ou image."


class UnreadablePath(DocumentError):
    code = "D005"
    phrase = "Le fichier ou le dossier ne peut pas être lu ({details})."
    suite = "Vérifiez son chemin et les droits d'accès."


class OcrUnavailable(DocumentError):
    code = "D006"
    phrase = "La page est une image et la reconnaissance de caractères n'est pas installée."
    suite = "Installez le paquet « tesseract-ocr-fra », puis relancez."


class OcrFailed(DocumentError):
    code = "D007"
    phrase = "La reconnaissance de caractères a échoué ({details})."
    suite = "Numérisez la page à nouveau, à 200 ou 300 points par pouce."


class DocumentTimeout(DocumentError):
    code = "D008"
    phrase = "Le traitement du document a dépassé {secondes} secondes."
    suite = "Il est mis en quarantaine ; relancez-le avec un délai plus long (--delai)."


class DocumentCrash(DocumentError):
    code = "D009"
    phrase = "Le traitement du document a arrêté son processus ({details})."
    suite = "Il est mis en quarantaine ; signalez-le avec le fichier."


class TooLarge(DocumentError):
    code = "D010"
    phrase = "Le document dépasse la limite de sécurité ({details})."
    suite = "Découpez-le, ou relevez la limite dans la configuration si vous l'avez vérifié."


class ConverterMissing(DocumentError):
    code = "D011"
    phrase = "Aucun convertisseur n'est installé pour le format .doc."
    suite = "Installez « libreoffice-writer-nogui » ou « antiword », ou enregistrez en .docx."


class UnsafeArchive(DocumentError):
    code = "D012"
    phrase = "L'archive n'est pas sûre et n'a pas été ouverte ({details})."
    suite = "Vérifiez sa provenance avant de la déposer à nouveau."


class InternalError(DocumentError):
    code = "D013"
    phrase = "Erreur inattendue pendant le traitement ({details})."
    suite = "Signalez-la avec le document ; les autres documents ne sont pas touchés."


class NoSource(DatadelibError):
    code = "E001"
    phrase = "Aucun document à traiter dans {source}."
    suite = "Indiquez un fichier, un dossier ou une adresse qui en contient."
    exit_code = 2


class BadSettings(DatadelibError):
    code = "E002"
    phrase = "La configuration n'est pas valable : {details}."
    suite = "Corrigez-la ; « datadelib config » affiche les réglages et leur origine."
    exit_code = 2


class AllFailed(DatadelibError):
    code = "E003"
    phrase = "Aucun document n'a pu être traité (reçus : {nombre})."
    suite = "Les raisons sont dans documents.jsonl et rapport.html."
    exit_code = 3


class OutputUnwritable(DatadelibError):
    code = "E004"
    phrase = "Impossible d'écrire dans {chemin} ({details})."
    suite = "Libérez de la place ou vérifiez les droits, puis relancez : rien n'est perdu."
    exit_code = 4


class BadTable(DatadelibError):
    code = "E005"
    phrase = "Le fichier {chemin} ne convient pas : {details}."
    suite = "Corrigez-le et relancez."
    exit_code = 2


class ModelUnusable(DatadelibError):
    code = "E006"
    phrase = "Le modèle « {modele} » ne peut pas être utilisé : {details}."
    suite = "Reconstruisez-le avec « make models » ou revenez à une version antérieure."
    exit_code = 5


class StoreLocked(DatadelibError):
    code = "E007"
    phrase = "La base de suivi est occupée par un autre traitement."
    suite = "Attendez qu'il se termine, puis relancez."
    exit_code = 6
    transitoire = True


class StoreUnusable(DatadelibError):
    code = "E010"
    phrase = "La base de suivi {url} ne peut pas être utilisée ({details})."
    suite = "Vérifiez l'adresse ; une base SQLite abîmée se supprime, elle sera refaite."
    exit_code = 6


class ServerUnavailable(DatadelibError):
    code = "E011"
    phrase = "Le serveur Prefect n'a pas démarré ({url})."
    suite = "Vérifiez que le port est libre (--port), ou donnez PREFECT_API_URL."
    exit_code = 7


class SourceUnavailable(DatadelibError):
    code = "E008"
    phrase = "La source {source} ne répond pas ({details})."
    suite = "Vérifiez l'adresse ; la nuit suivante réessaiera."
    exit_code = 7
    transitoire = True


class TooManyFailures(DatadelibError):
    code = "E009"
    phrase = "{echecs} documents sur {nombre} ont été rejetés : le seuil de {seuil} est dépassé."
    suite = "Consultez rapport.html avant de relancer."
    exit_code = 8
