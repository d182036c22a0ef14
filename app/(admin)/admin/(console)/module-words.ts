import type { Module } from '@/lib/domain/modules/vocabulary'

/** What staff call a service, and what a patient may do with it. */
export const moduleWords: Record<Module, { name: string; may: string }> = {
  appointments: { name: 'Appointments', may: 'book, change and cancel appointments' },
  repeats: { name: 'Repeat medicines', may: 'order repeat medicines' },
  acutes: { name: 'Acute medicines', may: 'order medicines that are not on repeat' },
  messaging: { name: 'Messages', may: 'write to the practice' },
  summary: { name: 'Summary record', may: 'see allergies, medicines and problems' },
  'detailed-record': { name: 'Detailed coded record', may: 'see the coded record' },
  'pharmacy-view': { name: 'Pharmacy nomination – view', may: 'see their pharmacy' },
  'pharmacy-update': { name: 'Pharmacy nomination – update', may: 'choose another pharmacy' },
}
