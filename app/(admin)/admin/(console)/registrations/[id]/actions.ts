'use server'
import { activateByHand } from '@/lib/domain/registrations/activate-by-hand'
import { resendActivationByStaff } from '@/lib/domain/registrations/resend-activation'
import { ActivateByHandForm, SendAgainForm } from '@/lib/domain/registrations/staff-schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const sendAgainAction = formAction({
  as: staff,
  schema: SendAgainForm,
  run: resendActivationByStaff,
  next: (_, { registrationId }) => paths.registration(registrationId, 'sent-again'),
})

export const activateByHandAction = formAction({
  as: staff,
  schema: ActivateByHandForm,
  run: activateByHand,
  next: (_, { registrationId }) => paths.registration(registrationId, 'activated'),
})
