/** In which forms `isms check` can tell what it found. */
export const checkFormats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;
export type CheckFormat = (typeof checkFormats)[number];
