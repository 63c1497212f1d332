"""`datadelib statut`, `rejouer`, `publier`, `doctor` and `planifier`: running it every night."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from ..francais import counted

FOLDER = click.Path(path_type=Path, file_okay=False)
WRITTEN = click.Path(path_type=Path, file_okay=False, exists=True)
MARKS = {"bien": "✓", "attention": "!", "panne": "✗"}


@click.command(help="Montrer les derniers traitements, ce qui reste et la quarantaine.")
@click.option("--out", type=WRITTEN, required=True, help="Dossier de sortie des traitements.")
@click.option("--nombre", default=5, show_default=True, help="Traitements à montrer.")
def statut(out: Path, nombre: int) -> None:
    """Print the last runs, the backlog and the quarantine."""
    from ..config import load_settings
    from ..run import open_store

    store = open_store(out, load_settings())
    runs = store.last_runs(nombre)
    if not runs:
        click.echo("Aucun traitement pour l'instant.")
    for run in runs:
        click.echo(f"n° {run['id']}, {run['debut']:%d/%m/%Y %H:%M} : {_outcome(run)}")
        for detail in _details(run):
            click.echo(f"    {detail}")
    if runs and runs[0]["fin"] is None:
        click.echo("Le dernier traitement n'est pas terminé : relancez-le, il reprendra son cours.")
    isolated = store.quarantined()
    store.close()
    click.echo(f"Quarantaine : {counted(len(isolated), 'document')}.")
    for row in isolated:
        click.echo(f"  {row['doc']} : {row['motif']}")
    if isolated:
        click.echo(f"Pour les reprendre : datadelib rejouer --out {out}, puis relancez enrich.")


def _outcome(run: dict[str, object]) -> str:
    if run["erreur"]:
        return f"échec, {run['erreur']}"
    if not run["bilan"]:
        return f"interrompu ou en cours (à traiter : {run['a_faire']})"
    b = json.loads(str(run["bilan"]))
    return (
        f"{counted(b['documents'], 'document')} (déjà connus : {b['reprises']}, à vérifier : "
        f"{b['a_verifier']}, rejetés : {b['rejetes']}), "
        f"{counted(b['deliberations'], 'délibération')}, {b['secondes']:.0f} s"
    )


def _details(run: dict[str, object]) -> Iterator[str]:
    """Seconds per stage, error codes and alerts of a run that ended."""
    b = json.loads(str(run["bilan"])) if run["bilan"] else {}
    if durees := b.get("durees"):
        total = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in durees.items())
        yield f"lecture {b['secondes_lecture']:.0f} s (tous processus : {total})"
    if motifs := b.get("motifs"):
        yield "rejets : " + ", ".join(f"{code} × {count}" for code, count in motifs.items())
    yield from (f"alerte : {alerte}" for alerte in b.get("alertes", ()))


@click.command(help="Vider la quarantaine : ses documents seront repris au prochain traitement.")
@click.option("--out", type=WRITTEN, required=True, help="Dossier de sortie des traitements.")
def rejouer(out: Path) -> None:
    """Release the quarantined documents."""
    from ..config import load_settings
    from ..run import open_store

    store = open_store(out, load_settings())
    click.echo(f"À reprendre au prochain traitement : {counted(store.release(), 'document')}.")
    store.close()


@click.command(help="Mettre à jour un dossier de fichiers publiés d'après le dernier traitement.")
@click.option("--out", type=WRITTEN, required=True, help="Dossier de sortie du traitement.")
@click.option("--publie", type=FOLDER, required=True, help="Dossier des fichiers publiés.")
def publier(out: Path, publie: Path) -> None:
    """Update the published files, keeping people's corrections."""
    from ..exports.update import update_published

    for u in update_published(out, publie):
        click.echo(
            f"{u.fichier} : lignes ajoutées {u.ajoutees}, cellules mises à jour {u.corrigees}, "
            f"corrections gardées {u.conservees}"
        )
    click.echo(f"Journal des changements : {publie / 'journal.csv'}")


@click.command(help="Vérifier que tout ce qu'il faut est là.")
@click.option("--out", type=FOLDER, help="Dossier de sortie des traitements.")
@click.pass_context
def doctor(context: click.Context, out: Path | None) -> None:
    """Print each check; exit with 1 when something is broken."""
    from ..config import load_settings
    from ..doctor import diagnose

    found = diagnose(load_settings(), out)
    for c in found:
        end = f" → {c.suite}" if c.suite else ""
        click.echo(f"{MARKS[c.etat]} {c.sujet} : {c.phrase}{end}")
    if any(c.etat == "panne" for c in found):
        context.exit(1)


@click.command(help="Planifier les traitements sur cette machine, jusqu'à l'arrêt (Ctrl-C).")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--out", type=FOLDER, required=True, help="Dossier de sortie.")
@click.option("--publie", type=FOLDER, help="Dossier des fichiers publiés, mis à jour après.")
@click.option("--quand", default="0 2 * * *", show_default=True, help="Horaire, au format cron.")
@click.option("--port", default=4200, show_default=True, help="Port du serveur Prefect local.")
def planifier(
    sources: tuple[str, ...], out: Path, publie: Path | None, quand: str, port: int
) -> None:
    """Start a local Prefect server when none is configured, and serve the deployments."""
    from flows.serve import serve_all

    serve_all(list(sources), out, publie, quand, port)
