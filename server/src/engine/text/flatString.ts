/**
 * The same text in memory of its own. A slice of a long text keeps the whole of it alive; what outlives the text
 * (facts, titles) must not.
 */
export const flatString = (text: string): string =>
  text.length < 13 ? text : JSON.parse(JSON.stringify(text));
