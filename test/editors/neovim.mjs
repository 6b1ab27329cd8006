// Drives a Neovim without a screen by keys and expressions, as somebody at the keyboard would.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

/** How long something may take on a slow machine before it counts as not happening. */
const longest = 60_000;

export class Neovim {
  #program;
  #address;
  #process;
  #exit;
  output = '';

  /** `config`: the text of an init.lua. `env`: where the server is found. */
  constructor(program, { folder, config, file, env }) {
    this.#program = program;
    this.#address = path.join(path.dirname(config), 'nvim.sock');
    const args = ['--headless', '-n', '-i', 'NONE', '-u', config, '--listen', this.#address, file];
    this.#process = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream.setEncoding('utf8').on('data', text => {
        this.output += text;
      });
    this.#exit = new Promise(resolve => this.#process.on('exit', resolve));
  }

  /** Presses keys, in Vim's notation. */
  press(keys) {
    this.#remote('--remote-send', keys);
  }

  command(line) {
    this.press(`<C-\\><C-n>:${line.replaceAll('<', '<lt>')}<CR>`);
  }

  /** The value of a Lua expression; `undefined` while Neovim does not answer. */
  lua(expression) {
    const { status, stdout, stderr } = this.#remote(
      '--remote-expr',
      `luaeval("vim.fn.json_encode(${expression})")`,
    );
    // Neovim 0.7 writes it to the standard error output.
    const answer = (stdout || stderr || '').trim();
    return status === 0 && answer !== '' ? JSON.parse(answer) : undefined;
  }

  /** Asks until the value is as wanted; throws with the last one and what Neovim said when it never is. */
  async until(what, expression, isWanted) {
    const end = Date.now() + longest;
    let value;
    do {
      value = this.lua(expression);
      if (value !== undefined && isWanted(value)) return value;
      await new Promise(resolve => setTimeout(resolve, 100));
    } while (Date.now() < end);
    throw new Error(`${what}: ${JSON.stringify(value)}\n${this.output}`);
  }

  /** Ends it without writing anything; answers with the exit code. */
  async quit() {
    this.command('qa!');
    const late = setTimeout(() => this.#process.kill('SIGKILL'), longest);
    const code = await this.#exit;
    clearTimeout(late);
    return code;
  }

  #remote(option, text) {
    return spawnSync(this.#program, ['--headless', '--server', this.#address, option, text], {
      encoding: 'utf8',
      timeout: longest,
    });
  }
}
