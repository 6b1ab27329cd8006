import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveOnNode, type Transport } from './serveOnNode.js';

const help = `Usage: isms-language-server --stdio

Checks the Markdown and YAML of an information security management system and answers an editor
over the Language Server Protocol.

  --stdio      speak over standard input and output
  --node-ipc   speak over the channel of the Node process that started this one
  --help       show this
  --version    show the version
`;

const transports: Readonly<Record<string, Transport>> = { '--stdio': 'stdio', '--node-ipc': 'ipc' };
const args = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));

if (args.includes('--help') || args.includes('-h')) process.stdout.write(help);
else if (args.includes('--version')) process.stdout.write(`${version}\n`);
else {
  const transport = args.map(arg => transports[arg]).find(it => it !== undefined);
  if (transport) serveOnNode(transport, version);
  else {
    process.stderr.write(`error: say how to speak with the editor.\n\n${help}`);
    process.exitCode = 2;
  }
}
