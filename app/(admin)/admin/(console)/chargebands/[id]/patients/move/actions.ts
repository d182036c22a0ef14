'use server'
import { movePatients } from '@/lib/domain/chargebands/move-patients'
import { MovePatients } from '@/lib/domain/chargebands/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const movePatientsAction = formAction({
  as: staff,
  schema: MovePatients,
  run: movePatients,
  next: (_, { chargebandId }) => paths.chargebandMoved(chargebandId),
})
