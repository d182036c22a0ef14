'use server'
import { revalidatePath } from 'next/cache'
import { answerThread } from '@/lib/domain/threads/answer-thread'
import { closeThread } from '@/lib/domain/threads/close-thread'
import { handOverThread } from '@/lib/domain/threads/hand-over-thread'
import { markThreadUnread } from '@/lib/domain/threads/mark-thread-unread'
import { reopenThread } from '@/lib/domain/threads/reopen-thread'
import { AnswerThread, HandOverThread, OneThread, StartThread } from '@/lib/domain/threads/schema'
import { startThread } from '@/lib/domain/threads/start-thread'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

/** The rail's count is made anew as well. */
const fresh = () => revalidatePath(paths.admin(), 'layout')

export const answerThreadAction = formAction({
  as: staff,
  schema: AnswerThread,
  run: (ctx, input) => answerThread(ctx, input).finally(fresh),
  next: ({ threadId, told }) => paths.thread(threadId, { done: told ? 'sent' : 'untold' }),
})

export const startThreadAction = formAction({
  as: staff,
  schema: StartThread,
  run: (ctx, input) => startThread(ctx, input).finally(fresh),
  next: ({ threadId, told }) => paths.thread(threadId, { done: told ? 'sent' : 'untold' }),
})

export const closeThreadAction = formAction({
  as: staff,
  schema: OneThread,
  run: (ctx, input) => closeThread(ctx, input).finally(fresh),
  next: () => paths.inbox(undefined, undefined, 'closed'),
})

export const reopenThreadAction = formAction({
  as: staff,
  schema: OneThread,
  run: (ctx, input) => reopenThread(ctx, input).finally(fresh),
  next: ({ threadId }) => paths.thread(threadId),
})

export const markThreadUnreadAction = formAction({
  as: staff,
  schema: OneThread,
  run: (ctx, input) => markThreadUnread(ctx, input).finally(fresh),
  // Opening the thread again would read it.
  next: () => paths.inbox(undefined, undefined, 'unread'),
})

export const handOverThreadAction = formAction({
  as: staff,
  schema: HandOverThread,
  run: (ctx, input) => handOverThread(ctx, input).finally(fresh),
  next: () => paths.inbox(undefined, undefined, 'handed-over'),
})
