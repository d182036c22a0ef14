'use server'
import { mapColumns } from '@/lib/domain/imports/map-columns'
import { MapColumns, StartImport } from '@/lib/domain/imports/schema'
import { startImport } from '@/lib/domain/imports/start-import'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const mapColumnsAction = formAction({
  as: staff,
  schema: MapColumns,
  run: mapColumns,
  next: ({ importId }) => paths.importDraft(importId),
})

export const startImportAction = formAction({
  as: staff,
  schema: StartImport,
  run: startImport,
  next: ({ importId }) => paths.batch(importId),
})
