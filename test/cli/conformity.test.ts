import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../../server/src/cli/runCli.js';
import { builtInModel } from '../../server/src/engine/builtIn.js';
import { canonicalJson } from '../../server/src/engine/model/canonicalJson.js';
import { checkGroups } from '../../server/src/engine/model/checkModel.js';
import { conformityClaims } from '../../server/src/engine/model/conformityClaims.js';
import { conformityStatement } from '../../server/src/engine/model/conformityStatement.js';
import { Model } from '../../server/src/engine/model/model.js';
import { folderOf, ismsHere, schemaProblems } from '../support/cli.js';
import { memoryPlatform } from '../support/memoryPlatform.js';
import { cleanIsms } from '../support/smallIsms.js';

const small = folderOf(cleanIsms);
afterAll(() => small.close());
const said = async (...args: string[]) =>
  (await ismsHere(['conformity', ...args], { cwd: small.path })).stdout;

describe('isms conformity', () => {
  test('says of each claim how it stands, and in no form that the whole is so', async () => {
    for (const format of ['text', 'markdown', 'yaml', 'json']) {
      const report = await said('--format', format);
      expect(report).toContain('follows the structure of ISO/IEC TS 27022:2021');
      expect(report).not.toMatch(/conformant|conforms|complies|compliant/i);
      for (const { id } of conformityClaims) expect(report).toContain(id);
    }
    const text = await said();
    expect(text).toMatch(/^C-05 {2}5\.3\.2 +met +machine: declaration$/m);
    expect(text).toMatch(/^C-08 {2}5\.4 b +indicated {2}proxy: necessary, sufficient, activity$/m);
    expect(text).toMatch(/^C-11 {2}5\.5 +open +human$/m);
    expect(text).toContain('11 claims: 8 met, 2 indicated and 1 open.');
  });

  test('has one content as JSON and as YAML, in the form that is published', async () => {
    const json = await said('--format', 'json');
    expect(schemaProblems('conformity', json)).toEqual([]);
    expect(parse(await said('--format', 'yaml'))).toEqual(JSON.parse(json));
  });

  test('has the same hash of the same model, and another of one that an organization has shaped', async () => {
    const own = `decision: {reason: Risks are ranked by the board., by: mira.voss, on: 2026-03-30}
processes:
  - id: RA
    outcomes:
      - {id: RA-O4, title: Risks are ranked by the board}
`;
    const platform = memoryPlatform({
      'a/isms.yaml': 'organization: A\n',
      'b/isms.yaml': 'organization: B\n',
      'c/isms.yaml': 'organization: C\nmodel: {edition: 0.1.0-draft, extends: [own.yaml]}\n',
      'c/own.yaml': own,
    });
    expect(await runCli(['conformity', '--format', 'json'], platform)).toBe(0);
    const { statements } = JSON.parse(platform.written('stdout'));
    expect(
      statements.map((it: { isms: string[]; tailored: boolean }) => [it.isms.join(), it.tailored]),
    ).toEqual([
      ['a,b', false],
      ['c', true],
    ]);
    expect(statements[0].sha256).not.toBe(statements[1].sha256);
    expect(statements[0].sha256).toBe(JSON.parse(await said('--format', 'json')).statements[0].sha256);
  });
});

describe('the statement', () => {
  test('rests on groups of checks that there are', () => {
    const known = checkGroups.map(({ id }) => id);
    expect(conformityClaims.flatMap(({ checks }) => checks).filter(id => !known.includes(id))).toEqual([]);
  });

  test('says of a claim that is not met why', () => {
    const { data } = builtInModel();
    const { community } = data.declaration;
    const silent = { ...data.declaration, domain: ' ', community: { ...community, consensus_statement: '' } };
    const { claims } = conformityStatement(new Model({ ...data, declaration: silent }), '2026-09-15', '');
    const wrong = claims.filter(({ verdict }) => verdict === 'not-met').map(({ id }) => id);
    expect(wrong).toEqual(['C-01', 'C-03', 'C-05']);
    expect(claims[0]?.remarks.map(({ at }) => at)).toContain('/declaration/domain');
  });

  test('has a hash that the order of keys does not change', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: true, n: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"é\\"","d":null}]}',
    );
  });
});
