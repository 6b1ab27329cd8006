import {
  type CodeAction,
  CodeActionKind,
  type CodeActionOptions,
  type CodeActionParams,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type Action,
  actionKinds,
  actionsAt,
  type FileChange,
  type Span,
  type TextEdit,
} from '../engine/index.js';
import { canonicalUri } from './canonicalUri.js';
import type { Asking } from './navigation/asking.js';
import { Places } from './places.js';
import { toDiagnostic } from './toProtocol.js';

export const codeActionOptions: CodeActionOptions = {
  codeActionKinds: [...actionKinds],
  resolveProvider: true,
};

/** What an action carries until somebody chooses it: where it was offered. Its title tells it from the others there. */
interface ActionData extends Span {
  readonly uri: string;
}

/** What can be done at a place. The edits of an action are worked out when it is chosen, where the client waits for that. */
export class Actions {
  readonly #setup: Asking;

  constructor(setup: Asking) {
    this.#setup = setup;
  }

  /** Findings are those of the text as it is now. */
  codeActions({ textDocument, range, context }: CodeActionParams): CodeAction[] {
    const { workspace, support } = this.#setup;
    const uri = canonicalUri(textDocument.uri);
    const engine = workspace.engineOf(uri);
    if (!engine || !support.codeActions) return [];
    const places = this.#places();
    const span = { start: places.offsetAt(uri, range.start), end: places.offsetAt(uri, range.end) };
    return actionsAt(engine, uri, span, kind => isWanted(kind, context.only))
      .filter(({ movesFiles }) => !movesFiles || support.movesFiles)
      .flatMap(action => this.#shown(action, { uri, ...span }, places));
  }

  resolve(action: CodeAction): CodeAction {
    const { uri, start, end } = (action.data ?? {}) as Partial<ActionData>;
    const engine = uri === undefined ? null : this.#setup.workspace.engineOf(uri);
    if (!engine || uri === undefined || start === undefined || end === undefined) return action;
    const chosen = actionsAt(engine, uri, { start, end }, kind => kind === action.kind).find(
      ({ title }) => title === action.title,
    );
    const made = chosen?.make();
    return made ? { ...action, ...this.#done(made, this.#places()) } : action;
  }

  #shown(action: Action, data: ActionData, places: Places): readonly CodeAction[] {
    const { support } = this.#setup;
    const { title, kind, isPreferred, mends } = action;
    const shown: CodeAction = {
      title,
      kind,
      ...(isPreferred ? { isPreferred } : {}),
      ...(mends ? { diagnostics: [toDiagnostic(mends, places, support)] } : {}),
    };
    if (support.resolvesActions) return [{ ...shown, data }];
    const made = action.make();
    return made ? [{ ...shown, ...this.#done(made, places) }] : [];
  }

  /** What an action does; our own client shows the file that it has made. */
  #done(files: readonly FileChange[], places: Places): Pick<CodeAction, 'edit' | 'command'> {
    const edit = this.#edit(files, places);
    const created = files.find(({ is }) => is === 'create');
    if (!created || !this.#setup.support.isOwnClient) return { edit };
    return {
      edit,
      command: { title: 'Open', command: 'vscode.open', arguments: [places.clientUri(created.uri)] },
    };
  }

  #edit(files: readonly FileChange[], places: Places): WorkspaceEdit {
    if (!this.#setup.support.versionedEdits) return { changes: plainChanges(files, places) };
    return { documentChanges: files.flatMap(file => documentChanges(file, places)) };
  }

  #places(): Places {
    return new Places(this.#setup.workspace, this.#setup.store);
  }
}

function plainChanges(files: readonly FileChange[], places: Places): NonNullable<WorkspaceEdit['changes']> {
  return Object.fromEntries(
    files.flatMap(file =>
      file.is === 'edit'
        ? [[places.clientUri(file.uri), textEdits(file.uri, file.edits, places)] as const]
        : [],
    ),
  );
}

function documentChanges(
  file: FileChange,
  places: Places,
): NonNullable<WorkspaceEdit['documentChanges']>[number][] {
  const uri = places.clientUri(file.uri);
  if (file.is === 'delete') return [{ kind: 'delete', uri }];
  if (file.is === 'edit') {
    const edit: TextDocumentEdit = {
      textDocument: { uri, version: places.version(file.uri) },
      edits: textEdits(file.uri, file.edits, places),
    };
    return [edit];
  }
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: file.text }],
    },
  ];
}

const textEdits = (uri: string, edits: readonly TextEdit[], places: Places) =>
  edits.map(edit => ({ range: places.range(uri, edit), newText: edit.text }));

/**
 * Whether a kind of action is asked for, itself or by what it is part of. Where nothing is asked for, everything is but
 * what changes the whole file.
 */
const isWanted = (kind: string, only: readonly string[] | undefined): boolean =>
  only === undefined
    ? !kind.startsWith(CodeActionKind.Source)
    : only.some(it => it === '' || kind === it || kind.startsWith(`${it}.`));
