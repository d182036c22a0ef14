import { chargebandById, listChargebands } from '@/lib/domain/chargebands/queries'
import { listMessages, unsentCounts } from '@/lib/domain/correspondence/queries'
import { openWithoutCheck } from '@/lib/domain/identifications/open-without-check'
import { lettersInTrouble } from '@/lib/domain/letters/letters-in-trouble'
import { alikePeople } from '@/lib/domain/patients/alike-people'
import { possibleDuplicates } from '@/lib/domain/patients/possible-duplicates'
import { chargebandPatients, newestPatients } from '@/lib/domain/patients/queries'
import { alikeForm } from '@/lib/domain/patients/schema'
import { registrationsBoard } from '@/lib/domain/registrations/staff-queries'
import { registrationsToday } from '@/lib/domain/registrations/today-queries'
import { waitingCounts } from '@/lib/domain/registrations/waiting-counts'
import type { Ctx } from '@/lib/domain/shared/context'

const smith = alikeForm('england').parse({
  familyName: 'Smith',
  dateOfBirth: { day: '7', month: '2', year: '1969' },
})

type List = { what: string; ask: (ctx: Ctx) => Promise<unknown> }

/** What staff's pages ask before anybody types: lists a page at a time, and what waits. */
export function lists(chargebandId: string, halfway: string, today: string): List[] {
  return [
    { what: 'Counts in the rail of every page', ask: waitingCounts },
    { what: 'Today: registrations', ask: (ctx) => registrationsToday(ctx, { zone: 'Europe/London', today }) },
    { what: 'Today: letters in trouble', ask: lettersInTrouble },
    { what: 'Today: open without a check', ask: openWithoutCheck },
    { what: 'Patients: the newest', ask: (ctx) => newestPatients(ctx) },
    { what: 'Registering: who may be on file', ask: (ctx) => alikePeople(ctx, smith) },
    { what: 'One patient: possible duplicates', ask: (ctx) => possibleDuplicates(ctx, halfway) },
    { what: 'Registrations, all states', ask: (ctx) => registrationsBoard(ctx, {}) },
    { what: 'Registrations in review', ask: (ctx) => registrationsBoard(ctx, { state: 'in-review' }) },
    { what: 'Registrations, halfway down', ask: (ctx) => registrationsBoard(ctx, { before: halfway }) },
    { what: 'Messages', ask: (ctx) => listMessages(ctx) },
    { what: 'Messages that failed', ask: (ctx) => listMessages(ctx, { fate: 'failed' }) },
    { what: 'Messages not needed', ask: (ctx) => listMessages(ctx, { fate: 'not-needed' }) },
    { what: 'Messages: how many wait and failed', ask: unsentCounts },
    { what: 'Chargebands with their counts', ask: (ctx) => listChargebands(ctx) },
    { what: 'One chargeband', ask: (ctx) => chargebandById(ctx, chargebandId) },
    { what: 'Patients of a chargeband', ask: (ctx) => chargebandPatients(ctx, { chargebandId }) },
  ]
}
