import type { Command } from '../command.js';
import { exitCode } from '../exitCode.js';

/** `isms lsp` */
export const lspCommand: Command = {
  name: 'lsp',
  summary: 'Runs the language server.',
  about: [
    'It speaks the Language Server Protocol on its standard input and output, until the editor ends it.',
  ],
  operands: '',
  leastOperands: 0,
  mostOperands: 0,
  options: [{ name: 'stdio', says: 'accepted for editors that give it; there is no other way' }],
  examples: ['isms lsp'],

  async run({ platform }) {
    await platform.startServer();
    return { exitCode: exitCode.clean, report: '' };
  },
};
