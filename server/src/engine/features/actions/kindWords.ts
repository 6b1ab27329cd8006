/** A kind or type in words, with its article: `an audit report`. */
export const withArticle = (kind: string): string => {
  const words = kind.replaceAll('-', ' ');
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
};
