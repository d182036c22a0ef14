'use client'
import { EnrolForm, type PageFormProps } from '@/components/form/enrol-form'
import { startAction } from './actions'

export function CodeForm(props: PageFormProps) {
  return (
    <EnrolForm
      {...props}
      action={startAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.CodeStep)}
    />
  )
}
