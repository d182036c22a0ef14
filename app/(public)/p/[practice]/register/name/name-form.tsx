'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveNameAction } from './actions'

export function NameForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveNameAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.nameStep(options))}
    />
  )
}
