import type { DocumentLinkParams, DocumentLink as ProtocolLink } from 'vscode-languageserver';
import { documentLinks, linkTarget } from '../../engine/index.js';
import { canonicalUri } from '../canonicalUri.js';
import { Places } from '../places.js';
import { type Asking, askedDocument } from './asking.js';

/** What a link on an id leads to is worked out when it is followed. */
interface LinkData {
  readonly uri: string;
  readonly id: string;
  readonly types: readonly string[];
}

export function documentLinksAnswer(asking: Asking, params: DocumentLinkParams): ProtocolLink[] | null {
  const asked = askedDocument(asking, params);
  if (!asked) return null;
  const { engine, uri, places } = asked;
  return documentLinks(engine, uri).map(({ to, ...span }) => {
    const range = places.range(uri, span);
    if ('uri' in to) return { range, target: places.clientUri(to.uri) };
    const data: LinkData = { uri, ...to };
    return { range, data };
  });
}

export function resolvedLink({ workspace, store }: Asking, link: ProtocolLink): ProtocolLink {
  const { uri = '', id = '', types = [] } = (link.data ?? {}) as Partial<LinkData>;
  const engine = workspace.engineOf(canonicalUri(uri));
  const target = engine && linkTarget(engine, id, types);
  if (!target) return link;
  const { uri: file, range } = new Places(workspace, store).location(target);
  const { line, character } = range.start;
  return { ...link, target: `${file}#L${line + 1},${character + 1}`, tooltip: target.title };
}
