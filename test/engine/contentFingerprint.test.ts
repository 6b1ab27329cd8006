import { describe, expect, test } from 'vitest';
import {
  contentFingerprint,
  isFingerprint,
  isSameContent,
} from '../../server/src/engine/suspect/contentFingerprint.js';

const policy = `# Access control

Access to systems that hold customer data is granted by the owner of the system, for a stated purpose and for at most
90 days. Accounts of people who leave are blocked on their last day. Administrator rights must not be used for daily work.
The owner of each system checks all rights twice a year and writes down who kept which right and why. Shared accounts are
forbidden, except for the break-glass account, whose password lies in the safe of the managing director. Every use of it
is reported to the ISMS manager within one day. Suppliers get their own accounts, limited to the systems in their contract.`;

const same = (text: string) => isSameContent(contentFingerprint(policy), contentFingerprint(text));

test('a fingerprint is short and has a form', () => {
  expect(contentFingerprint(policy)).toMatch(/^[0-9a-f]{8}\.[0-9a-f]{16}\.\d+$/);
  expect(isFingerprint(contentFingerprint(''))).toBe(true);
  expect(isFingerprint('TODO')).toBe(false);
});

describe('the same is said after', () => {
  test.each([
    ['other line breaks and blanks', policy.replaceAll('\n', '\r\n').replaceAll(' ', '  ')],
    ['emphasis and punctuation', policy.replace('must not', '**must not**').replaceAll('. ', '; ')],
    ['a typo put right', policy.replace('purpose', 'purpsoe')],
    ['a letter turned large', policy.replace('suppliers', 'SUPPLIERS')],
    ['a word exchanged for its like', policy.replace('stated purpose', 'named purpose')],
  ])('%s', (_, text) => expect(same(text)).toBe(true));
});

describe('something else is said after', () => {
  test.each([
    ['another number', policy.replace('90 days', '30 days')],
    ['a negation less', policy.replace('must not', 'must')],
    ['a word that forbids exchanged for one that allows', policy.replace('forbidden', 'allowed')],
    [
      'a new duty',
      `${policy} All rights of suppliers end with the calendar year and have to be asked for again by the owner.`,
    ],
    ['half of it gone', policy.slice(0, policy.length / 2)],
  ])('%s', (_, text) => expect(same(text)).toBe(false));
});
