import * as vscode from 'vscode';
import type {
  AddEntryParams,
  AddEntryRequest,
  AddEntryResult,
  NewDocumentKind,
  NewDocumentKinds,
  NewDocumentKindsParams,
  NewDocumentKindsRequest,
  NewDocumentParams,
  NewDocumentRequest,
  NewDocumentResult,
} from '../../server/src/protocol/newDocument.js';
import { insertEntry, openNewFile } from './insertSnippet.js';
import { askFor, pickIsms, pickKind, pickPart } from './newDocumentPicks.js';
import type { Requests } from './serverConnection.js';

/** What a keybinding or another command may say in advance; only the rest is asked. */
export interface NewDocumentArguments {
  readonly root?: string;
  readonly kind?: string;
  readonly id?: string;
  /** Empty: left to be filled in. */
  readonly title?: string;
}

/** The commands that make new documents and entries. */
export function registerNewDocuments(client: Requests): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('isms.newDocument', (given?: NewDocumentArguments) =>
      newDocument(client, {}, isArguments(given) ? given : {}),
    ),
    vscode.commands.registerCommand('isms.newRecord', (outcome: string, given?: NewDocumentArguments) =>
      newDocument(client, { outcome }, isArguments(given) ? given : {}),
    ),
  );
}

/** Menus pass what they were opened on. */
const isArguments = (given: unknown): given is NewDocumentArguments =>
  typeof given === 'object' && given !== null && !(given instanceof vscode.Uri);

async function newDocument(
  client: Requests,
  { outcome }: { readonly outcome?: string },
  given: NewDocumentArguments,
): Promise<void> {
  const all = await client.sendRequest<readonly NewDocumentKinds[]>(
    'isms/newDocumentKinds' satisfies NewDocumentKindsRequest,
    {
      ...(outcome ? { outcome } : {}),
      ...(given.root ? { root: given.root } : {}),
    } satisfies NewDocumentKindsParams,
  );
  const isms = await pickIsms(all);
  if (!isms) return;
  const title = outcome ? `New evidence for ${outcome}` : 'New document';
  const kind = given.kind
    ? isms.kinds.find(it => it.kind === given.kind)
    : await pickKind(isms, title, outcome !== undefined);
  if (!kind) return;
  if (kind.there) return await addTo(client, kind, kind.there, title);
  await create(client, { root: isms.root, kind: kind.kind, ...(outcome ? { outcome } : {}) }, kind, given);
}

async function create(
  client: Requests,
  about: Pick<NewDocumentParams, 'root' | 'kind' | 'outcome'>,
  { name }: NewDocumentKind,
  given: NewDocumentArguments,
): Promise<void> {
  const made = (more: Pick<NewDocumentParams, 'id' | 'title'>) =>
    client.sendRequest<NewDocumentResult | null>(
      'isms/newDocument' satisfies NewDocumentRequest,
      {
        ...about,
        ...more,
        ...writer(),
      } satisfies NewDocumentParams,
    );
  const proposed = await made({});
  if (!proposed) return;
  const problemOf = async (id: string): Promise<string | null> => {
    if (!/^\S+$/.test(id)) return 'An id is one word.';
    const taken = (await made({ id }))?.idTakenBy ?? null;
    return taken && `'${id}' is defined in ${taken}.`;
  };
  const heading = `New ${lowerFirst(name)}`;
  const id = given.id ?? (await askFor({ title: heading, prompt: 'Id', value: proposed.id, problemOf }));
  if (id === undefined) return;
  const title =
    given.title ??
    (await askFor({
      title: `${heading} ${id}`,
      prompt: 'Title; leave it empty to fill it in later',
      value: '',
    }));
  if (title === undefined) return;
  const result = await made({ id, ...(title.trim() === '' ? {} : { title: title.trim() }) });
  if (result) await openNewFile(vscode.Uri.parse(result.uri), result.path, result.snippet);
}

/** Of this kind, an ISMS has one document: what is new is an entry of it. */
async function addTo(
  client: Requests,
  { lists, name }: NewDocumentKind,
  { uri, path }: NonNullable<NewDocumentKind['there']>,
  title: string,
): Promise<void> {
  const part = lists.length === 0 ? 'open' : await pickPart(lists, { name, path, title });
  if (part === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const editor = await vscode.window.showTextDocument(document);
  if (part === 'open') return;
  const entry = await client.sendRequest<AddEntryResult | null>(
    'isms/addEntry' satisfies AddEntryRequest,
    {
      uri,
      list: part.key,
      ...writer(),
    } satisfies AddEntryParams,
  );
  if (entry) await insertEntry(editor, entry);
  else
    void vscode.window.showInformationMessage(
      `The list '${part.key}' in ${path} is not written line by line, so nothing was added.`,
    );
}

/** Who writes, and when. */
function writer(): Pick<NewDocumentParams, 'owner' | 'time'> {
  const owner = vscode.workspace.getConfiguration('isms').get<string>('owner', '').trim();
  return { time: timeOf(new Date()), ...(owner === '' ? {} : { owner }) };
}

/** The time of day of this machine, to the minute, with its zone. */
function timeOf(now: Date): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const ahead = -now.getTimezoneOffset();
  const zone = `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
  return `${two(now.getHours())}:${two(now.getMinutes())}:00${zone}`;
}

const lowerFirst = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
