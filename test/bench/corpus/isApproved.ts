/** Whether a policy or procedure is approved: one of ten is still a draft, so nothing that counts as met rests on it. */
export const isApproved = (id: string): boolean => Number(id.slice(-4)) % 10 !== 7;
