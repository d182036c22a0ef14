export const roles = ['receptionist', 'manager', 'clinician'] as const
export type Role = (typeof roles)[number]
