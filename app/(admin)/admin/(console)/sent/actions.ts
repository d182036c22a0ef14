'use server'
import { retryMessage } from '@/lib/domain/correspondence/retry-message'
import { RetryMessage } from '@/lib/domain/correspondence/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const retryMessageAction = formAction({
  as: staff,
  schema: RetryMessage,
  run: retryMessage,
  next: () => paths.sentMessages(),
})
