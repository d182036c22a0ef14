import type { TagKind } from '@/components/ui/tag'
import type { BatchProgress } from '@/lib/domain/batches/queries'
import type { BatchKind, BatchStatus } from '@/lib/domain/batches/vocabulary'
import { paths } from '@/lib/web/paths'

/** How each kind of long work calls itself and what it counts. */
export const kindWords: Record<BatchKind, { title: string; one: string; many: string }> = {
  letters: { title: 'Registration letters', one: 'letter', many: 'letters' },
  import: { title: 'Import of patients', one: 'row', many: 'rows' },
  split: { title: 'Move to another practice', one: 'patient', many: 'patients' },
}

export const statusWords: Record<BatchStatus, { text: string; kind: TagKind }> = {
  draft: { text: 'Not started', kind: 'off' },
  checking: { text: 'Checking', kind: 'wait' },
  waiting: { text: 'Waiting to start', kind: 'wait' },
  running: { text: 'Running', kind: 'wait' },
  stopped: { text: 'Stopped', kind: 'warn' },
  done: { text: 'Done', kind: 'good' },
  failed: { text: 'Failed', kind: 'bad' },
}

/** Where it is looked over before it starts, and watched afterwards. */
export function draftPage({ id, kind, status }: BatchProgress): string {
  if (status !== 'draft' && status !== 'checking') return paths.batch(id)
  if (kind === 'split') return paths.split(id)
  return kind === 'letters' ? paths.letterBundle(id) : paths.importDraft(id)
}

/** Where work of a kind begins. */
export function homeOf(kind: BatchKind): { href: string; text: string } {
  if (kind === 'letters') return { href: paths.letters(), text: 'Letters' }
  return kind === 'import'
    ? { href: paths.importPatients(), text: 'Import patients' }
    : { href: paths.splits(), text: 'Move patients to another practice' }
}

const count = (number: number) => number.toLocaleString('en-GB')

/** "3,200 of 10,000 letters". */
export function progressSentence({ kind, done, leftOut, total }: BatchProgress): string {
  const { one, many } = kindWords[kind]
  return `${count(done + leftOut)} of ${count(total)} ${total === 1 ? one : many}`
}

/** The same in a list, where whoever was left out must not pass for done: "4 of 10 letters, 6 left out". */
export function resultSentence(batch: BatchProgress): string {
  const { leftOut } = batch
  const done = progressSentence({ ...batch, leftOut: 0 })
  return leftOut > 0 ? `${done}, ${count(leftOut)} left out` : done
}

export function leftOutSentence({ kind, leftOut }: BatchProgress): string {
  // Who gets no letter is a patient.
  const { one, many } = kindWords[kind === 'letters' ? 'split' : kind]
  return `${count(leftOut)} ${leftOut === 1 ? `${one} was` : `${many} were`} left out.`
}

/** Why it failed, and what to do about it. */
export function failureSentence(failure: string | null): string {
  if (failure === 'starter-gone') {
    return 'The person who started it no longer works here, so nothing more was done in their name. What is done stays done. Start the rest anew.'
  }
  if (failure === 'not-there') {
    return 'The person who started it is no longer a manager of the other practice, has not set up the second step it asks for, or online services were switched off there. What is done stays done. Resume when that is mended.'
  }
  return `It was tried several times and could not go on (${failure ?? 'unknown'}). What is done stays done, and nothing was done by half. Press Resume; if it fails again, tell whoever runs this installation the word in brackets and the time.`
}
