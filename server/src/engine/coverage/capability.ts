/** A rating of an attribute: more than `over`, up to and including `up_to` percent achieved. */
export interface Rating {
  readonly id: RatingId;
  readonly name: string;
  readonly over: number | null;
  readonly up_to: number;
}

export type RatingId = 'N' | 'P' | 'L' | 'F';

/** How process performance is rated: data of schemas/capability.yaml. */
export interface Capability {
  readonly framework: string;
  readonly edition: string;
  readonly attribute: { readonly id: string; readonly name: string };
  /** From worst to best. */
  readonly ratings: readonly Rating[];
  readonly method: {
    readonly aggregation: 'mean-of-midpoints';
    readonly most_with_an_outcome_not_achieved: RatingId;
  };
}
