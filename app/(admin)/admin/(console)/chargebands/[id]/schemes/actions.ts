'use server'
import { archiveScheme } from '@/lib/domain/memberships/archive-scheme'
import { changePrice } from '@/lib/domain/memberships/change-price'
import { createScheme } from '@/lib/domain/memberships/create-scheme'
import { ArchiveScheme, ChangePrice, CreateScheme } from '@/lib/domain/memberships/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const createSchemeAction = formAction({
  as: staff,
  schema: CreateScheme,
  run: createScheme,
  next: ({ chargebandId }) => paths.chargeband(chargebandId, 'scheme'),
})

export const changePriceAction = formAction({
  as: staff,
  schema: ChangePrice,
  run: changePrice,
  next: ({ chargebandId }, { schemeId }) => paths.scheme(chargebandId, schemeId, { done: 'price' }),
})

export const archiveSchemeAction = formAction({
  as: staff,
  schema: ArchiveScheme,
  run: archiveScheme,
  next: ({ chargebandId }, { schemeId }) => paths.scheme(chargebandId, schemeId, { done: 'archived' }),
})
