/** Parts as paragraphs; empty ones are left out. */
export const paragraphs = (...parts: readonly string[]): string =>
  parts.filter(part => part !== '').join('\n\n');

/** Texts come from documents: they must not become Markdown, icons or links. */
export const escaped = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-!<>|~$&]/g, '\\$&').replace(/\s+/g, ' ');
