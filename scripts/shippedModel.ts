import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../server/src/engine/model/model.js';
import { readModel } from '../server/src/engine/model/readModel.js';
import { strictAjv } from './validators.js';

const folder = 'schemas/model';

/** The process reference model under schemas/model; throws with every problem and its place when it has one. */
export function readShippedModel(): Model {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter(path => path.endsWith('.yaml'))
    .sort()
    .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  const check = strictAjv().compile(JSON.parse(readFileSync('schemas/model.schema.json', 'utf8')));
  const validate = (value: unknown) =>
    check(value)
      ? []
      : (check.errors ?? []).map(({ instancePath, keyword, params }) => ({
          instancePath,
          message: `${keyword} ${JSON.stringify(params)}`,
        }));
  const { model, problems } = readModel(files, validate);
  if (!model || problems.length > 0) {
    const lines = problems.map(({ path, span, message }) => {
      const before = (files.find(file => file.path === path)?.text ?? '').slice(0, span.start).split('\n');
      return `${folder}/${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${message}`;
    });
    throw new Error(`The process reference model has problems:\n${lines.join('\n')}`);
  }
  return model;
}
