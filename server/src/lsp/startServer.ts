import {
  type CompletionItem,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Host } from '../host/host.js';
import type { InitializationOptions } from '../protocol/files.js';
import { codeActionOptions } from './actions.js';
import { type ClientSupport, clientSupport } from './clientSupport.js';
import { guarded } from './guarded.js';
import { navigationCapabilities, registerNavigation } from './navigation/registerNavigation.js';
import { annotationCapabilities, registerAnnotations } from './registerAnnotations.js';
import { registerNewDocuments } from './registerNewDocuments.js';
import { registerViews } from './registerViews.js';
import { ServerLog } from './serverLog.js';
import { Session } from './session.js';

/** What differs between the places a server runs in. */
export interface ServerPlatform {
  /** `null`: not known here. */
  readonly version: string | null;
  /** `clientFiles`: only the client can read the files. */
  host(clientFiles: boolean): Host;
  now(): Date;
  /** Calls back every so many milliseconds without keeping the process alive. */
  every(milliseconds: number, run: () => void): void;
}

/** How often the date is looked at: a computer that slept over midnight is a day behind for no longer. */
const dayInterval = 60_000;

const documentGlob = '**/*.{md,markdown,yaml,yml,schema.json}';

/** Serves one client over a connection until it says `exit`. */
export function startServer(connection: Connection, platform: ServerPlatform): void {
  const log = new ServerLog(connection.console);
  connection.onInitialize(params => {
    const support = serve(connection, platform, params, log);
    return initializeResult(platform.version, support);
  });
  connection.listen();
}

/** Returns whether it is our own client that is served. */
function serve(
  connection: Connection,
  platform: ServerPlatform,
  params: InitializeParams,
  log: ServerLog,
): ClientSupport {
  const options = (params.initializationOptions ?? {}) as Partial<InitializationOptions>;
  const isOwnClient = options.clientFiles !== undefined;
  const support = clientSupport(params.capabilities, isOwnClient);
  const session = new Session({
    connection,
    host: platform.host(options.clientFiles === true),
    support,
    log,
    folders: foldersOf(params),
    asOf: options.asOf ?? null,
    now: platform.now,
  });
  // Our own client watches the files itself.
  const registers = support.registersWatchers && !isOwnClient;
  const annotations = registerAnnotations(connection, session, support, log);
  connection.onInitialized(() => {
    annotations.start();
    if (registers)
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: documentGlob }] })
        .catch(() => log.say('The editor does not watch files: changes on disk are seen when it restarts.'));
    platform.every(dayInterval, () => session.dayMayHaveChanged());
    void session.start();
  });
  registerNotifications(connection, session, log);
  registerRequests(connection, session, log);
  registerNavigation(connection, session.asking, log);
  return support;
}

function registerNotifications(connection: Connection, session: Session, log: ServerLog): void {
  const on = <Params>(name: string, handler: (params: Params) => void) =>
    guarded<Params, void>(log, name, undefined, handler);
  connection.onDidOpenTextDocument(on('didOpen', params => session.opened(params)));
  connection.onDidChangeTextDocument(on('didChange', params => session.changed(params)));
  connection.onDidCloseTextDocument(on('didClose', params => session.closed(params)));
  connection.onDidChangeWatchedFiles(
    on('didChangeWatchedFiles', ({ changes }) => session.filesChanged(changes)),
  );
  connection.onNotification(
    DidChangeWorkspaceFoldersNotification.type,
    on('didChangeWorkspaceFolders', ({ event: { added, removed } }) =>
      session.foldersChanged(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      ),
    ),
  );
}

function registerRequests(connection: Connection, session: Session, log: ServerLog): void {
  const { actions, answers } = session;
  connection.onHover(guarded(log, 'hover', null, params => answers.hover(params)));
  connection.onDefinition(guarded(log, 'definition', null, params => answers.definition(params)));
  connection.onCompletion(
    guarded(log, 'completion', { items: [], isIncomplete: false }, params => answers.completion(params)),
  );
  connection.onCompletionResolve(item =>
    guarded(log, 'completionItem/resolve', item, (it: CompletionItem) => answers.resolveCompletion(it))(item),
  );
  connection.onCodeAction(guarded(log, 'codeAction', [], params => actions.codeActions(params)));
  connection.onCodeActionResolve(action =>
    guarded(log, 'codeActionResolve', action, () => actions.resolve(action))(action),
  );
  registerNewDocuments(connection, session, log);
  registerViews(connection, session, log);
}

function initializeResult(version: string | null, support: ClientSupport): InitializeResult {
  return {
    serverInfo: { name: 'isms-language-server', ...(version === null ? {} : { version }) },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      definitionProvider: true,
      completionProvider: { resolveProvider: true, triggerCharacters: [':', ' ', '[', '{', ',', '"', "'"] },
      codeActionProvider: codeActionOptions,
      ...annotationCapabilities(support.isOwnClient),
      ...navigationCapabilities(support),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
