'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveAddressAction } from './actions'

export function AddressForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveAddressAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.addressStep(options))}
    />
  )
}
