// What the tests use of two calendar parsers: their own declarations say far more, and differ in what they ask of a compiler.

declare module 'ical.js' {
  class Component {
    constructor(parsed: unknown);
    readonly name: string;
    getAllSubcomponents(name?: string): Component[];
  }
  class Event {
    constructor(component: Component);
    readonly uid: string;
    readonly summary: string;
    readonly description: string;
    readonly startDate: { readonly isDate: boolean; toString(): string };
  }
  const ICAL: {
    readonly Component: typeof Component;
    readonly Event: typeof Event;
    parse(text: string): unknown;
  };
  // biome-ignore lint/style/noDefaultExport: it is the one that the package has
  export default ICAL;
}

declare module 'node-ical' {
  export interface VEvent {
    readonly type: 'VEVENT';
    readonly uid: string;
    readonly start: Date;
    readonly datetype: string;
    readonly summary: unknown;
    readonly description: unknown;
  }
  export const sync: {
    parseICS(text: string): Readonly<Record<string, VEvent | { readonly type: string } | undefined>>;
  };
}
