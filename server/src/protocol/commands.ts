// The commands that code lenses name. Only our own client has them; types only.
import type { Location, Position } from 'vscode-languageserver-protocol';

/** The arguments of each command. */
export interface LensCommands {
  /** Where an id is defined, and the places that refer to it. */
  readonly 'isms.showReferences': readonly [uri: string, position: Position, locations: readonly Location[]];
  /** The root of the ISMS and ids of outcomes. */
  readonly 'isms.showOutcomes': readonly [root: string, outcomes: readonly string[]];
}
