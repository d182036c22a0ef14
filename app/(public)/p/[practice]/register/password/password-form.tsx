'use client'
import { EnrolForm } from '@/components/form/enrol-form'
import type { JourneyFormProps } from '../journey-form'
import { savePasswordAction } from './actions'

/** One that was set before may be left empty, which only the server can allow. */
export function PasswordForm({ options: _, kept, ...props }: JourneyFormProps & { kept: boolean }) {
  const schema = () => import('@/lib/domain/registrations/schema').then((m) => m.PasswordStep)
  return <EnrolForm {...props} action={savePasswordAction} schema={kept ? undefined : schema} />
}
