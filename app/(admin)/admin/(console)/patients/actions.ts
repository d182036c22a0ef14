'use server'
import { acceptChange } from '@/lib/domain/patients/accept-change'
import { addContact } from '@/lib/domain/patients/add-contact'
import { addIdentifier } from '@/lib/domain/patients/add-identifier'
import { beginSearch } from '@/lib/domain/patients/begin-search'
import { changeContact } from '@/lib/domain/patients/change-contact'
import { changeIdentifier } from '@/lib/domain/patients/change-identifier'
import { editPatient } from '@/lib/domain/patients/edit-patient'
import { registerPatient } from '@/lib/domain/patients/register-patient'
import { rejectChange } from '@/lib/domain/patients/reject-change'
import { sayNotSamePerson } from '@/lib/domain/patients/say-not-same-person'
import {
  AcceptChange,
  addContactForm,
  addIdentifierForm,
  ChangeContact,
  ChangeIdentifier,
  editPatientForm,
  NotSamePerson,
  patientForm,
  RejectChange,
  SearchPatients,
  SetStanding,
} from '@/lib/domain/patients/schema'
import { setStanding } from '@/lib/domain/patients/set-standing'
import { takeBackNotSame } from '@/lib/domain/patients/take-back-not-same'
import { nationOf } from '@/lib/domain/practices/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { rememberSearch } from '@/lib/web/kept-search'
import { paths } from '@/lib/web/paths'

export const searchAction = formAction({
  as: staff,
  schema: SearchPatients,
  run: beginSearch,
  effect: rememberSearch,
  next: ({ id, words }) => paths.patients(words ? id : undefined),
})

export const registerPatientAction = formAction({
  as: staff,
  schema: async (ctx: Ctx) => patientForm(await nationOf(ctx)),
  run: registerPatient,
  next: ({ patientId }) => paths.patient(patientId, 'registered'),
})

export const editPatientAction = formAction({
  as: staff,
  schema: async (ctx: Ctx) => editPatientForm(await nationOf(ctx)),
  run: editPatient,
  next: (_done, { patientId }) => paths.patient(patientId, 'edited'),
})

export const setStandingAction = formAction({
  as: staff,
  schema: SetStanding,
  run: setStanding,
  next: (_done, { patientId }) => paths.patient(patientId, 'standing'),
})

export const addContactAction = formAction({
  as: staff,
  schema: async (ctx: Ctx) => addContactForm(await nationOf(ctx)),
  run: addContact,
  next: (_done, { patientId }) => paths.patientContacts(patientId, 'added'),
})

export const changeContactAction = formAction({
  as: staff,
  schema: ChangeContact,
  run: changeContact,
  next: (_done, { patientId }) => paths.patientContacts(patientId, 'changed'),
})

export const sayNotSamePersonAction = formAction({
  as: staff,
  schema: NotSamePerson,
  run: sayNotSamePerson,
  next: (_done, { patientId }) => paths.patient(patientId, 'different'),
})

export const takeBackNotSameAction = formAction({
  as: staff,
  schema: NotSamePerson,
  run: takeBackNotSame,
  next: (_done, { patientId, otherPatientId }) => paths.comparePatients(patientId, otherPatientId),
})

export const acceptChangeAction = formAction({
  as: staff,
  schema: AcceptChange,
  run: acceptChange,
  next: (_done, { patientId }) => paths.patient(patientId, 'accepted'),
})

export const rejectChangeAction = formAction({
  as: staff,
  schema: RejectChange,
  run: rejectChange,
  next: (_done, { patientId }) => paths.patient(patientId, 'rejected'),
})

export const addIdentifierAction = formAction({
  as: staff,
  schema: async (ctx: Ctx) => addIdentifierForm(await nationOf(ctx)),
  run: addIdentifier,
  next: (_done, { patientId }) => paths.patientIdentifiers(patientId, 'added'),
})

export const changeIdentifierAction = formAction({
  as: staff,
  schema: ChangeIdentifier,
  run: changeIdentifier,
  next: (_done, { patientId, change }) => paths.patientIdentifiers(patientId, change),
})
