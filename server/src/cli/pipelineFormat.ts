/** In which forms `isms check` and `isms diff` can tell what they found. */
export const pipelineFormats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;
export type PipelineFormat = (typeof pipelineFormats)[number];
