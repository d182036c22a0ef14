'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveIdentifierAction } from './actions'

export function IdentifierForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveIdentifierAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.identifierStep(options))}
    />
  )
}
