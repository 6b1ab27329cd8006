import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from '../../server/src/engine/text/nearest.js';

describe('edit distance', () => {
  test.each([
    ['', '', 0],
    ['risk', 'risk', 0],
    ['risk', 'rsik', 1],
    ['risk', 'risks', 1],
    ['risk', 'rsk', 1],
    ['risk', 'disk', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('from %o to %o is %i', (one, other, distance) => expect(editDistance(one, other, 9)).toBe(distance));

  test('is the same both ways, and never more than was made by so many edits', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.nat(12), (one, other, limit) => {
        const distance = editDistance(one, other, 20);
        expect(editDistance(other, one, 20)).toBe(distance);
        expect(editDistance(one, other, limit)).toBe(Math.min(distance, limit + 1));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});

describe('the nearest word', () => {
  test('is the one that differs least', () =>
    expect(nearest('in-reveiw', ['draft', 'in-review', 'approved'])).toBe('in-review'));
  test('does not care for case and what is between the words', () => {
    expect(nearest('In Review', ['draft', 'in-review'])).toBe('in-review');
    expect(nearest('nextReview', ['next_review', 'review'])).toBe('next_review');
  });
  test('is none where two are equally near', () => expect(nearest('RX', ['RA', 'RT'])).toBeNull());
  test('is none where all are far', () => expect(nearest('banana', ['draft', 'approved'])).toBeNull());
  test('is not found for a short word by changing most of it', () =>
    expect(nearest('on', ['off', 'or', 'error'])).toBe('or'));
});
