'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveSexAndGenderAction } from './actions'

export function SexAndGenderForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveSexAndGenderAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.sexAndGenderStep(options))}
    />
  )
}
