import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { ClientSupport } from './clientSupport.js';
import type { ServerLog } from './serverLog.js';

/** The part of the settings of the editor that is ours. */
const section = 'isms';

/**
 * Calls back with our settings at the start and whenever they change. A client that answers what its settings are is
 * asked; any other may send them along.
 */
export function followSettings(
  connection: Connection,
  { configuration, registersConfiguration }: ClientSupport,
  log: ServerLog,
  apply: (section: unknown) => void,
): { start(): void } {
  const ask = (): void => {
    connection.workspace
      .getConfiguration(section)
      .then(apply)
      .catch(error => log.failed('configuration', '', error));
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    if (configuration) ask();
    else apply((settings as Readonly<Record<string, unknown>> | null)?.[section]);
  });
  return {
    start() {
      if (configuration) ask();
      if (registersConfiguration)
        connection.client
          .register(DidChangeConfigurationNotification.type, { section })
          .catch(error => log.failed('configuration', '', error));
    },
  };
}
