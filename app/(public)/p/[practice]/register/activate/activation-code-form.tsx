'use client'
import { EnrolForm, type PageFormProps } from '@/components/form/enrol-form'
import { activateByCodeAction } from './actions'

export function ActivationCodeForm(props: PageFormProps) {
  return (
    <EnrolForm
      {...props}
      action={activateByCodeAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.ActivateByCode)}
    />
  )
}
