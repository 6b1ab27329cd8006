/** A document without anything wrong in it. */
export const decision = `---
id: DEC-1
title: The scan tool is bought first
process: RES
outcomes: [RES-O2]
status: decided
date: 2026-04-02
by: jonas.behr
question: Scan tool or penetration test?
options: [Scan tool, Penetration test]
decision: The scan tool.
reason: It finds the slips that happen.
owner: aylin.demir
classification: internal
---
# The scan tool is bought first
`;

/** An acceptance that has to be looked at again by 2026-12-31; the risk that it names is not there. */
export const acceptance = `---
id: ACC-1
title: Flood of requests
status: active
owner: jonas.behr
classification: internal
risk: R-016
level: 6
accepted_by: jonas.behr
accepted_on: 2026-02-27
reason: More protection costs more than an outage.
review_by: 2026-12-31
---
# Flood of requests
`;

export const settings = 'organization: Example\n';

/** An ISMS of one document, without findings. */
export const cleanIsms = { 'isms.yaml': settings, 'isms/decisions/DEC-1.md': decision } as const;

/** The same with a reference that leads nowhere. */
export const brokenIsms = { ...cleanIsms, 'risks/acceptances/ACC-1.md': acceptance } as const;
