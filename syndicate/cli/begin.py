"""`init`: a desk of one's own, from four questions."""

import contextlib
import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import click

from syndicate.config import load
from syndicate.config.beginning import Beginning, domain_of, place, tag_of, titles
from syndicate.config.values import Unusable, base_url, domain, tag, text
from syndicate.errors import SyndicateError

T = TypeVar("T")

_NAME: Final = "Example Wire"
_ADDRESS: Final = "http://127.0.0.1:{port}/"
_PLACE: Final = "spool"
_SECTIONS: Final = "World, Business, Sport"


@click.command("init", epilog='Example: syndicate init desk --yes --name "Meridian Press" --domain meridian.example')
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option("--yes", is_flag=True, help="Ask nothing; what is not given is as it would be proposed.")
@click.option("--name", help="The agency's name.")
@click.option("--tag", "letters", help="Its letters, a few capitals.")
@click.option("--domain", "own_domain", help="A domain of yours; identifiers are minted in it.")
@click.option("--base-url", "address", help="Where readers reach the feeds.")
@click.option("--from", "arrive", metavar="FOLDER|URL", help="Where dispatches arrive.")
@click.option("--sections", help="Titles, with commas between; the first takes everything.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65_535), help="Of the web server.")
def init(
    *,
    folder: Path,
    yes: bool,
    name: str | None,
    letters: str | None,
    own_domain: str | None,
    address: str | None,
    arrive: str | None,
    sections: str | None,
    port: int,
) -> None:
    """Begin a new desk: asks four questions, writes a commented config.toml and makes its folders.

    What is given as an option is not asked. Nothing that is there is overwritten.
    """
    if (folder / "config.toml").exists():
        raise SyndicateError(_there(folder))
    ask = _Questions(quiet=yes)
    called = ask("1. The agency's name", "--name", name, _NAME, text)
    tagged = ask("   Its tag, a few capitals", "--tag", letters, tag_of(called), tag)
    minted = ask("2. A domain of yours, for identifiers", "--domain", own_domain, domain_of(called), domain)
    reached = ask("   Where readers reach the feeds", "--base-url", address, _ADDRESS.format(port=port), base_url)
    arriving = ask("3. Where dispatches arrive: a folder, or a feed's address", "--from", arrive, _PLACE, place)
    titled = ask("4. Sections, with commas between", "--sections", sections, _SECTIONS, titles)
    beginning = Beginning(
        name=called, tag=tagged, domain=minted, base_url=reached, place=arriving, sections=titled, port=port
    )
    _write(folder, beginning)
    _tell(folder, beginning)


class _Questions:
    """Asks until an answer is one, or takes what was given or proposed."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def __call__(self, question: str, option: str, given: str | None, proposed: str, check: Callable[[object], T]) -> T:
        if given is not None or self._quiet:
            try:
                return check(proposed if given is None else given)
            except Unusable as error:
                raise click.BadParameter(str(error), param_hint=option) from None

        def checked(answer: str) -> T:
            try:
                return check(answer)
            except Unusable as error:
                raise click.UsageError(str(error)) from None

        answer: T = click.prompt(question, default=proposed, value_proc=checked)
        return answer


def _write(folder: Path, beginning: Beginning) -> None:
    """Make the folders, and the configuration once it is known to be good."""
    aside = folder / ".config.toml.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in filter(None, ("feeds", beginning.folder)):
            (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / "var").mkdir(mode=0o700, exist_ok=True)  # texts under embargo are in it
        aside.write_text(beginning.written(), "utf-8")
        load(aside)
        os.link(aside, folder / "config.toml")
    except FileExistsError:
        raise SyndicateError(_there(folder)) from None
    except OSError as error:
        raise SyndicateError(f"{folder} cannot be made a desk") from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _tell(folder: Path, beginning: Beginning) -> None:
    click.echo(f"{folder / 'config.toml'} is there. Go on:\n")
    if folder != Path():
        click.echo(f"  cd {shlex.quote(str(folder))}")
    click.echo("  syndicate doctor        whether this machine has what it needs")
    click.echo("  syndicate run           and look at what it prints")
    if beginning.folder:
        click.echo(f"\nThen drop a text file into {folder / beginning.folder}.")


def _there(folder: Path) -> str:
    return f"{folder / 'config.toml'} is there already and stays as it is; name another folder, or edit it"


VERBS = (init,)
