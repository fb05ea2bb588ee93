"""Parts that are taken together and read as one, so that fewer are open at once.

Each function takes what it uses out of ``parts``, and items out of ``items``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from mkdocs_assessments.prove.automata.label_verbs import Top
from mkdocs_assessments.prove.automata.score import ScoreAutomaton
from mkdocs_assessments.prove.joint.proving import Proving, Screens
from mkdocs_assessments.prove.joint.slots import BlockSlot, ScoreSlot, Slot
from mkdocs_assessments.prove.leaves.axes import axes_of
from mkdocs_assessments.prove.leaves.items import BlockLeaf, ItemLeaf, Leaf, Rest
from mkdocs_assessments.prove.leaves.ranking import Ranking
from mkdocs_assessments.prove.leaves.ranking_in_block import RankingInBlock
from mkdocs_assessments.prove.leaves.ranking_over_blocks import Block, RankingOverBlocks
from mkdocs_assessments.prove.proofs import NotProvenError
from mkdocs_assessments.prove.work import spend


def take_only_screened(
    prover: Proving, screens: Screens, items: set[str], parts: dict[str, Leaf], rest: frozenset[str]
) -> None:
    """Take together those of the items ``rest``, which no score reads, that the same screens of validity look at."""
    circuit = prover.circuit
    rest -= {one for id in items for one in circuit.reads(id)}
    rest = frozenset(id for id in rest - circuit.blocks.keys() if not circuit.items[id].ask)
    if prover.blanks:
        return
    groups: dict[tuple[int, ...], list[str]] = {}
    for id in sorted(rest, key=circuit.place.__getitem__):
        spend(len(screens))
        looking = tuple(place for place, screen in screens.items() if id in screen.of)
        groups.setdefault(looking, []).append(id)
    for looking, ids in groups.items():
        if len(ids) > 1:
            leaves = [prover.item(id) for id in ids]
            for id in ids:
                del parts[id]
            items.difference_update(ids)
            name = f"rest:{'+'.join(map(str, looking))}"
            parts[name] = Rest(name, leaves, {place: screens[place] for place in looking})


def take_rest_of_blocks(
    prover: Proving,
    automata: Iterable[ScoreAutomaton],
    items: set[str],
    parts: dict[str, Leaf],
    scope: frozenset[str],
) -> None:
    """Where one item alone of those with a total is read, sum the others out.

    ``scope``: what screens of validity look at.
    """
    circuit = prover.circuit
    if prover.blanks:
        return
    asks = (circuit.items[id].ask for id in items)
    read = scope.union(*(automaton.reads for automaton in automata))
    read = read.union(test.of for ask in asks if ask for test in ask.every_test)
    for id in sorted(items & circuit.blocks.keys(), key=circuit.place.__getitem__):
        block = circuit.blocks[id]
        total = circuit.items[id].scale.total
        if id not in items or len(block) < 2 or circuit.items[id].ask or total is None:
            continue
        used = [one for one in block if one in read]
        if len(used) == 1:
            lone, others = prover.item(used[0]), [one for one in block if one != used[0]]
            parts[used[0]] = BlockLeaf(lone, [prover.item(one) for one in others], total)
            for one in others:
                del parts[one]
            items.difference_update(block)


def ranking_of_all(
    prover: Proving, automata: Mapping[str, ScoreAutomaton], parts: Mapping[str, Leaf]
) -> RankingOverBlocks | None:
    """Everything as one ranking, where there is nothing but that and blocks with a total.

    ``automata``: those that are joint, the score's own among them by the empty name.
    """
    circuit, own = prover.circuit, automata[""]
    verb = own.main
    leaves = {id: part for id, part in parts.items() if isinstance(part, ItemLeaf) and id in circuit.blocks}
    if not isinstance(verb, Top) or prover.blanks or len(leaves) < len(parts):
        return None
    terms = [term.of for term in verb.score.terms]
    blocks = list(dict.fromkeys(circuit.blocks[id] for id in leaves))
    if len(set(terms)) < len(terms) or automata.keys() - {"", *terms} or verb.reads != own.private:
        return None
    if len(blocks) == 1 and len(automata) == 1:
        return None
    axes = axes_of(verb, automata, leaves)
    if axes is None or verb.score.need > len(terms):
        return None
    totals = [(block, circuit.items[block[0]].scale.total or Fraction(0)) for block in blocks]
    try:
        together = [Block([leaves[id] for id in block], total, axes) for block, total in totals]
        return RankingOverBlocks("ranking", verb, axes, together)
    except NotProvenError:
        return None


def take_block_ranked(
    prover: Proving, verb: Top, parts: dict[str, Leaf], slots: dict[str, Slot], taken: frozenset[str]
) -> RankingInBlock | None:
    """The items of one block with a total that are ranked, and that nothing else reads; with the block's slot.

    ``taken``: what other scores, screens or conditions have to do with.
    """
    circuit = prover.circuit
    first, *rest = sorted(verb.reads)
    block = circuit.blocks.get(first, ())
    name = f"block:{block[0]}" if block else ""
    total = circuit.items[first].scale.total if block else None
    asking = [slot.reads for slot in slots.values() if not isinstance(slot, BlockSlot | ScoreSlot)]
    if total is None or prover.blanks or not {first, *rest} <= set(block) or name not in slots:
        return None
    if taken.union(*asking) & set(block):
        return None
    leaves = {id: parts[id] for id in block}
    ranked = [leaf for id, leaf in leaves.items() if id in verb.reads and isinstance(leaf, ItemLeaf)]
    unread = [leaf for id, leaf in leaves.items() if id not in verb.reads and isinstance(leaf, ItemLeaf)]
    if len(ranked) + len(unread) < len(block) or not Ranking.fits(verb, ranked):
        return None
    ranking = RankingInBlock(f"ranking:{name}", verb, ranked, unread, total)
    for id in block:
        del parts[id]
    del slots[name]
    return ranking
