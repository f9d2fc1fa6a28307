"""`completion`: the script that has a shell complete verbs, options and names."""

from typing import ClassVar, Final

import click
from click.shell_completion import BashComplete, add_completion_class, get_completion_class

PROGRAM: Final = "syndicate"
VARIABLE: Final = "_SYNDICATE_COMPLETE"

# bash takes words apart at colons, and guids are full of them: so the line is taken apart here, at spaces, and what of
# the word bash has already (up to its last colon) is taken off again.
_BASH: Final = """\
%(complete_func)s() {
    local line="${COMP_LINE:0:COMP_POINT}" stem="" words=() response type value
    IFS=' ' read -ra words <<< "$line"
    [[ $line == *' ' ]] && words+=('')
    local cword=$((${#words[@]} - 1))
    local current="${words[cword]}"
    [[ $current == *:* && $COMP_WORDBREAKS == *:* ]] && stem="${current%%:*}:"
    response=$(IFS=' '; env COMP_WORDS="${words[*]}" COMP_CWORD="$cword" %(complete_var)s=bash_complete $1)
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("${value#"$stem"}") ;;
        esac
    done <<< "$response"
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


@add_completion_class
class _Bash(BashComplete):
    source_template: ClassVar[str] = _BASH


@click.command(epilog='Example: eval "$(syndicate completion bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that has a shell complete verbs, options and the names of sections, sources, outlets and guids.

    For good: `syndicate completion bash > ~/.local/share/bash-completion/completions/syndicate`; with zsh into a folder
    of $fpath as `_syndicate`; with fish into `~/.config/fish/completions/syndicate.fish`.
    """
    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(context.find_root().command, {}, PROGRAM, VARIABLE).source())


VERBS = (completion,)
