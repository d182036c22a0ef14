'use server'
import { exemptFromMissedRule } from '@/lib/domain/missed-appointments/exempt-from-missed-rule'
import { recordMissedAppointment } from '@/lib/domain/missed-appointments/record-missed-appointment'
import { ExemptFromMissed, RecordMissed, WithdrawMissed } from '@/lib/domain/missed-appointments/schema'
import { withdrawMissedAppointment } from '@/lib/domain/missed-appointments/withdraw-missed-appointment'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const recordMissedAction = formAction({
  as: staff,
  schema: RecordMissed,
  run: recordMissedAppointment,
  next: (_done, { patientId }) => paths.patientMissed(patientId, 'recorded'),
})

export const withdrawMissedAction = formAction({
  as: staff,
  schema: WithdrawMissed,
  run: withdrawMissedAppointment,
  next: (_done, { patientId }) => paths.patientMissed(patientId, 'withdrawn'),
})

export const exemptFromMissedAction = formAction({
  as: staff,
  schema: ExemptFromMissed,
  run: exemptFromMissedRule,
  next: (_done, { patientId }) => paths.patientMissed(patientId, 'rule'),
})
