'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveNextOfKinAction } from './actions'

export function NextOfKinForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveNextOfKinAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.nextOfKinStep(options))}
    />
  )
}
