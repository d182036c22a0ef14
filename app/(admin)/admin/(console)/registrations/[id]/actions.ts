'use server'
import { beginSearch } from '@/lib/domain/patients/begin-search'
import { activateByHand } from '@/lib/domain/registrations/activate-by-hand'
import { createFromRegistration } from '@/lib/domain/registrations/create-from-registration'
import { joinRegistration } from '@/lib/domain/registrations/join-registration'
import { refuseRegistration } from '@/lib/domain/registrations/refuse-registration'
import { resendActivationByStaff } from '@/lib/domain/registrations/resend-activation'
import {
  ActivateByHandForm,
  DecideRegistration,
  FindToJoin,
  JoinRegistration,
  SendAgainForm,
} from '@/lib/domain/registrations/staff-schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { rememberSearch } from '@/lib/web/kept-search'
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

export const joinRegistrationAction = formAction({
  as: staff,
  schema: JoinRegistration,
  run: joinRegistration,
  next: (_, { registrationId }) => paths.registration(registrationId, 'decided'),
})

export const createFromRegistrationAction = formAction({
  as: staff,
  schema: DecideRegistration,
  run: createFromRegistration,
  next: (_, { registrationId }) => paths.registration(registrationId, 'decided'),
})

export const refuseRegistrationAction = formAction({
  as: staff,
  schema: DecideRegistration,
  run: refuseRegistration,
  next: (_, { registrationId }) => paths.registration(registrationId, 'decided'),
})

export const findToJoinAction = formAction({
  as: staff,
  schema: FindToJoin,
  run: beginSearch,
  effect: rememberSearch,
  next: ({ id, words }, { registrationId }) => paths.chooseToJoin(registrationId, words ? id : undefined),
})
