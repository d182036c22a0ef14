'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveDateOfBirthAction } from './actions'

export function DateOfBirthForm({ options: _, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveDateOfBirthAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.DateOfBirthStep)}
    />
  )
}
