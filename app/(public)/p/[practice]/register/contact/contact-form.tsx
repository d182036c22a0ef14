'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveContactAction } from './actions'

export function ContactForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveContactAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.contactStep(options))}
    />
  )
}
