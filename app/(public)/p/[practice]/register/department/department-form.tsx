'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { saveDepartmentAction } from './actions'

export function DepartmentForm({ options, ...props }: JourneyFormProps) {
  return (
    <EnrolForm
      {...props}
      action={saveDepartmentAction}
      schema={() => import('@/lib/domain/registrations/schema').then((m) => m.departmentStep(options))}
    />
  )
}
