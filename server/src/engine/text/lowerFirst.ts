/** A name as it stands inside a sentence: `Risk register` → `risk register`, but `ISMS scope statement` as it is. */
export const lowerFirst = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
