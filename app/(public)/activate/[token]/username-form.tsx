'use client'
import { EnrolForm, type PageFormProps } from '@/components/form/enrol-form'
import { activateWithUsernameAction } from './actions'

export function UsernameForm(props: PageFormProps) {
  return (
    <EnrolForm
      {...props}
      action={activateWithUsernameAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.ActivateWithUsername)}
    />
  )
}
