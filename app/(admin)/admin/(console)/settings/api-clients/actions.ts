'use server'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import { endApiClient } from '@/lib/domain/api-clients/end-api-client'
import { rotateClientKey } from '@/lib/domain/api-clients/rotate-client-key'
import { saveApiClient } from '@/lib/domain/api-clients/save-api-client'
import { CreateApiClient, EndApiClient, RotateClientKey, SaveApiClient } from '@/lib/domain/api-clients/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const createApiClientAction = formAction({
  as: staff,
  schema: CreateApiClient,
  run: (ctx, input) => createApiClient(ctx, input),
  tell: ({ clientKey }) => clientKey,
})

export const saveApiClientAction = formAction({
  as: staff,
  schema: SaveApiClient,
  run: saveApiClient,
  next: ({ clientId }) => paths.apiClient(clientId, 'saved'),
})

export const rotateClientKeyAction = formAction({
  as: staff,
  schema: RotateClientKey,
  run: rotateClientKey,
  tell: ({ clientKey }) => clientKey,
})

export const endApiClientAction = formAction({
  as: staff,
  schema: EndApiClient,
  run: endApiClient,
  next: ({ clientId }) => paths.apiClient(clientId, 'ended'),
})
