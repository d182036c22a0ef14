import type { Split } from '@/lib/domain/splits/queries'
import type { MoveOutcome } from '@/lib/domain/splits/vocabulary'

const count = (number: number) => number.toLocaleString('en-GB')
export const howMany = (number: number) => `${count(number)} ${number === 1 ? 'patient' : 'patients'}`

/** What a move makes of a patient, before and afterwards. */
export const outcomeWords: Record<MoveOutcome, string> = {
  'moved-letter': 'With a new online account and a letter',
  'moved-record': 'The record; no online account here either',
  'moved-disabled': 'Without online access: it is disabled here, and none is made there',
  'moved-unchecked': 'Without online access: nobody has checked who they are',
  'moved-unnumbered': 'Without online access: no national number on file',
}

/** Who was chosen, in words. */
export function whoWords({ params: { who, value }, chosen }: Split): string {
  if (who === 'site') return `The patients of the site ${chosen.site ?? '(no longer there)'}`
  if (who === 'postcode') return `The patients with postcodes ${value}`
  if (who === 'clinician') return `The patients of ${value}`
  return who === 'numbers' ? 'The patients on a list' : 'All patients of this practice'
}

/** Why a rehearsal could not be finished. */
export function rehearsalFailure(failure: string): string {
  if (failure === 'not-there')
    return 'The person who chose it is no longer a manager of the other practice, or has not set up the second step it asks for.'
  return `It was tried several times (${failure}). Rehearse again; if it fails again, tell whoever runs this installation the word in brackets and the time.`
}
