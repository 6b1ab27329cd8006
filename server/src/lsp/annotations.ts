import type { CodeLens, CodeLensParams, Command, InlayHint, InlayHintParams } from 'vscode-languageserver';
import {
  codeLenses,
  type Engine,
  inlayHints,
  placesReferring,
  type CodeLens as Shown,
  type Workspace,
} from '../engine/index.js';
import type { LensCommands } from '../protocol/commands.js';
import { canonicalUri } from './canonicalUri.js';
import type { ClientSupport } from './clientSupport.js';
import type { DocumentStore } from './documentStore.js';
import { Places } from './places.js';
import { type Preferences, preferencesIn } from './preferences.js';

export interface AnnotationSetup {
  readonly workspace: Workspace;
  readonly store: DocumentStore;
  readonly support: ClientSupport;
}

/** What a code lens carries until somebody looks at it. */
interface LensData {
  readonly uri: string;
  readonly id: string;
}

/** What is shown between the lines and is no part of the text: code lenses and inlay hints, as far as they are wanted. */
export class Annotations {
  readonly #setup: AnnotationSetup;
  #preferences: Preferences = preferencesIn(undefined);

  constructor(setup: AnnotationSetup) {
    this.#setup = setup;
  }

  /** `section`: the settings under `isms`, as the client gave them. */
  prefer(section: unknown): void {
    this.#preferences = preferencesIn(section);
  }

  /** Who refers to an entry is counted here and looked up when the lens comes into sight. */
  codeLenses({ textDocument }: CodeLensParams): CodeLens[] {
    const uri = canonicalUri(textDocument.uri);
    const engine = this.#setup.workspace.engineOf(uri);
    if (!engine) return [];
    const places = this.#places();
    return codeLenses(engine, uri, this.#preferences.lenses).map(lens => {
      const range = places.range(uri, lens);
      if (lens.is === 'coverage') return { range, command: this.#coverageCommand(engine, lens) };
      return { range, data: { uri, id: lens.id } satisfies LensData };
    });
  }

  resolve(lens: CodeLens): CodeLens {
    const { uri, id } = (lens.data ?? {}) as Partial<LensData>;
    const engine = uri === undefined ? null : this.#setup.workspace.engineOf(uri);
    if (!engine || uri === undefined || id === undefined) return lens;
    const places = this.#places();
    const found = placesReferring(engine, id);
    const title = `Referenced by ${found.length}`;
    if (!this.#setup.support.isOwnClient) {
      const paths = [...new Set(found.map(it => engine.pathOf(it.uri)))];
      return { range: lens.range, command: tell(title, `${id} is referred to in ${paths.join(', ')}.`) };
    }
    const locations = found.map(it => places.location(it));
    const args = [places.clientUri(uri), lens.range.start, locations] as const;
    return { range: lens.range, command: ownCommand(title, 'isms.showReferences', args) };
  }

  inlayHints({ textDocument, range }: InlayHintParams): InlayHint[] {
    const uri = canonicalUri(textDocument.uri);
    const engine = this.#setup.workspace.engineOf(uri);
    if (!engine) return [];
    const places = this.#places();
    const stretch = { start: places.offsetAt(uri, range.start), end: places.offsetAt(uri, range.end) };
    return inlayHints(engine, uri, stretch, this.#preferences.hints).map(({ offset, label, tooltip }) => ({
      position: places.range(uri, { start: offset, end: offset }).start,
      label,
      paddingLeft: true,
      ...(tooltip === null ? {} : { tooltip }),
    }));
  }

  #coverageCommand(engine: Engine, { title, outcomes }: Extract<Shown, { is: 'coverage' }>): Command {
    if (this.#setup.support.isOwnClient) {
      return ownCommand(title, 'isms.showOutcomes', [engine.root, outcomes]);
    }
    const lines = engine
      .coverage()
      .filter(({ outcome }) => outcomes.includes(outcome.id))
      .map(({ outcome, state }) => `${outcome.id} ${outcome.title} (${state})`);
    return tell(title, lines.length > 0 ? `${lines.join('; ')}.` : `${title}.`);
  }

  #places(): Places {
    return new Places(this.#setup.workspace, this.#setup.store);
  }
}

const ownCommand = <Name extends keyof LensCommands>(
  title: string,
  command: Name,
  args: LensCommands[Name],
): Command => ({ title, command, arguments: [...args] });

/** Shows its one argument, a text. */
export const tellCommand = 'isms.tell';

/** For editors that do not know our commands, the server has one that says a text. */
const tell = (title: string, text: string): Command => ({ title, command: tellCommand, arguments: [text] });
