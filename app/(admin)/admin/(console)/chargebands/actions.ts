'use server'
import { addRule } from '@/lib/domain/chargebands/add-rule'
import { addService } from '@/lib/domain/chargebands/add-service'
import { archiveChargeband } from '@/lib/domain/chargebands/archive-chargeband'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { createCompany } from '@/lib/domain/chargebands/create-company'
import { disableOnlineBooking } from '@/lib/domain/chargebands/disable-online-booking'
import { editRule } from '@/lib/domain/chargebands/edit-rule'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { moveRule } from '@/lib/domain/chargebands/move-rule'
import { removeRule } from '@/lib/domain/chargebands/remove-rule'
import { removeService } from '@/lib/domain/chargebands/remove-service'
import { renameChargeband } from '@/lib/domain/chargebands/rename-chargeband'
import { saveDepartments } from '@/lib/domain/chargebands/save-departments'
import { saveOnlineSettings } from '@/lib/domain/chargebands/save-online-settings'
import {
  AddRule,
  AddService,
  ArchiveChargeband,
  CreateChargeband,
  CreateCompany,
  DisableOnlineBooking,
  EditRule,
  EnableOnlineBooking,
  MoveRule,
  RemoveRule,
  RemoveService,
  RenameChargeband,
  SaveDepartments,
  SaveOnlineSettings,
} from '@/lib/domain/chargebands/schema'
import { pauseSignUpCode } from '@/lib/domain/sign-up-codes/pause-sign-up-code'
import { resumeSignUpCode } from '@/lib/domain/sign-up-codes/resume-sign-up-code'
import { MoveSignUpCode } from '@/lib/domain/sign-up-codes/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const createCompanyAction = formAction({
  as: staff,
  schema: CreateCompany,
  run: createCompany,
  next: ({ id }) => paths.newChargeband(id),
})

export const saveDepartmentsAction = formAction({
  as: staff,
  schema: SaveDepartments,
  run: saveDepartments,
  next: () => `${paths.companies()}?done=departments`,
})

export const createChargebandAction = formAction({
  as: staff,
  schema: CreateChargeband,
  run: createChargeband,
  next: ({ id }) => paths.chargeband(id, 'created'),
})

export const renameChargebandAction = formAction({
  as: staff,
  schema: RenameChargeband,
  run: renameChargeband,
  next: ({ id }) => paths.chargeband(id, 'renamed'),
})

export const archiveChargebandAction = formAction({
  as: staff,
  schema: ArchiveChargeband,
  run: archiveChargeband,
  next: () => `${paths.chargebands()}?done=archived`,
})

export const enableOnlineBookingAction = formAction({
  as: staff,
  schema: EnableOnlineBooking,
  run: enableOnlineBooking,
  next: ({ chargebandId, notified }) => paths.chargeband(chargebandId, notified > 0 ? 'enabled-notified' : 'enabled'),
})

export const disableOnlineBookingAction = formAction({
  as: staff,
  schema: DisableOnlineBooking,
  run: disableOnlineBooking,
  next: ({ chargebandId }) => paths.chargeband(chargebandId, 'disabled'),
})

export const saveOnlineSettingsAction = formAction({
  as: staff,
  schema: SaveOnlineSettings,
  run: saveOnlineSettings,
  next: ({ chargebandId }) => paths.chargeband(chargebandId, 'settings'),
})

export const addRuleAction = formAction({
  as: staff,
  schema: AddRule,
  run: addRule,
  next: ({ chargebandId }) => paths.chargeband(chargebandId),
})

export const editRuleAction = formAction({
  as: staff,
  schema: EditRule,
  run: editRule,
  next: ({ chargebandId }) => paths.chargeband(chargebandId),
})

export const removeRuleAction = formAction({
  as: staff,
  schema: RemoveRule,
  run: removeRule,
  next: ({ chargebandId }) => paths.chargeband(chargebandId),
})

export const moveRuleAction = formAction({
  as: staff,
  schema: MoveRule,
  run: moveRule,
  next: ({ chargebandId }) => paths.chargeband(chargebandId),
})

export const addServiceAction = formAction({
  as: staff,
  schema: AddService,
  run: addService,
  next: () => `${paths.services()}?done=added`,
})

export const removeServiceAction = formAction({
  as: staff,
  schema: RemoveService,
  run: removeService,
  next: () => `${paths.services()}?done=removed`,
})

export const pauseCodeHereAction = formAction({
  as: staff,
  schema: MoveSignUpCode,
  run: pauseSignUpCode,
  next: ({ chargebandId }) => paths.chargeband(chargebandId),
})

export const resumeCodeHereAction = formAction({
  as: staff,
  schema: MoveSignUpCode,
  run: resumeSignUpCode,
  next: ({ chargebandId }) => paths.chargeband(chargebandId),
})
