/** What schemas for JUnit reports, Ant's and Jenkins', do not allow of a text. */
export declare function junitProblems(text: string): readonly string[];
