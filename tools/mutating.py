"""What one slip of the pen makes of a module: a comparison turned, a number off by one, a line left out."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Slip = tuple[str, ast.AST]
"""What was done, and what stands in place of the node."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one slip in it.

    Attributes:
        line: Where it is, from 1.
        slip: What was done, as `a < b -> a <= b`.
        tree: The module, ready to be compiled.
        statement: The one of its statements that the slip is in.
    """

    line: int
    slip: str
    tree: ast.Module
    statement: ast.stmt


_COMPARISONS: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
}
_SUMS: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.FloorDiv(),
    ast.FloorDiv: ast.Mult(),
    ast.Mod: ast.FloorDiv(),
    ast.BitOr: ast.BitAnd(),
    ast.BitAnd: ast.BitOr(),
}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}


def mutants(source: str) -> Iterator[Mutant]:
    """Every slip in turn, in the order of the lines; words in quotes are left alone."""
    tree = ast.parse(source)
    for number, statement in enumerate(tree.body):
        spots = [node for node in _living(ast.Module([statement], [])) if next(_slips(node), None)]
        for spot in sorted(spots, key=_line):
            for slip, instead in _slips(spot):
                memo: dict[int, Any] = {id(spot): ast.copy_location(instead, spot)}
                changed = ast.fix_missing_locations(deepcopy(statement, memo))
                yield Mutant(
                    _line(spot), slip, ast.Module([*tree.body[:number], changed, *tree.body[number + 1 :]], []), changed
                )


def _line(node: ast.AST) -> int:
    """Where a node begins; a comprehension has no line of its own but that of its target."""
    return node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 0)


def _living(node: ast.AST) -> Iterator[ast.AST]:
    """Every node whose change can change what the module does: no types, no imports."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.ImportFrom | ast.Import):
                yield child
                yield from _living(child)


def _slips(node: ast.AST) -> Iterator[Slip]:
    yield from _in_conditions(node)
    yield from _in_values(node)
    yield from _in_statements(node)


def _in_conditions(node: ast.AST) -> Iterator[Slip]:
    match node:
        case ast.Compare(left, [op], [right]):
            yield _said(node, ast.Compare(left, [_COMPARISONS[type(op)]], [right]))
        case ast.Compare(left, [one, other], rights):
            for ops in ([_COMPARISONS[type(one)], other], [one, _COMPARISONS[type(other)]]):
                yield _said(node, ast.Compare(left, ops, rights))
        case ast.BoolOp(op, values):
            yield _said(node, ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values))
        case ast.UnaryOp(ast.Not(), operand):
            yield _said(node, operand)
        case ast.IfExp(test, body, orelse) if not _turned_itself(test):
            yield _said(node, ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse))
        case ast.comprehension(target, iterated, [_, *_], is_async):
            kept = ast.comprehension(target, iterated, [], is_async)
            yield f"{ast.unparse(node).strip()} -> no condition", kept


def _in_values(node: ast.AST) -> Iterator[Slip]:
    match node:
        case ast.BinOp(left, op, right) if type(op) in _SUMS:
            yield _said(node, ast.BinOp(left, _SUMS[type(op)], right))
        case ast.Constant(bool() as value):
            yield _said(node, ast.Constant(not value))
        case ast.Constant(int() | float() as value):
            yield _said(node, ast.Constant(value + 1))
        case ast.Call(ast.Name(name), args, keywords) if name in _TWINS:
            yield _said(node, ast.Call(ast.Name(_TWINS[name], ast.Load()), args, keywords))


def _in_statements(node: ast.AST) -> Iterator[Slip]:
    match node:
        case ast.If(test, body, orelse) if not _turned_itself(test):
            yield f"if {ast.unparse(test)} -> if not", ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Return(ast.expr() as value) if not _says_no(value):
            yield f"return {ast.unparse(value)} -> return None", ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
            yield f"{ast.unparse(node)} -> left out", ast.Pass()


def _says_no(value: ast.expr) -> bool:
    """Whether None in place of the value would say the same."""
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False)


def _turned_itself(test: ast.expr) -> bool:
    """Whether a slip within the condition already turns it round."""
    return isinstance(test, ast.Compare) or (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not))


def _said(old: ast.expr, new: ast.expr) -> Slip:
    return f"{ast.unparse(old)} -> {ast.unparse(ast.fix_missing_locations(ast.copy_location(new, old)))}", new
