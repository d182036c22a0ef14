'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveTermsAction } from './actions'

export function TermsForm({ options: _, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveTermsAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.TermsStep)}
    />
  )
}
