"""Every command in the documentation is typed, page by page; what cannot be is parsed, and stands in a list."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.arrangements import ARRANGEMENTS, ELSEWHERE, HELD, USUAL, WORDS, Arrangement
from tests.docs.fragments import furnish, whole
from tests.docs.lines import parse, program_lines
from tests.door import door
from tests.house import OwnHouse, eventually, make_house
from tests.markdown import Block, blocks, pages
from tests.named import is_there
from tests.terminal import Terminal, looks_like, terminal

ENDLESS = re.compile(r"syndicate tail(?!.*--no-wait)|curl -s?f?N")
TYPED = {"sh", "console", "cron"}
OF_THEIR_OWN = {
    "toml",  # test_configurations.py
}


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with door(tmp_path_factory.mktemp("door")) as folder:
        yield folder


def of(page: str) -> list[Block]:
    """What is typed, or stands in the list."""
    return [block for block in blocks(page) if block.kind not in OF_THEIR_OWN]


def is_held(block: Block) -> bool:
    return any(block.text.startswith(beginning) for beginning in HELD.get(block.page, ()))


def furnished(page: str, arrangement: Arrangement, folder: Path) -> tuple[OwnHouse, dict[str, str]]:
    """The house that a page is typed in, with what it needs; and variables."""
    house = make_house(folder)
    own = [block.text for block in blocks(page) if block.kind == "toml"] if arrangement.configured else []
    fragments = [re.sub(r'(?<=")/(?=(?:etc|srv|var)/)', f"{folder}/", text) for text in (*own, arrangement.config)]
    variables = furnish(house, whole(house, *fragments))
    for place in ("tmp", "srv", "etc/syndicate", "spool"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    for name, text in arrangement.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    for number in range(arrangement.rejects):
        house.drop(f"bad{number}.xml", f"<nitf>{number}")
    if arrangement.rejects:
        house.syndicate("collect")
    for story in arrangement.stories:
        assert house.syndicate("file", given=story.encode()).code == 0
    return house, variables


@pytest.mark.parametrize(
    "page", [page for page in pages() if page not in ELSEWHERE and not all(map(is_held, of(page)))]
)
def test_a_page_is_typed(page: str, programs: Path, tmp_path: Path) -> None:
    arrangement = ARRANGEMENTS.get(page, USUAL)
    house, variables = furnished(page, arrangement, tmp_path)
    with terminal(house, programs, environment=variables, words={**WORDS, **arrangement.words}) as shell:
        if arrangement.runs:
            shell.type("syndicate run")
            eventually(lambda: "<item>" in house.get("/world/rss.xml").text)
        type_page(page, arrangement, shell)


def type_page(page: str, arrangement: Arrangement, shell: Terminal) -> None:
    told = ""
    for block in of(page):
        if is_held(block):
            continue
        commands, shown = parted(block)
        if commands:
            shell.type(arrangement.before.get(commands.partition("\n")[0], ""))
            told = typed(commands, shown, arrangement, shell)
        assert looks_like(shell.here(shown), told), f"{block} shows\n{shown}\nand this was told:\n{told}"
        if arrangement.briefly:
            shell.end()


SAFE = re.compile(
    r"(?:\.venv/bin/)?syndicate|curl|cp|cd|printf|eval|install|openssl|chmod|python3|mv|rm|kill|touch|sqlite3|ls|grep|git"
)


def typed(commands: str, shown: str, arrangement: Arrangement, shell: Terminal) -> str:
    for line in commands.replace("\\\n", " ").splitlines():
        assert not line.strip() or SAFE.match(line.strip()), f"not to be typed here, so put it into HELD: {line}"
    name = commands.partition("\n")[0]
    if ENDLESS.match(commands):
        told = [shell.listen(line, arrangement.meanwhile.get(name, ""), shown) for line in commands.splitlines()]
        return "".join(told)
    return shell.type(commands, arrangement.given.get(name, ""), arrangement.codes.get(name, 0))


def parted(block: Block) -> tuple[str, str]:
    """What is typed in a block, and what is shown."""
    if block.kind == "sh":
        return block.text, ""
    if block.kind == "cron":
        return " ".join(block.text.split()[5:]), ""
    if block.kind != "console":
        return "", block.text
    lines = block.text.splitlines()
    commands = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    return "\n".join(commands), "\n".join(line for line in lines if not line.startswith("$ "))


EVERY_TYPED = [block for page in pages() for block in blocks(page) if block.kind in TYPED]


@pytest.mark.parametrize("block", [block for block in EVERY_TYPED if is_held(block)], ids=str)
def test_what_is_not_typed_is_sound(block: Block) -> None:
    text, _ = parted(block)
    read = subprocess.run(["bash", "-n"], input=text, text=True, capture_output=True, check=False)
    assert read.stderr == ""
    for words in program_lines(text):
        parse(words)


def test_what_is_not_typed_is_there_and_has_a_reason() -> None:
    for page, held in HELD.items():
        for beginning, reason in held.items():
            assert any(block.text.startswith(beginning) for block in of(page)), f"{page} has no block {beginning!r}"
            assert reason
            assert_tests_are_there(reason)
    for reason in ELSEWHERE.values():
        assert_tests_are_there(reason)
    assert set(ARRANGEMENTS) | set(ELSEWHERE) <= set(pages())


def assert_tests_are_there(reason: str) -> None:
    for file in re.findall(r"[\w/]+\.py", reason):
        assert is_there(file, "") or is_there(f"docs/{file}", ""), file


@pytest.mark.parametrize("page", ARRANGEMENTS)
def test_what_a_page_needs_is_for_blocks_that_there_are(page: str) -> None:
    needs = ARRANGEMENTS[page]
    first = {parted(block)[0].partition("\n")[0] for block in of(page)}
    assert {*needs.before, *needs.given, *needs.meanwhile, *needs.codes} <= first
