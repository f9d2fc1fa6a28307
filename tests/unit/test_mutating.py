"""Every kind of slip is made, one at a time, and what is not a slip is left alone."""

import ast

import pytest

from tools.mutating import mutants


def changed(source: str) -> list[str]:
    return [ast.unparse(one.tree) for one in mutants(source)]


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("a < b", ["a <= b"]),
        ("a in b", ["a not in b"]),
        ("a <= b < c", ["a < b < c", "a <= b <= c"]),
        ("a and b", ["a or b"]),
        ("not a", ["a"]),
        ("a + b", ["a - b"]),
        ("a = 7", ["a = 8"]),
        ("a = True", ["a = False"]),
        ("a if b else c", ["a if not b else c"]),
        ("max(a)", ["pass", "min(a)"]),
        ("[a for a in b if a]", ["[a for a in b]"]),
        ("def f():\n    return a", ["def f():\n    return None"]),
        ("def f():\n    return None", []),
        ("def f():\n    return False", ["def f():\n    return True"]),
        ("if a:\n    b", ["if not a:\n    b"]),
        ("a += b", ["pass"]),
        ("'words'", []),
        ("from a import b", []),
        ("def f(a: dict[int, 2]) -> 3:\n    b", []),
    ],
)
def test_what_a_slip_makes_of_a_line(source: str, becomes: list[str]) -> None:
    assert changed(source) == becomes


def test_a_mutant_says_where_and_compiles() -> None:
    source = "def f(a):\n    '''Words.'''\n    return [b for b in a\n            if b > 1]\n"
    found = list(mutants(source))
    assert [one.line for one in found] == [3, 3, 4, 4]
    for one in found:
        compile(one.tree, "f.py", "exec")
    assert changed(source)[0] != ast.unparse(ast.parse(source))
