'use server'
import { answerOwnThread } from '@/lib/domain/threads/answer-own-thread'
import { AnswerThread, StartOwnThread } from '@/lib/domain/threads/schema'
import { startOwnThread } from '@/lib/domain/threads/start-own-thread'
import { patient } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const startOwnThreadAction = formAction({
  as: patient,
  schema: StartOwnThread,
  run: startOwnThread,
  next: ({ threadId }) => paths.portalThread(threadId, { done: 'sent' }),
})

export const answerOwnThreadAction = formAction({
  as: patient,
  schema: AnswerThread,
  run: answerOwnThread,
  next: ({ threadId }) => paths.portalThread(threadId, { done: 'sent' }),
})
