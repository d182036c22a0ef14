'use client'
import type { ReactNode } from 'react'
import { frameClasses } from '@/components/form/field-classes'
import { FieldNotes } from '@/components/form/field-notes'
import { useTextField } from '@/components/form/form-context'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'

/** How many move, what it means, and the button that confirms it; after a refusal both show the number as it is now. */
export function HowMany({ from, to, children }: { from: string; to: string; children: ReactNode }) {
  const { value, error, words } = useTextField('confirmedCount')
  const patients = value === '1' ? '1 patient' : `${Number(value).toLocaleString('en-GB')} patients`
  return (
    <>
      <div id="confirmedCount" tabIndex={-1} className={frameClasses(error !== undefined)}>
        <FieldNotes name="confirmedCount" error={error} errorPrefix={words.errorPrefix} />
        <p className="my-0!">
          <strong>{patients}</strong> {value === '1' ? 'moves' : 'move'} from <strong>{from}</strong> to{' '}
          <strong>{to}</strong>.
        </p>
        <HiddenField name="confirmedCount" value={value} />
      </div>
      {children}
      <SubmitButton>Move {patients}</SubmitButton>
    </>
  )
}
