import * as vscode from 'vscode';
import type { LensCommands } from '../../server/src/protocol/commands.js';
import type { IsmsCoverage, OutcomeBrief } from '../../server/src/protocol/coverage.js';
import type { CoverageModel } from './coverageModel.js';

/** The commands that code lenses name; the palette does not offer them. */
export function registerLensCommands(
  coverage: CoverageModel,
  reveal: (root: string, outcome: string) => Thenable<void>,
): vscode.Disposable {
  return vscode.Disposable.from(
    register('isms.showReferences', showReferences),
    register('isms.showOutcomes', async (root, ids) => {
      if (ids.length === 0) {
        void vscode.window.showInformationMessage(
          'This document is evidence for no outcome. Name under outcomes: what it shows; the light bulb at its id offers what it may claim.',
        );
        return;
      }
      const chosen = await chosenOutcome(outcomesIn(coverage.current, root, ids));
      if (chosen !== undefined) await reveal(root, chosen);
    }),
  );
}

const register = <Name extends keyof LensCommands>(
  name: Name,
  run: (...args: LensCommands[Name]) => unknown,
): vscode.Disposable =>
  vscode.commands.registerCommand(name, (...args: unknown[]) =>
    run(...(args as unknown as LensCommands[Name])),
  );

function showReferences(
  uri: string,
  position: LensCommands['isms.showReferences'][1],
  locations: LensCommands['isms.showReferences'][2],
): Thenable<unknown> {
  return vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    toPosition(position),
    locations.map(
      ({ uri: at, range }) =>
        new vscode.Location(
          vscode.Uri.parse(at),
          new vscode.Range(toPosition(range.start), toPosition(range.end)),
        ),
    ),
  );
}

const toPosition = ({ line, character }: LensCommands['isms.showReferences'][1]): vscode.Position =>
  new vscode.Position(line, character);

function outcomesIn(
  current: CoverageModel['current'],
  root: string,
  ids: readonly string[],
): readonly OutcomeBrief[] {
  const all: readonly IsmsCoverage[] = current === null || current === 'unavailable' ? [] : current;
  return all
    .filter(isms => isms.root === root)
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ id }) => ids.includes(id));
}

/** Of several outcomes, the one that somebody picks; each is shown with its state and with what it lacks first. */
async function chosenOutcome(outcomes: readonly OutcomeBrief[]): Promise<string | undefined> {
  const [only, ...others] = outcomes;
  if (only && others.length === 0) return only.id;
  const items = outcomes.map(({ id, title, state, lacks }) => ({
    id,
    label: `${id} ${title}`,
    description: state,
    detail: lacks ?? '',
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Outcomes that this document covers',
    placeHolder: 'Pick one to see why it is in this state',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}
