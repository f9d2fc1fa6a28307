"""One target under atheris, which takes the process over: `python -m bench.fuzz_target TARGET [libFuzzer's options]`.

What is tried next is chosen by which branches of syndicate the inputs before took. Half of them are damaged bit by
bit, as libFuzzer does, half as `tests/mutations.py` does, which knows what documents and fields are made of.
"""

import logging
import sys

import atheris
import structlog

from tests.mutations import mutated

with atheris.instrument_imports(include=["syndicate"]):
    from tests.fuzzing import targets


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """An input made of another one.

    Args:
        content: The other.
        most: Bytes that it may have.
        seed: The same for the same input.
    """
    if seed % 2 and (made := mutated(seed, [content])[:most]):
        return made
    return bytes(atheris.Mutate(content, most))


if __name__ == "__main__":
    structlog.configure(
        processors=[
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
    )
    [take] = [target.take for target in targets() if target.name == sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], take, custom_mutator=mutate)
    atheris.Fuzz()
