import type { OutcomeCoverage } from '../../coverage/coverageBook.js';
import { mustClaim } from '../../coverage/mustClaim.js';
import { appendItems } from '../../entries/editList.js';
import { keySpanAt, nodeAt } from '../../syntax/metadataTree.js';
import { clipped } from '../../text/words.js';
import { type Action, type ActionPlace, editOf } from './action.js';
import { inDocument, sourceOf, unitAt } from './unitAt.js';

/** More are for completion to offer. */
const mostOffered = 8;

/** The fields of a head at which somebody who thinks of its claims puts the cursor. */
const claimFields = ['/outcomes', '/process', '/id', '/kind', '/title'];

/** Names an outcome that the document does not claim yet and may claim, gaps first. */
export function claimOutcome(place: ActionPlace): readonly Action[] {
  const { engine, document } = place;
  const { kind } = document.recognition;
  const head = unitAt(engine, document, -1);
  if (!head || kind === null || !document.evidence || !isAtClaims(place, head.entry)) return [];
  const claimed = new Set(document.evidence.claims);
  const open = engine
    .coverage()
    .filter(
      ({ outcome }) =>
        outcome.evidence.includes(kind) &&
        mustClaim(engine.setup.model, outcome, kind) &&
        !claimed.has(outcome.id),
    );
  return [...open]
    .filter(({ state }) => state !== 'excluded')
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostOffered)
    .map(({ outcome, state }) => ({
      title: `Claim ${outcome.id} ${clipped(outcome.title, 48)} (${state})`,
      kind: 'refactor.rewrite',
      make: () =>
        editOf(
          document.uri,
          inDocument(head, appendItems(sourceOf(head, document), '/outcomes', [outcome.id])),
        ),
    }));
}

function isAtClaims(
  { start, document }: ActionPlace,
  { node, base }: { readonly node: Parameters<typeof nodeAt>[0]; readonly base: number },
): boolean {
  const line = document.text.lastIndexOf('\n', start - 1) + 1;
  return claimFields.some(pointer => {
    const key = node && keySpanAt(node, pointer);
    const value = nodeAt(node, pointer);
    if (!key || !value) return false;
    return document.text.lastIndexOf('\n', base + key.start - 1) + 1 <= line && start <= base + value.end + 1;
  });
}

const order = ['missing', 'claimed', 'thin', 'stale', 'suspect', 'partial', 'covered'];

const rank = ({ state }: OutcomeCoverage): number => order.indexOf(state);
