import { languageWords } from '@/app/(admin)/admin/(console)/person-words'
import type { Needs } from '@/lib/domain/patients/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { formatDate } from '@/lib/format'
import { needWords } from '../needs-words'

type Props = { needs: Needs; interpreter: boolean; language: Locale }

/** What the patient needs to be told and written to rightly; seen on every tab. */
export function NeedsFlag({ needs, interpreter, language }: Props) {
  const flags = [
    ...needs.needs.map((need) => needWords[need]),
    ...(interpreter ? [language === 'en' ? 'Interpreter' : `${languageWords[language]} interpreter`] : []),
    ...(needs.note ? [needs.note] : []),
  ]
  if (needs.reviewOn) flags.push(`to be reviewed by ${formatDate(needs.reviewOn)}`)
  if (flags.length === 0) return null
  return (
    <p className="mt-3! inline-block rounded-box bg-warn-soft px-3 py-1.5 font-semibold text-warn">
      {flags.join(' · ')}
    </p>
  )
}
