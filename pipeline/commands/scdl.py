"""`datadelib valider`, `reparer`, `fusionner`, `collectivites`: SCDL files, ours or others'."""

from __future__ import annotations

from pathlib import Path

import click

from ..francais import counted

FILE = click.Path(path_type=Path, dir_okay=False)
SCHEMA = click.Choice(["deliberations", "subventions"])


@click.command(help="Vérifier un fichier SCDL et dire comment corriger chaque ligne.")
@click.argument("fichier", type=FILE)
@click.option("--schema", type=SCHEMA, help="Schéma (défaut : reconnu d'après l'en-tête).")
@click.pass_context
def valider(context: click.Context, fichier: Path, schema: str | None) -> None:
    """Print each anomaly; exit with 1 when there is one."""
    from ..exports.validation import validate_file

    found = validate_file(fichier, schema)
    for anomalie in found:
        line = f"ligne {anomalie.ligne}" if anomalie.ligne else "fichier"
        where = f"{line}, {anomalie.champ}" if anomalie.champ else line
        click.echo(f"{where} : {anomalie.raison}\n    → {anomalie.suite}")
    if not found:
        click.echo(f"{fichier} est valide.")
        return
    lines = {a.ligne for a in found if a.ligne}
    click.echo(f"\n{counted(len(found), 'anomalie')} sur {counted(len(lines), 'ligne')}.")
    context.exit(1)


@click.command(help="Corriger ce qui peut l'être sans doute dans un fichier SCDL.")
@click.argument("fichier", type=FILE)
@click.option("--out", "target", type=FILE, required=True, help="Fichier corrigé à écrire.")
@click.option("--schema", type=SCHEMA, help="Schéma (défaut : reconnu d'après l'en-tête).")
def reparer(fichier: Path, target: Path, schema: str | None) -> None:
    """Write a mended copy, list the changes, say what is left."""
    from ..exports.repair import repair_file
    from ..exports.validation import validate_file

    for c in repair_file(fichier, target, schema):
        click.echo(f"ligne {c.ligne}, {c.champ} : « {c.avant} » → « {c.apres} » ({c.raison})")
    left = validate_file(target, schema)
    count = counted(len(left), "anomalie")
    rest = f"Reste {count} : « datadelib valider {target} »." if left else "Il est valide."
    click.echo(f"{target} écrit. {rest}")


@click.command(help="Mettre à jour un fichier publié en gardant les corrections des personnes.")
@click.argument("publie", type=FILE)
@click.argument("nouveau", type=FILE)
@click.option("--precedent", type=FILE, help="Ce que le traitement précédent avait écrit.")
@click.option("--out", "target", type=FILE, required=True, help="Fichier à écrire.")
@click.option("--schema", type=SCHEMA, default="deliberations", show_default=True)
def fusionner(
    publie: Path, nouveau: Path, precedent: Path | None, target: Path, schema: str
) -> None:
    """Merge and print the log of what changed."""
    from ..exports.merge import merge_file

    for c in merge_file(schema, publie, precedent, nouveau, target):
        detail = f", {c.champ} : « {c.avant} » → « {c.apres} »" if c.champ else ""
        click.echo(f"{c.cle}{detail} ({c.action})")
    click.echo(f"{target} écrit.")


@click.command(help="Préparer collectivites.csv : nom, INSEE et SIREN remplis, SIRET à compléter.")
@click.argument("noms", nargs=-1, metavar="[NOM|SIREN|INSEE]…")
@click.option("--depuis", type=FILE, help="Reprendre les collectivités d'un deliberations.jsonl.")
@click.option("--departement", help="Toutes les communes d'un département (code).")
@click.option("--out", "target", type=FILE, required=True, help="Table à écrire.")
def collectivites(
    noms: tuple[str, ...], depuis: Path | None, departement: str | None, target: Path
) -> None:
    """Write the table that the user completes with SIRET numbers."""
    from ..exports.prepare import prepare
    from ..gazetteer import gazetteer

    if not noms and depuis is None and departement is None:
        raise click.UsageError("Donnez des noms, ou --depuis, ou --departement.")
    if departement is not None and not gazetteer().communes_of(departement):
        raise click.BadParameter(f"« {departement} » n'est pas le code d'un département.")

    rows, unknown = prepare(list(noms), depuis, departement, target)
    for name in unknown:
        click.echo(f"« {name} » n'est pas dans le répertoire ou a des homonymes : à compléter.")
    click.echo(f"{target} : {counted(rows, 'collectivité')} ; complétez la colonne siret.")


@click.command(help="Faire juger les exports par Validata et mettre le README à jour.")
@click.option("--travail", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.pass_context
def juger(context: click.Context, travail: Path) -> None:
    """Print the verdicts; exit with 1 when Validata finds an error."""
    from datetime import date

    from ..evaluation.readme import refresh
    from ..exports import judge
    from ..paths import ROOT

    if not judge.VALIDATA.exists() or not judge.self_check():
        click.echo("Validata ne répond pas : lancez « make valider », qui l'installe.", err=True)
        context.exit(1)
    verdicts = list(judge.run_all(travail))
    for v in verdicts:
        click.echo(
            f"{v.jeu} : {v.publies} lignes publiées sur {v.actes}, "
            f"{counted(len(v.erreurs), 'erreur')}"
        )
        for error in v.erreurs:
            click.echo(f"  {error}")
    text = judge.table(verdicts, f"{date.today():%d/%m/%Y}")
    refresh(ROOT / "README.md", text, judge.BEGIN, judge.END)
    if any(v.erreurs for v in verdicts):
        context.exit(1)


@click.command("mesurer-protection", help="Mesurer la protection des personnes privées.")
@click.option("--details", is_flag=True, help="Montrer les oublis et les excès.")
def mesurer_protection(details: bool) -> None:
    """Print recall and precision on the fictitious sets."""
    from ..exports.pseudonymisation.measure import measure_all

    for name, m in measure_all():
        acts = f", décisions justes {m.decisions_justes}/{m.actes}" if m.actes else ""
        click.echo(
            f"{name:<20} rappel {m.rappel:.3f} ({m.prives}), précision {m.precision:.3f}{acts}"
        )
        for line in (*m.oublis, *m.exces) if details else ():
            click.echo(f"    {line}")
