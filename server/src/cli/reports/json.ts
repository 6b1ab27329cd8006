/** Any report as JSON; its form is published under schemas/output. */
export const json = (report: object): string => `${JSON.stringify(report, null, 2)}\n`;
