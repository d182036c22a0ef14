import type { RegistrationStanding } from '@/lib/domain/patients/vocabulary'

export const standingWords: Record<RegistrationStanding, string> = {
  registered: 'Registered',
  temporary: 'Temporary',
  deducted: 'Deducted (left the practice)',
  deceased: 'Deceased',
}
