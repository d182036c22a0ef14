'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveEvidenceAction } from './actions'

export function EvidenceForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveEvidenceAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.evidenceStep(options))}
    />
  )
}
