import type { AccessibleNeed } from '@/lib/domain/patients/vocabulary'

export const needWords: Record<AccessibleNeed, string> = {
  'large-print': 'Large print',
  'easy-read': 'Easy Read',
  braille: 'Braille',
  audio: 'Audio',
  'sign-language': 'Sign language',
  'contact-by-text': 'Contact by text only',
}
