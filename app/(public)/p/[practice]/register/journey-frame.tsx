import type { ReactNode } from 'react'
import { paths } from '@/lib/web/paths'
import { PatientFrame } from '@/lib/web/patient-frame'
import type { JourneyPage } from './journey-page'

/** The shell of a question: how far along it is, the way back, and what one is registering for. */
export function JourneyFrame({ page, children }: { page: JourneyPage; children: ReactNode }) {
  const { t, locale, practice, draft, changing, place, order, step } = page
  const before = order[place - 1] ?? 'code'
  return (
    <PatientFrame
      {...{ practice, locale, t }}
      back={changing ? paths.registerCheck(practice.slug) : paths.registerStep(practice.slug, before)}
      progress={place / order.length}
      about={draft.code ? <CodeInUse words={t('register.withCode')} code={draft.code} /> : null}
    >
      {step === 'check' ? null : (
        <p className="mb-2! text-ink-soft">
          {t('register.progress', { number: place + 1, total: draft.steps.length })}
        </p>
      )}
      {children}
      {step === 'check' ? null : <p className="mt-6! text-ink-soft">{t('register.kept')}</p>}
    </PatientFrame>
  )
}

function CodeInUse({ words, code }: { words: string; code: { code: string; chargebandName: string } }) {
  return (
    <>
      <span>
        {words} <strong className="num">{code.code}</strong>
      </span>
      <span aria-hidden="true">·</span>
      <span>{code.chargebandName}</span>
      <span aria-hidden="true">·</span>
    </>
  )
}
