'use server'
import { beginSearch } from '@/lib/domain/patients/begin-search'
import { SearchPatients } from '@/lib/domain/patients/schema'
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
