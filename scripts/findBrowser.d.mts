/** The path of a browser: `$CHROMIUM`, else one that is installed, else one installed now. */
export function findBrowser(): string;
