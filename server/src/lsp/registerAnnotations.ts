import type { Connection, ExecuteCommandParams, ServerCapabilities } from 'vscode-languageserver';
import { tellCommand } from './annotations.js';
import type { ClientSupport } from './clientSupport.js';
import { followSettings } from './followSettings.js';
import { guarded } from './guarded.js';
import type { ServerLog } from './serverLog.js';
import type { Session } from './session.js';

/** Our own client has the commands of the code lenses; the others get one that says a text. */
export const annotationCapabilities = (isOwnClient: boolean): ServerCapabilities => ({
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  ...(isOwnClient ? {} : { executeCommandProvider: { commands: [tellCommand] } }),
});

/** Answers what is shown between the lines, as the settings of the editor want it. */
export function registerAnnotations(
  connection: Connection,
  session: Session,
  support: ClientSupport,
  log: ServerLog,
): { start(): void } {
  const { annotations } = session;
  connection.onCodeLens(guarded(log, 'codeLens', [], params => annotations.codeLenses(params)));
  connection.onCodeLensResolve(lens =>
    guarded(log, 'codeLensResolve', lens, () => annotations.resolve(lens))(lens),
  );
  connection.languages.inlayHint.on(guarded(log, 'inlayHint', [], params => annotations.inlayHints(params)));
  connection.onExecuteCommand(
    guarded<ExecuteCommandParams, null>(log, 'executeCommand', null, ({ command, arguments: args }) => {
      if (command === tellCommand) void connection.window.showInformationMessage(String(args?.[0] ?? ''));
      return null;
    }),
  );
  return followSettings(connection, support, log, section => {
    annotations.prefer(section);
    session.refreshAnnotations();
  });
}
