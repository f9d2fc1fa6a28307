"""What once broke a reader, and what usually comes, is read again."""

import pytest

from tests.fuzzing import CORPUS, Target, targets
from tests.mutations import mutated


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_what_was_found_breaks_nothing_any_more(target: Target) -> None:
    kept = [path.read_bytes() for path in sorted((CORPUS / target.name).glob("*"))]
    for content in (*target.seeds, *kept, *(mutated(seed, target.seeds) for seed in range(20))):
        target.take(content)


def test_every_folder_of_the_corpus_is_of_a_target() -> None:
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} <= {target.name for target in targets()}
