import type { Json } from '../syntax/metadataTree.js';

/** Something that an organization may set of a rule in `isms.yaml`, beyond how serious its findings are. */
export type RuleOption =
  | {
      readonly type: 'integer';
      readonly minimum: number;
      readonly maximum: number;
      readonly default: number;
      /** What it does, in one sentence. */
      readonly description: string;
    }
  | {
      /** A list of texts. */
      readonly type: 'array';
      readonly default: readonly string[];
      readonly description: string;
    };

/** The options of a rule by name, in snake case; `severity` is none of them. */
export type RuleOptions = Readonly<Record<string, RuleOption>>;

/** What a rule is given for its options. */
export type OptionValues<Options extends RuleOptions> = {
  readonly [Name in keyof Options]: Options[Name]['type'] extends 'integer' ? number : readonly string[];
};

/** What an option wants instead of a value, in words; `null` where the value will do. */
export function wantedInstead(option: RuleOption, value: Json): string | null {
  if (option.type === 'array')
    return Array.isArray(value) && value.every(it => typeof it === 'string' && it.trim() !== '')
      ? null
      : 'a list of texts';
  const { minimum, maximum } = option;
  const isFit = typeof value === 'number' && Number.isInteger(value) && minimum <= value && value <= maximum;
  return isFit ? null : `a whole number from ${minimum} to ${maximum}`;
}

/** The default of an option, as it would be written in YAML. */
export const defaultText = ({ default: value }: RuleOption): string =>
  typeof value === 'number' ? String(value) : `[${value.join(', ')}]`;
