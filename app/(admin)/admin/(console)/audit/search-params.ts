import type { AuditSearch } from '@/lib/domain/audit/queries'
import { auditActions } from '@/lib/domain/audit/vocabulary'
import { readCalendarDate } from '@/lib/domain/shared/calendar-date'
import { isId } from '@/lib/domain/shared/is-id'
import { formatDate } from '@/lib/format'

export type AuditParams = Partial<Record<'from' | 'to' | 'action' | 'staff' | 'patient' | 'before', string | string[]>>

/** What the address asks for; anything it cannot mean is left out. */
export function auditSearch(params: AuditParams): AuditSearch {
  const one = (name: keyof AuditParams) => {
    const value = params[name]
    return typeof value === 'string' && value ? value : undefined
  }
  const id = (name: keyof AuditParams) => {
    const value = one(name)
    return value && isId(value) ? value : undefined
  }
  return {
    from: day(one('from')),
    to: day(one('to')),
    action: auditActions.find((action) => action === one('action')),
    staffId: id('staff'),
    patientId: id('patient'),
    before: id('before'),
  }
}

/** The same search as the parts of an address. */
export function auditParams({ from, to, action, staffId, patientId }: AuditSearch): Record<string, string | undefined> {
  return { from, to, action, staff: staffId, patient: patientId }
}

/** Why a search may have found nothing, and what to do. */
export function nothingFound({ from, to }: AuditSearch): { title: string; text: string } {
  if (from && to && from > to)
    return {
      title: 'From is after To',
      text: `No day is after ${formatDate(from)} and before ${formatDate(to)}. Change one of the dates.`,
    }
  return { title: 'No events match', text: 'Try other dates, or leave a box empty.' }
}

function day(text: string | undefined): string | undefined {
  if (!text) return undefined
  const read = readCalendarDate(text)
  return read.ok ? read.value : undefined
}
